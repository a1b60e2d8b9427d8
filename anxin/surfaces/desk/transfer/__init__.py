"""Data in and out: files that are brought in step by step, and files that go out."""
