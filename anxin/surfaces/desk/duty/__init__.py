"""Being on duty: whoever is gets alerted at once when a customer writes of danger."""
