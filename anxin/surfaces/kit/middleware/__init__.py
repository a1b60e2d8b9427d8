"""What every request passes: the reader’s language, time zone and theme."""
