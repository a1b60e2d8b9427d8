"""Entitlements: what a customer has a right to, by law and by promise, and why. Rule packs are data; decisions are explained.

Words: a *pack* is a file of rules of one jurisdiction and layer (law, brand, dealer, line); a *rule* has one of twelve shapes; a
*fact* is typed and may be unknown; a *decision* names remedies, deadlines, missing facts and the rules it rests on. Goodwill is
not decided here, and nothing here refuses a customer without a verified rule and a person.
"""
