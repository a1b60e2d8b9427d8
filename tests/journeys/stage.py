"""Puts the cast of tests/cast.py on a journey's server: run as a module with the server's environment."""

from anxin.config.boot import setup

setup()

from anxin.domain.accounts.models import Installation  # noqa: E402
from anxin.foundation import clock  # noqa: E402
from tests.cast import make_cast  # noqa: E402


def main() -> None:
    """Two brands, their people and a product; the installation counts as set up."""
    make_cast()
    Installation.objects.update_or_create(pk=1, defaults={"set_up_at": clock.now(), "requires_second_factor": False})


if __name__ == "__main__":
    main()
