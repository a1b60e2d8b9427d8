"""A reader always sees the nearest language there is."""

from anxin.foundation.text.localised import in_language


def test_each_reader_gets_the_own_language_when_there_is_one():
    value = {"zh-hans": "压缩机", "zh-hant": "壓縮機", "en": "Compressor"}
    assert [in_language(value, language) for language in ("zh-hans", "zh-hant", "en")] == [
        "压缩机",
        "壓縮機",
        "Compressor",
    ]


def test_traditional_is_made_from_simplified_with_local_words():
    assert in_language({"zh-hans": "软件更新", "en": "Software update"}, "zh-hant") == "軟體更新"


def test_a_missing_language_falls_back_to_one_that_is_there():
    assert in_language({"zh-hans": "滤芯"}, "en") == "滤芯"
    assert in_language({"en": "Filter"}, "zh-hant") == "Filter"
    assert in_language({"fr": "Filtre"}, "zh-hans") == "Filtre"


def test_plain_strings_and_nothing_are_accepted():
    assert in_language("KFR-35GW", "en") == "KFR-35GW"
    assert in_language(None, "en") == in_language({}, "en") == ""
