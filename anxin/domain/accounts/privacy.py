"""The house itself: its brands, places and staff. Staff are employees, not customers; their data follows the contract of work."""

from anxin.foundation.privacy.registry import declare_free

declare_free(
    (
        "accounts.ApiToken",
        "accounts.Brand",
        "accounts.Grant",
        "accounts.GrantScope",
        "accounts.IdentityProvider",
        "accounts.Installation",
        "accounts.Invitation",
        "accounts.Outlet",
        "accounts.Region",
        "accounts.Role",
        "accounts.RoleMapping",
        "accounts.Staff",
        "accounts.Team",
        "accounts.TeamMembership",
    ),
    "the house and its staff, no customers",
)
