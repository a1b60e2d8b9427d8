"""Pure rules about contact addresses."""
