"""Two files of one thing become one, and two again: each app says in `merge.py` which of its rows follow.

Words: *kind* = what is merged ("customer", "unit"); *follower* = a column that points at it; *kept* and *gone* = the file that stays, the file that becomes an alias. Doors: `registry`, `operations`.
"""
