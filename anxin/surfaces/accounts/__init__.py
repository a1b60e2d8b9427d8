"""Log-in, second factor, sessions, invitations."""
