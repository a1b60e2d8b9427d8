"""Believable demo data: an invented company, its people, products and conversations.

Planning (`plan.build_plan`) is pure; `loading.load` writes a plan in bulk and `removal` takes it out again. Both use the
models of every domain area directly: writing 200 finished cases through operations made for one at a time would take minutes.
"""
