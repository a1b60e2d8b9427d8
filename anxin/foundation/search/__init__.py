"""Finds things by words, numbers and names: one document per case, customer, unit, article …

Words: *document* = what is searchable of one thing; *kind* = what sort of thing (`case`); *scope* = a token that says who
may see it (`b1` brand 1, `t3` team 3); *grant* = one permission of the person who searches. The things themselves stay
where they are: a hit is only a kind and an id. Doors: `operations` (index, forget), `queries` (search), `types`.
"""
