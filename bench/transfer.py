"""What bringing in and taking out takes: `python -m bench.transfer [CUSTOMERS] [UNITS] [CASES] [EXPORTED_ROWS]` (on an empty ANXIN_DATA or ANXIN_DATABASE_URL).

Prints seconds and rows a second of check, load and undo, and seconds and peak memory of writing a million rows in each form.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from anxin.config.boot import prepare

prepare()

from anxin.domain.accounts.models import Brand  # noqa: E402
from anxin.foundation import clock  # noqa: E402
from anxin.foundation.actors import SYSTEM  # noqa: E402
from anxin.foundation.transfer import engine, undoing  # noqa: E402
from anxin.foundation.transfer.models import TransferRun  # noqa: E402
from anxin.foundation.transfer.operations import runs  # noqa: E402
from anxin.foundation.transfer.writing.formats import FORMATS, table  # noqa: E402
from tests.journeys import old_system  # noqa: E402


def main(customers: int, units: int, cases: int, exported: int) -> None:
    """Export first: the peak of memory only ever grows."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for format in FORMATS:
            _write(place / f"table.{format}", format, exported)
        brand = Brand.objects.create(code=f"bench-{time.time_ns()}", names={"en": "Bench"})
        people, machines, past = place / "people.xlsx", place / "units.csv", place / "cases.json"
        old_system.customers(people, customers, 13)
        old_system.units(machines, units, customers - 13, 13)
        old_system.cases(past, cases, customers - 13, 0)
        files = {"customers": people, "units": machines, "cases": past}
        made = [_bring(brand.pk, importer, path) for importer, path in files.items()]
        for run in reversed(made):
            runs.undo(run_id=run.pk, actor=SYSTEM, at=clock.now())
            _timed(f"undo {run.importer}", run.new_objects, lambda run=run: undoing.undo(run.pk))


def _write(path: Path, format: str, count: int) -> None:
    names = ["number", "name", "phone", "text", "at"]
    at = clock.now()

    def fill() -> None:
        with table(path, format, names, names=names, zone="Asia/Shanghai") as sheet:
            for n in range(count):
                sheet.row([n, "王秀兰", "+8613800001234", "空调开了半小时还是不凉，外机也不转。", at])

    _timed(f"write {format}", count, fill)
    print(f"    {path.stat().st_size / 1024**2:.0f} MiB, peak memory {_peak():.0f} MiB")


def _bring(brand_id: int, importer: str, path: Path) -> TransferRun:
    with path.open("rb") as file:
        run = runs.receive(
            importer=importer,
            brand_id=brand_id,
            source="bench",
            file=file,
            file_name=path.name,
            size_bytes=path.stat().st_size,
            language="en",
            zone="Asia/Shanghai",
            actor=SYSTEM,
            at=clock.now(),
        )
    runs.check(run_id=run.pk, mapping=run.mapping, actor=SYSTEM, at=clock.now())
    _timed(f"check {importer}", None, lambda: engine.work(run.pk), run)
    runs.load(run_id=run.pk, actor=SYSTEM, at=clock.now())
    _timed(f"load {importer}", None, lambda: engine.work(run.pk), run)
    return run


def _timed(what: str, count: int | None, work: Callable[[], None], run: TransferRun | None = None) -> None:
    began = time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    if run is not None:
        run.refresh_from_db()
        count = run.total_rows
    print(f"{what:18} {count:>9,} rows {seconds:8.1f} s {(count or 0) / seconds:9,.0f} rows/s", flush=True)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*(int(given) for given in [*sys.argv[1:], *("20000", "30000", "5000", "1000000")[len(sys.argv) - 1 :]]))
