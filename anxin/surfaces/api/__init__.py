"""The REST API under /api/v1: for partners' programs and for our own islands. Each folder's `endpoints.py` brings a `router`."""
