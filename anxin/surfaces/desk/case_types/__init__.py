"""Settings: types of cases with their own fields and steps."""
