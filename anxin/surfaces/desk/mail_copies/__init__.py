"""A message that came by mail as its sender saw it: the HTML without what runs or spies, the raw source, and who reads along."""
