"""What every audience shares: base templates, components, forms, paging, slots, the access table."""
