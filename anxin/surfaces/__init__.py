"""All HTTP, forms, templates and the command line: one folder per audience."""
