"""Pages of transfer: one module per subject."""
