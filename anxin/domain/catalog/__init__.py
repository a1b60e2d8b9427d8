"""What the brands sell: product lines and models."""
