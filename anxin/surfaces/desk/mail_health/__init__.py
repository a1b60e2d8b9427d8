"""Mail health: what became of every mail that came in, what came back, and which addresses get nothing any more."""
