"""When a case is due: the panel beside it, and the page that shows why it is due then."""
