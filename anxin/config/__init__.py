"""Wiring: settings, URLs, ASGI, worker and command-line entry. Nothing here decides anything about the business."""
