"""Views of customers, one module per part of the file."""
