"""Runs the demo's mail server beside ours, while demo data is there."""

from __future__ import annotations

from anxin.demo.mailbox import Mailbox
from anxin.domain.accounts.queries import installation

_mailbox = Mailbox()


def start() -> None:
    """With the server."""
    if installation().holds_demo_data:
        _mailbox.start()


def stop() -> None:
    """With the server."""
    _mailbox.stop()
