"""Business-free ground everything stands on."""
