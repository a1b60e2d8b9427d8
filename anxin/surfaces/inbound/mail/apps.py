"""Django app of arriving mail: here so that its job is found."""

from django.apps import AppConfig


class Config(AppConfig):
    """Has no tables; what is kept belongs to conversations."""

    name = "anxin.surfaces.inbound.mail"
    label = "inbound_mail"
