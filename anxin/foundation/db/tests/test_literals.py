"""Only our own plain codes are ever written into SQL."""

import pytest

from anxin.foundation.db.literals import IsOneOf


@pytest.mark.parametrize("values", [[], ["a'b"], ["Open"], ["open", "x; --"]])
def test_anything_but_plain_codes_is_refused(values):
    with pytest.raises(ValueError, match="plain"):
        IsOneOf("state", values)
