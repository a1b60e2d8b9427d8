"""A case (服务单), its thread, and which case a conversation is about now."""

from django.db import models
from django.db.models import Q

from anxin.domain.cases.types import ACTIVE, State

_ACTIVE = [state.value for state in ACTIVE]


class Case(models.Model):
    """A customer's request. `state` is derived from `stage` and kept beside it for lists; `activity_at` orders the queue."""

    number = models.BigIntegerField(unique=True)
    code = models.CharField(max_length=12, unique=True)
    brand = models.ForeignKey("accounts.Brand", on_delete=models.CASCADE, related_name="+")
    type = models.ForeignKey("cases.CaseType", on_delete=models.PROTECT, related_name="+")
    stage = models.ForeignKey("cases.Stage", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in State])
    subject = models.CharField(max_length=200)
    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="+")
    model = models.ForeignKey(
        "catalog.ProductModel", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey("units.Unit", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    owner = models.ForeignKey("accounts.Staff", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    first_owner = models.ForeignKey(
        "accounts.Staff", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    team = models.ForeignKey("accounts.Team", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    region = models.ForeignKey("accounts.Region", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    outlet = models.ForeignKey("accounts.Outlet", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    priority = models.PositiveSmallIntegerField(default=2)
    is_emergency = models.BooleanField(default=False)
    emergency_kinds = models.JSONField(default=list)
    channel = models.CharField(max_length=10)
    language = models.CharField(max_length=10, default="zh-hans")
    values = models.JSONField(default=dict)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by")
    opened_at = models.DateTimeField()
    activity_at = models.DateTimeField()
    # Since when the customer waits for an answer of a person; None: she does not.
    waiting_since = models.DateTimeField(null=True)
    first_replied_at = models.DateTimeField(null=True)
    solved_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-activity_at", "-id"], name="cases_newest"),
            models.Index(fields=["-activity_at", "-id"], condition=Q(state__in=_ACTIVE), name="cases_queue_active"),
            models.Index(fields=["state", "-activity_at", "-id"], name="cases_queue_of_state"),
            models.Index(
                fields=["owner", "-activity_at", "-id"], condition=Q(state__in=_ACTIVE), name="cases_queue_of_owner"
            ),
            models.Index(
                fields=["team", "-activity_at", "-id"], condition=Q(state__in=_ACTIVE), name="cases_queue_of_team"
            ),
            models.Index(
                fields=["brand", "-activity_at", "-id"], condition=Q(state__in=_ACTIVE), name="cases_queue_of_brand"
            ),
            models.Index(fields=["brand", "state", "-activity_at", "-id"], name="cases_of_brand_and_state"),
            models.Index(
                fields=["-activity_at", "-id"],
                condition=Q(state__in=_ACTIVE, owner=None),
                name="cases_queue_unassigned",
            ),
            models.Index(
                fields=["-activity_at", "-id"],
                condition=Q(state__in=_ACTIVE, is_emergency=True),
                name="cases_queue_emergency",
            ),
            models.Index(fields=["customer", "-id"], name="cases_of_customer"),
            models.Index(fields=["unit", "-id"], condition=Q(unit__isnull=False), name="cases_of_unit"),
            models.Index(fields=["closes_at"], condition=Q(state=State.SOLVED.value), name="cases_to_close"),
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @property
    def is_active(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in _ACTIVE


class CaseMessage(models.Model):
    """A message belongs to a case's thread."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="case_messages")
    message = models.OneToOneField("conversations.Message", on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "message"], name="messages_of_case")]


class ConversationCase(models.Model):
    """The one case a conversation is about now."""

    conversation = models.OneToOneField("conversations.Conversation", on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conversation_links")


class Draft(models.Model):
    """What a person has typed and not sent, per case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey("accounts.Staff", on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "staff"], name="cases_draft_per_person")]
