"""Working time: zones, weekly windows, holidays and make-up workdays. Knows neither cases nor people."""
