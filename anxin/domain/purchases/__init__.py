"""Orders: who bought what, where, for how much, how it was delivered, what she agreed to when buying.

Words: *purchase* = one order from one source, *line* = one product or service in it, *exclusion* = something the customer was told would not be covered or taken back, and confirmed.
"""
