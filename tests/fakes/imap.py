"""A real IMAP server for tests: Dovecot from Debian on a folder and a port of its own, with one mailbox and a token service beside it."""

from __future__ import annotations

import getpass
import imaplib
import json
import shutil
import subprocess
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

LOGIN, PASSWORD = "care@anran.example", "wolke-kiesel-41"
_CONF = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {login_user}
first_valid_uid = 0
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
mail_location = maildir:{folder}/mail/%u
imap_id_send = name *
passdb {{
  driver = static
  args = password={password}
  mechanisms = plain login
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home/%u
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""


class Dovecot:
    """Use as a context manager; `put` delivers a mail, `port` is where IMAP answers."""

    def __init__(self, *, token_port: int = 9) -> None:
        from tests.journeys.server import free_port

        # Not below pytest's own folder: Dovecot's processes give up root, and must still get there.
        self.folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
        self.port, self._token_port = free_port(), token_port
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Dovecot:
        program = shutil.which("dovecot") or "/usr/sbin/dovecot"
        for name in ("run", "state", "mail", "home"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        user = login_user = getpass.getuser()
        if user == "root":
            user, login_user = "dovecot", "dovenull"  # made by Debian's package
            for path in (self.folder, *self.folder.iterdir()):
                path.chmod(0o755)
                shutil.chown(path, "root" if path.name in ("run", "state") or path == self.folder else user)
        conf = _CONF.format(
            folder=self.folder, user=user, login_user=login_user, group=user, port=self.port, password=PASSWORD
        )
        (self.folder / "dovecot.conf").write_text(conf)
        (self.folder / "oauth2.conf").write_text(
            f"tokeninfo_url = http://127.0.0.1:{self._token_port}/info?token=\nactive_attribute = active\n"
            "active_value = yes\nusername_attribute = email\n"
        )
        self._process = subprocess.Popen(
            [program, "-F", "-c", str(self.folder / "dovecot.conf")], stderr=subprocess.DEVNULL
        )
        self._wait()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)

    def put(self, raw: bytes) -> None:
        """A mail arrives in the mailbox."""
        with imaplib.IMAP4("127.0.0.1", self.port) as client:
            client.login(LOGIN, PASSWORD)
            state, said = client.append("INBOX", "", "", raw)
            assert state == "OK", said

    def _wait(self) -> None:
        for _try in range(100):
            try:
                with imaplib.IMAP4("127.0.0.1", self.port) as client:
                    client.login(LOGIN, PASSWORD)
                    return
            except (OSError, imaplib.IMAP4.error):
                time.sleep(0.1)
        raise RuntimeError((self.folder / "dovecot.log").read_text()[-3000:])


class TokenService:
    """A provider's token endpoint as RFC 6749 and Microsoft document it: refresh tokens change, old and foreign ones are refused."""

    def __init__(self, *, client_id: str = "anxin-client", refresh_token: str = "first-refresh") -> None:
        self.client_id, self.refresh_token, self.asked = client_id, refresh_token, 0
        self._access: set[str] = set()
        service = self

        class Answers(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                given = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self._say(*service.answer({name: values[0] for name, values in given.items()}))

            def do_GET(self) -> None:
                token = parse_qs(self.path.partition("?")[2]).get("token", [""])[0]
                known = token in service._access
                self._say(200 if known else 401, {"active": "yes" if known else "no", "email": LOGIN})

            def _say(self, status: int, answer: dict[str, Any]) -> None:
                body = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.port = int(self._server.server_address[1])
        self.url = f"http://127.0.0.1:{self.port}/{{tenant}}/oauth2/v2.0/token"

    def __enter__(self) -> TokenService:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()

    def answer(self, given: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """What the endpoint says to a request."""
        self.asked += 1
        if given.get("grant_type") != "refresh_token":
            return 400, {"error": "unsupported_grant_type", "error_description": "AADSTS70003"}
        if given.get("client_id") != self.client_id:
            return 401, {"error": "invalid_client", "error_description": "AADSTS700016: application not found"}
        if given.get("refresh_token") != self.refresh_token:
            return 400, {
                "error": "invalid_grant",
                "error_description": "AADSTS70008: the refresh token has expired\r\nTrace: 1",
            }
        self.refresh_token = f"refresh-{self.asked}"
        access = f"access-{self.asked}"
        self._access.add(access)
        return 200, {
            "token_type": "Bearer",
            "expires_in": 3599,
            "access_token": access,
            "refresh_token": self.refresh_token,
        }
