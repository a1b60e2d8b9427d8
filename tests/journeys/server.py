"""A real server in a process of its own, on its own data, for the journeys; it can be killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

STARTS_WITHIN_SECONDS = 90.0  # with every table to make


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`anxin serve` on its own data folder (and, when ANXIN_DATABASE_URL is set, the database given there)."""

    def __init__(self, data: Path, environment: Mapping[str, str] | None = None) -> None:
        self.data, self.port = data, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = (data.parent / f"{data.name}.log").open("ab")
        self.environment = {**os.environ, "ANXIN_DATA": str(data), "PYTHONPATH": str(ROOT), **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, *arguments: str) -> str:
        """Run one command of `bin/anxin` on the same data; returns what it prints. Raises CalledProcessError."""
        command = [sys.executable, "-m", "anxin.surfaces.cli", *arguments]
        return subprocess.run(
            command, env=self.environment, cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout

    def python(self, module: str, *arguments: str) -> str:
        """Run a Python module (a stage of the play) on the same data; returns what it prints."""
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr[-4000:])
        return done.stdout

    def start(self) -> None:
        """Start and wait until it answers."""
        command = [sys.executable, "-m", "anxin.surfaces.cli", "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(command, env=self.environment, cwd=ROOT, stdout=self._log, stderr=self._log)
        end = time.monotonic() + STARTS_WITHIN_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        self.kill()  # nobody else would: a fixture that fails is not torn down
        raise RuntimeError("the server did not start:\n" + Path(self._log.name).read_text()[-4000:])

    @property
    def process_id(self) -> int:
        """Of the server that runs."""
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """SIGKILL: no chance to tidy up."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Ask it to end, and insist after a while."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
        self._log.close()
