"""Mail comes in: by our own SMTP and LMTP listeners, over IMAP, by a pipe; all of it through the spool, one job stores it."""
