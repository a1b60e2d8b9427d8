"""A person who works here: the account that logs in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class StaffAccounts(BaseUserManager["Staff"]):
    """Makes accounts; the mail address is kept in lower case so that it exists once."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Staff:
        """A new account; without `password` nobody can log in with one until it is set."""
        staff = self.model(email=self.normalize_email(email).lower(), **fields)
        staff.set_password(password)
        staff.save(using=self._db)
        return staff

    def get_by_natural_key(self, username: str | None) -> Staff:
        """The account with that mail address, whatever its case."""
        return self.get(email__iexact=username)


class Staff(AbstractBaseUser):
    """A member of staff with the preferences the screens honour."""

    class Theme(models.TextChoices):
        SYSTEM = "system"
        LIGHT = "light"
        DARK = "dark"

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=80)
    language = models.CharField(max_length=10, default="zh-hans")
    zone = models.CharField(max_length=50, default="Asia/Shanghai")
    theme = models.CharField(max_length=10, choices=Theme.choices, default=Theme.SYSTEM)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[StaffAccounts] = StaffAccounts()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Name shown to colleagues and customers."""
        return self.name
