"""Pure rules of calendars: no database, no clock, no Django, so that they can be proven and run anywhere."""
