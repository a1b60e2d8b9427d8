"""Units: the list, one unit with its whole life, who says it is hers, labels to print."""
