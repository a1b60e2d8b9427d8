"""Puts the cast of tests/cast.py on a journey's server: run as a module with the server's environment."""

from anxin.config.boot import setup

setup()

from tests.cast import make_cast  # noqa: E402


def main() -> None:
    """Two brands, their people and a product; the installation counts as set up."""
    make_cast()


if __name__ == "__main__":
    main()
