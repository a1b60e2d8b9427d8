"""Fixtures for every test of the house; they live in tests/cast.py."""

from tests.cast import _own_data_folder, case, cast, customer, django_db_modify_db_settings, run_jobs
from tests.mails import post

__all__ = ["_own_data_folder", "case", "cast", "customer", "django_db_modify_db_settings", "post", "run_jobs"]
