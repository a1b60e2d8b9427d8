"""Who works here and what they may do: brands, regions, outlets, teams, staff, roles, grants, invitations."""
