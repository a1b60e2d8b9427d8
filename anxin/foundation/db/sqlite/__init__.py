"""SQLite backend with a fair process-wide lock around write transactions."""
