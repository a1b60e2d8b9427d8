"""Who works here: staff, invitations, roles and what they permit, log-in with identity providers."""
