"""Brings objects in from files and takes them out: one engine; each app says in `imports.py` and `exports.py` what its objects are.

Words: *importer* = what one kind of object needs to come in; *run* = one file being brought in; *row* = one object of it; *exporter* = what goes out. Business-free: knows files, columns, rows and
what became of them. Doors: `registry` (register, all), `types`.
"""
