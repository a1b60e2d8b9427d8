"""What a person sets for itself: name, language, zone, look, password, second factor, sessions."""
