"""Agents, supervisors and administrators at their desks."""
