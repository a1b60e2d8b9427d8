"""Keeping a list of cases under a name, and letting it go."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.cases.events import ViewDeleted, ViewSaved
from anxin.domain.cases.models import SavedView
from anxin.domain.cases.queries import saved_views
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record

MOST_VIEWS = 40
_LONGEST_NAME = 60
_LONGEST_QUERY = 500


@transaction.atomic
def save_view(*, name: str, query: str, is_shared: bool, actor: Actor, at: datetime) -> SavedView:
    """Keep the filters in `query` (the queue's query string) under a name, for oneself or for everybody.

    The same name again replaces the query. Sharing needs "cases.supervise". Raises Invalid(field="name"), Forbidden.
    """
    name = " ".join(name.split())
    accounts.require(actor, "cases.supervise" if is_shared else "cases.view")
    if not name or len(name) > _LONGEST_NAME:
        raise Invalid(_("Please give the view a name of at most 60 characters."), field="name")
    if len(query) > _LONGEST_QUERY:
        raise Invalid(_("These are too many filters for one view."), field="name")
    owner_id = None if is_shared else actor.id
    known = SavedView.objects.select_for_update().filter(owner_id=owner_id, name=name).first()
    if known is None and saved_views(actor).count() >= MOST_VIEWS:
        raise Invalid(_("There are already many views. Please delete one first."), field="name")
    view = known or SavedView(owner_id=owner_id, name=name, order=SavedView.objects.filter(owner_id=owner_id).count())
    view.query = query
    view.save()
    record(ViewSaved(view_id=view.pk, is_shared=is_shared), actor=actor, at=at)
    return view


@transaction.atomic
def delete_view(*, view_id: int, actor: Actor, at: datetime) -> None:
    """Let a view go. Raises NotFound for one the actor does not have, Forbidden for a shared one without the right."""
    view = saved_views(actor).filter(pk=view_id).first()
    if view is None:
        raise NotFound
    if view.owner_id is None:
        accounts.require(actor, "cases.supervise")
    record(ViewDeleted(view_id=view.pk, is_shared=view.owner_id is None), actor=actor, at=at)
    view.delete()
