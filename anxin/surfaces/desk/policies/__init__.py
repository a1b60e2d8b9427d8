"""Policies: what is due when, in plain words; changed by versions, looked at before, undone by republishing."""
