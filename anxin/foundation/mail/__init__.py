"""Mail as it arrives: bytes in, what the mail says out. Business-free and pure; see docs/mail.md."""
