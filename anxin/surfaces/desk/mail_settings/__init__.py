"""Where mail leaves: one SMTP account per brand or one for all, with a test that really sends."""
