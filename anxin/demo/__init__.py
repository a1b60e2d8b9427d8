"""Believable demo data for an invented company: plain data and pictures, joined by `plan.build_plan`."""
