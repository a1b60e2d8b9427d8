"""The first run of an empty installation: its pages exist once and are refused afterwards."""
