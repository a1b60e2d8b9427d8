"""Settings: removing the demo data, as long as there is some."""
