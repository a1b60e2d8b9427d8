"""Files kept once by the hash of their content, checked for what they really are, pictures freed of where they were taken."""
