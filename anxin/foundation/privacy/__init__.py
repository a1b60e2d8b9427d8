"""What is held about a person, and how it is handed out or erased: each app answers in its `privacy.py`.

Words: *part* = the data of one app about a person; *free* = a model declared to hold no personal data, with the reason. Business-free: a person is a number. Doors: `registry`.
"""
