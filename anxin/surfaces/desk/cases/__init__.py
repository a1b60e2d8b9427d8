"""Cases at the desk: the queue with its views, and the case page where people answer."""
