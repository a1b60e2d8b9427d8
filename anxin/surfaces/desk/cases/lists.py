"""The lists of the queue: ready-made views, saved views, and the filters in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import queries
from anxin.domain.cases.types import ACTIVE, Filter, State
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.cases import words
from anxin.surfaces.kit import filters as kit

if TYPE_CHECKING:
    from anxin.domain.cases.models import SavedView

_ACTIVE = tuple(state.value for state in ACTIVE)
MOST_COUNTED_VIEWS = 20


@dataclass(frozen=True)
class View:
    """A list with a name; `wanted` is what it shows."""

    key: str
    label: Any
    icon: str
    wanted: Filter
    empty_title: Any
    empty_text: Any = ""


VIEWS = {
    view.key: view
    for view in (
        View(
            "mine",
            _("Mine"),
            "user-check",
            Filter(states=_ACTIVE, owners=("me",)),
            _("You have no open cases"),
            _("Take one from “Unassigned”, or wait: what is given to you appears here by itself."),
        ),
        View(
            "unassigned",
            _("Unassigned"),
            "user-question",
            Filter(states=_ACTIVE, owners=("nobody",)),
            _("Everything has an owner"),
            _("New requests appear here by themselves."),
        ),
        View(
            "active",
            _("All active"),
            "inbox",
            Filter(states=_ACTIVE),
            _("Nobody is waiting for us"),
            _("New requests appear here by themselves."),
        ),
        View(
            "emergencies",
            _("Emergencies"),
            "flame",
            Filter(states=_ACTIVE, is_emergency=True),
            _("No emergencies"),
            _("When a customer writes of smoke, gas, electric shock or injury, the case stands here at once."),
        ),
        View(
            "waiting",
            _("Waiting for customer"),
            "clock-pause",
            Filter(states=(State.WAITING_CUSTOMER.value,)),
            _("We wait for nobody"),
            _("Cases we have answered with a question stand here until the customer replies."),
        ),
        View(
            "solved",
            _("Solved"),
            "circle-check",
            Filter(states=(State.SOLVED.value,)),
            _("No case waits for confirmation"),
            _("Solved cases stand here until the customer confirms or their days are over."),
        ),
        View("closed", _("Closed"), "archive", Filter(states=(State.CLOSED.value,)), _("No case is closed yet")),
        View("all", _("All cases"), "list", Filter(), _("There are no cases yet"), _("New requests appear here.")),
    )
}
DEFAULT = "active"


class List:
    """The list one request asks for: a view and the filters chosen on top of it."""

    def __init__(self, request: HttpRequest, offered: Sequence[kit.Filter] | None = None) -> None:
        self._request = request
        self._offered = offered
        self.key = request.GET.get("view", DEFAULT)
        self.view = VIEWS.get(self.key, VIEWS[DEFAULT])

    @cached_property
    def filters(self) -> kit.FilterState:
        """What may be filtered by; asks the database for brands, teams and people only when the address or the page needs them."""
        return kit.FilterState(self._request, self._offered or offered(self._request))

    @property
    def is_filtered(self) -> bool:
        """Whether the address narrows the view."""
        return any(name in self._request.GET for name in FILTER_NAMES)

    @property
    def wanted(self) -> Filter:
        """View and filters together; a filter on the same field replaces the view's."""
        if not self.is_filtered:
            return self.view.wanted
        chosen = self.filters
        given: dict[str, Any] = {
            "states": tuple(chosen["state"]),
            "brand_ids": _ids(chosen["brand"]),
            "type_ids": _ids(chosen["type"]),
            "team_ids": _ids(chosen["team"]),
            "owners": tuple(chosen["owner"]),
            "priorities": _ids(chosen["priority"]),
            "channels": tuple(chosen["channel"]),
            "is_emergency": True if chosen["emergency"] else None,
        }
        return replace(self.view.wanted, **{name: value for name, value in given.items() if value})

    @property
    def query(self) -> str:
        """The query string that leads to this list again, without paging."""
        kept = QueryDict(mutable=True)
        for name in ("view", *FILTER_NAMES):
            kept.setlist(name, self._request.GET.getlist(name))
        return kept.urlencode()

    @property
    def export_query(self) -> str:
        """What the list shows, view and filters together, in the words of an export's address."""
        wanted, kept = self.wanted, QueryDict(mutable=True)
        given = (
            wanted.states,
            wanted.brand_ids,
            wanted.type_ids,
            wanted.owners,
            wanted.team_ids,
            wanted.priorities,
            ("yes",) if wanted.is_emergency else (),
            wanted.channels,
        )
        for name, values in zip(FILTER_NAMES, given, strict=True):
            kept.setlist(name, [str(value) for value in values])
        return kept.urlencode()

    @property
    def url(self) -> str:
        """Address of this list."""
        return f"{reverse('cases:queue')}?{self.query}"


FILTER_NAMES = ("state", "brand", "type", "owner", "team", "priority", "emergency", "channel")


def offered(request: HttpRequest) -> list[kit.Filter]:
    """What this reader may filter by: three small reads, to be made once a request."""
    language = request.LANGUAGE_CODE
    actor = request.actor  # type: ignore[attr-defined]
    people = [(str(person.pk), person.name) for person in accounts.staff_members()[:300]]
    return [
        kit.Filter("state", _("State"), [(code, sign.label) for code, sign in words.STATES.items()]),
        kit.Filter("owner", _("Owner"), [("me", _("Me")), ("nobody", _("Nobody")), *people]),
        kit.Filter("type", _("Type"), [(str(t.pk), in_language(t.names, language)) for t in queries.types()]),
        kit.Filter("team", _("Team"), [(str(t.pk), in_language(t.names, language)) for t in accounts.teams()]),
        kit.Filter("brand", _("Brand"), [(str(b.pk), in_language(b.names, language)) for b in accounts.brands(actor)]),
        kit.Filter("priority", _("Priority"), [(str(p), sign.label) for p, sign in words.PRIORITIES.items()]),
        kit.Filter("emergency", _("Emergency"), [("yes", _("Emergencies only"))]),
        kit.Filter("channel", _("Channel"), [(code, sign.label) for code, sign in words.CHANNELS.items()]),
    ]


def _ids(values: list[str]) -> tuple[int, ...]:
    return tuple(int(value) for value in values)


@dataclass(frozen=True)
class Link:
    """A view in the navigation. `count` is None when nobody counted."""

    label: Any
    icon: str
    url: str
    is_current: bool
    count: str | None = None
    tone: str = ""
    delete_url: str = ""
    is_shared: bool = False


def links(
    request: HttpRequest, *, counted: bool, offers: Sequence[kit.Filter] | None = None
) -> tuple[list[Link], list[Link]]:
    """(ready-made views, saved views) as links; `counted` costs one statement for all of them together."""
    here = request.GET.copy()
    here.pop("cursor", None)
    saved = queries.saved_views(request.actor)  # type: ignore[attr-defined]
    wanted = {key: view.wanted for key, view in VIEWS.items() if key not in ("closed", "all")} if counted else {}
    if counted and saved:
        offers = offers or offered(request)
        wanted |= {str(view.pk): of_query(request, view.query, offers).wanted for view in saved[:MOST_COUNTED_VIEWS]}
    counts = dict(zip(wanted, queries.counts(request.actor, list(wanted.values())), strict=True))  # type: ignore[attr-defined]
    return _ready(here, counts), _saved(request, saved, here, counts)


def _ready(here: QueryDict, counts: Mapping[str, int]) -> list[Link]:
    base = reverse("cases:queue")
    return [
        Link(
            view.label,
            view.icon,
            f"{base}?view={view.key}",
            is_current=here.urlencode() == f"view={view.key}" or (view.key == DEFAULT and not here),
            count=_shown(counts.get(view.key, 0)),
            tone="danger" if view.key == "emergencies" else "",
        )
        for view in VIEWS.values()
    ]


def _saved(request: HttpRequest, views: Iterable[SavedView], here: QueryDict, counts: Mapping[str, int]) -> list[Link]:
    base = reverse("cases:queue")
    supervises = request.actor.can("cases.supervise")  # type: ignore[attr-defined]
    return [
        Link(
            view.name,
            "users" if view.owner_id is None else "bookmark",
            f"{base}?{view.query}",
            is_current=here.urlencode() == view.query,
            count=_shown(counts.get(str(view.pk), 0)),
            delete_url=reverse("cases:view_deletion", args=[view.pk]) if view.owner_id or supervises else "",
            is_shared=view.owner_id is None,
        )
        for view in views
    ]


def of_query(request: HttpRequest, query: str, offers: Sequence[kit.Filter] | None = None) -> List:
    """The list a stored query string stands for, seen by the same reader."""
    twin = HttpRequest()
    twin.GET = QueryDict(query)
    twin.LANGUAGE_CODE = request.LANGUAGE_CODE
    twin.actor = request.actor  # type: ignore[attr-defined]
    return List(twin, offers)


def _shown(number: int) -> str | None:
    if not number:
        return None
    return gettext("%(count)d+") % {"count": queries.MOST_COUNTED} if number > queries.MOST_COUNTED else str(number)


def plain_links() -> list[Link]:
    """The ready-made views without counts: free of charge, the open page asks for the rest by itself."""
    base = reverse("cases:queue")
    return [Link(view.label, view.icon, f"{base}?view={view.key}", is_current=False) for view in VIEWS.values()]
