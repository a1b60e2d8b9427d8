"""Entitlements on the desk: promises with versions, differences and sign-off; asking the rules what a customer is entitled to."""
