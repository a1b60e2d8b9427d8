"""What happens to files that come in and go out. What is in them is nobody's business here."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class FileReceived(DomainEvent):
    """Somebody gave a file to bring in."""

    SUBJECTS = {"transfer_run": "run_id"}
    run_id: int
    importer: str


@dataclass(frozen=True, kw_only=True)
class ImportFinished(DomainEvent):
    """The good rows of a file are in."""

    SUBJECTS = {"transfer_run": "run_id"}
    run_id: int
    importer: str
    new_objects: int
    changed_objects: int
    bad_rows: int


@dataclass(frozen=True, kw_only=True)
class ImportUndone(DomainEvent):
    """What a file brought in was taken out again; `kept_objects` had to stay."""

    SUBJECTS = {"transfer_run": "run_id"}
    run_id: int
    importer: str
    kept_objects: int


@dataclass(frozen=True, kw_only=True)
class ExportRequested(DomainEvent):
    """Somebody asked for a file with data of the house."""

    SUBJECTS = {"transfer_export": "export_id"}
    export_id: int
    exporter: str


@dataclass(frozen=True, kw_only=True)
class ExportFetched(DomainEvent):
    """Somebody fetched such a file."""

    SUBJECTS = {"transfer_export": "export_id"}
    export_id: int
    exporter: str
    rows: int
