"""Writes of calendars and of the year tables of holidays."""
