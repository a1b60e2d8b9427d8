"""Runs and what became of their rows, remembered columns, numbers of other systems, and files that go out."""

from django.db import models
from django.db.models import Q


class Run(models.TextChoices):
    """Where a file being brought in stands."""

    NEW = "new"
    CHECKING = "checking"
    CHECKED = "checked"
    LOADING = "loading"
    LOADED = "loaded"
    STOPPED = "stopped"
    UNDOING = "undoing"
    UNDONE = "undone"
    FAILED = "failed"


class TransferRun(models.Model):
    """One file being brought in. `position` counts the rows dealt with in the present stage: the checkpoint a restart goes on from.

    `mapping` maps each heading to a column's name ("" for one that is left out). The file is kept until `file_until`, or until somebody's data is erased.
    """

    State = Run

    importer = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=Run.choices, default=Run.NEW)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200)
    file_until = models.DateTimeField(null=True)
    form = models.JSONField(default=dict)
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    brand_id = models.BigIntegerField()
    source = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    zone = models.CharField(max_length=50)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    total_rows = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    bad_rows = models.PositiveIntegerField(default=0)
    new_objects = models.PositiveIntegerField(default=0)
    changed_objects = models.PositiveIntegerField(default=0)
    kept_objects = models.PositiveIntegerField(default=0)
    wants_stop = models.BooleanField(default=False)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-id"], name="transfer_runs_newest"),
            models.Index(fields=["file_until"], condition=Q(file__isnull=False), name="transfer_old_run_files"),
        ]

    def __str__(self) -> str:
        return f"{self.importer} #{self.pk}"

    @property
    def is_busy(self) -> bool:
        """Whether a job works on it now."""
        return self.state in (Run.CHECKING, Run.LOADING, Run.UNDOING)


class TransferRow(models.Model):
    """What is worth remembering of a row: a problem, an object written, or (after an undo) why an object stays."""

    class Role(models.TextChoices):
        PROBLEM = "problem"
        WRITTEN = "written"
        STAYS = "stays"

    run = models.ForeignKey(TransferRun, on_delete=models.CASCADE, related_name="rows")
    role = models.CharField(max_length=7, choices=Role.choices)
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=60, blank=True)
    message = models.CharField(max_length=400, blank=True)
    kind = models.CharField(max_length=30, blank=True)
    object_id = models.BigIntegerField(null=True)
    is_new = models.BooleanField(default=False)
    before = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["run", "role", "line", "id"], name="transfer_rows_of_run"),
            models.Index(fields=["run", "role", "-id"], name="transfer_rows_newest_first"),
            models.Index(fields=["kind", "object_id"], name="transfer_rows_of_object"),
        ]


class TransferMapping(models.Model):
    """Which columns a set of headings meant the last time a person confirmed it."""

    importer = models.CharField(max_length=40)
    headings_hash = models.CharField(max_length=32)
    mapping = models.JSONField(default=dict)
    used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["importer", "headings_hash"], name="transfer_mapping_once_per_headings")
        ]


class ExternalId(models.Model):
    """The number an object has in another system: the same row loaded twice finds its object again."""

    brand_id = models.BigIntegerField()
    source = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    external_id = models.CharField(max_length=120)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand_id", "source", "kind", "external_id"], name="transfer_one_object_per_external_id"
            )
        ]
        indexes = [models.Index(fields=["kind", "object_id"], name="transfer_ids_of_object")]


class TransferExport(models.Model):
    """One file going out: made by a job, kept until `file_until`."""

    class State(models.TextChoices):
        WAITING = "waiting"
        WRITING = "writing"
        READY = "ready"
        STOPPED = "stopped"
        FAILED = "failed"
        GONE = "gone"

    exporter = models.CharField(max_length=40)
    format = models.CharField(max_length=5)
    filters = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    zone = models.CharField(max_length=50)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    rows_written = models.PositiveIntegerField(default=0)
    wants_stop = models.BooleanField(default=False)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    file_until = models.DateTimeField(null=True)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["actor_kind", "actor_id", "-id"], name="transfer_exports_of_actor"),
            models.Index(fields=["file_until"], condition=Q(file__isnull=False), name="transfer_old_exports"),
        ]

    @property
    def is_busy(self) -> bool:
        """Whether its job waits or works."""
        return self.state in (self.State.WAITING, self.State.WRITING)
