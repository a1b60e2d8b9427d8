"""Believable demo data for an invented brand: plain data and pictures, joined by `plan.build_plan`; a loader writes it down."""
