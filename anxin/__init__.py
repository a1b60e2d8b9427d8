"""Anxin: after-sales service software. See docs/map.md."""
