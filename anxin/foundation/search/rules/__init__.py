"""Pure rules of search: tokens of a document, its place in the order, the question, the ranking."""
