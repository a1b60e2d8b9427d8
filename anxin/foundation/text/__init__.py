"""Text without business: values in several languages, Simplified to Traditional Chinese."""
