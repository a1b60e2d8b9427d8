"""Personal data is masked until the reader gave a reason: kept in the session for a quarter of an hour, for every page that shows this customer."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest

SHOWN_FOR = timedelta(minutes=15)
_KEY = "revealed"


def reveal(request: HttpRequest, customer_id: int, at: datetime) -> None:
    """Show this customer's data in full from now on; whoever calls this has noted the reason."""
    kept = {id: until for id, until in request.session.get(_KEY, {}).items() if until > at.isoformat()}
    request.session[_KEY] = {**kept, str(customer_id): (at + SHOWN_FOR).isoformat()}


def is_revealed(request: HttpRequest, customer_id: int, at: datetime) -> bool:
    """Whether this reader gave a reason for this customer in the last quarter of an hour."""
    return str(request.session.get(_KEY, {}).get(str(customer_id), "")) > at.isoformat()
