"""Who the customers are and how they can be reached."""
