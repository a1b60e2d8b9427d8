"""Makes every open invitation older than it may be. Run as a module on a journey's server."""

from anxin.config.boot import setup

setup()

from anxin.domain.accounts.models import Invitation  # noqa: E402
from anxin.foundation import clock  # noqa: E402

if __name__ == "__main__":
    Invitation.objects.filter(accepted_at=None).update(expires_at=clock.now())
