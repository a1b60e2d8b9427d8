"""Addresses of staff administration."""

from django.urls import path

from anxin.surfaces.desk.people.views import identity, invitations, people, roles

PREFIX = "desk/people/"
urlpatterns = [
    path("", people.index, name="index"),
    path("<int:pk>/", people.person, name="person"),
    path("<int:pk>/roles", people.grant, name="grant"),
    path("<int:pk>/roles/<int:grant_id>/revocation", people.revoke, name="revoke"),
    path("<int:pk>/teams", people.teams, name="teams"),
    path("<int:pk>/leave/", people.leave, name="leave"),
    path("<int:pk>/return", people.come_back, name="return"),
    path("<int:pk>/second-factor-reset", people.reset_second_factor, name="reset_second_factor"),
    path("<int:pk>/unlock", people.unlock, name="unlock"),
    path("<int:pk>/sessions-end", people.end_sessions, name="end_sessions"),
    path("invitations/", invitations.index, name="invitations"),
    path("invitations/new/", invitations.invite, name="invite"),
    path("invitations/<int:pk>/again", invitations.again, name="invite_again"),
    path("invitations/<int:pk>/withdrawal", invitations.withdraw, name="withdraw"),
    path("roles/", roles.matrix, name="roles"),
    path("roles/new", roles.add, name="add_role"),
    path("roles/security", roles.security, name="require_second_factor"),
    path("identity/", identity.index, name="identity"),
    path("identity/new/", identity.provider, name="new_provider"),
    path("identity/<int:pk>/", identity.provider, name="provider"),
    path("identity/<int:pk>/removal", identity.remove, name="remove_provider"),
]
