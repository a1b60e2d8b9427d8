"""Tables of accounts."""

from anxin.domain.accounts.models.brand import Brand
from anxin.domain.accounts.models.grant import Grant, GrantScope, Role
from anxin.domain.accounts.models.identity import IdentityProvider, RoleMapping
from anxin.domain.accounts.models.installation import Installation
from anxin.domain.accounts.models.invitation import Invitation
from anxin.domain.accounts.models.place import Outlet, Region
from anxin.domain.accounts.models.staff import Staff
from anxin.domain.accounts.models.team import Team, TeamMembership
from anxin.domain.accounts.models.token import ApiToken

__all__ = [
    "ApiToken",
    "Brand",
    "Grant",
    "GrantScope",
    "IdentityProvider",
    "Installation",
    "Invitation",
    "Outlet",
    "Region",
    "Role",
    "RoleMapping",
    "Staff",
    "Team",
    "TeamMembership",
]
