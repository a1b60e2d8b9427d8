"""Settings: when warnings of due times wait for the morning of everybody who chose no hours of her own."""
