"""Background work: how much waits, what died and why, and when recurring work comes next."""
