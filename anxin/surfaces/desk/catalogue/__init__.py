"""Looking models, parts, manuals and software versions up, and keeping them: the shelf everybody works from."""
