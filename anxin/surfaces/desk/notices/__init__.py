"""What a member of staff should know: the bell, the list, and the banner for what is urgent."""
