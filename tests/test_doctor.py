"""The doctor can look at everything, and says what is wrong."""

import pytest

from anxin.domain.messaging.models import MailAccount
from anxin.foundation.health import findings


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", ["", "wrong_password"])
def test_every_check_can_look_and_a_troubled_mail_account_is_told(cast, trouble):
    MailAccount.objects.create(host="smtp.example", from_address="service@anran.example", trouble=trouble)
    found = [(each.level, each.what) for each in findings()]
    assert not [what for _level, what in found if "could not look" in what]
    assert ("warn", "brand anran: mail account in trouble: wrong_password") in found or trouble == ""
    assert ("ok", "brand anran: mail leaves by smtp.example") in found or trouble != ""
