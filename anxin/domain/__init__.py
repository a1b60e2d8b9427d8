"""Business areas; order and rules in docs/map.md."""
