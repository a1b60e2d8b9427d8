"""Models in any spelling, parts that follow each other, documents in the reader's language, ways to newer software."""

import datetime as dt

import pytest

from anxin.domain.catalog import queries
from anxin.domain.catalog.operations import documents, parts
from anxin.domain.catalog.rules.upgrades import Release, path
from anxin.foundation.errors import Forbidden, Invalid
from tests.cast import AT


@pytest.mark.parametrize("typed", ["KFR-35GW/AR1", "kfr35gwar1", "kfr 35gw", "35GW.ar1", "ＫＦＲ－35"])
def test_a_model_is_found_in_any_spelling(cast, typed):
    assert [row.pk for row in queries.models_like(typed)] == [cast.model.pk]


def part(cast, number, **more):
    given = {"brand_id": cast.brand.pk, "number": number, "names": {"zh-hans": "压缩机"}, **more}
    return parts.save_part(part_id=more.get("part_id"), given=given, actor=cast.administrator, at=AT)


def test_parts_fit_models_stand_in_for_each_other_and_follow_older_ones(cast):
    old = part(cast, "YSJ-01")
    new = part(cast, "YSJ-02", fits=[cast.model.pk], substitutes=[old.pk], supersedes_id=old.pk)
    found = queries.get_part(cast.agent, old.pk)
    assert [each.pk for each in found.superseded_by.all()] == [new.pk]
    assert [each.pk for each in found.substitutes.all()] == [new.pk]
    assert [each.pk for each in queries.parts(cast.agent, "ysj02")] == [new.pk]
    assert [each.pk for each in queries.parts(cast.agent, model_id=cast.model.pk)] == [new.pk]
    assert not queries.parts(cast.stranger).exists()


def test_a_part_never_takes_its_own_place(cast):
    old = part(cast, "A1")
    new = part(cast, "A2", supersedes_id=old.pk)
    given = {"number": "A1", "names": {"zh-hans": "x"}, "supersedes_id": new.pk}
    with pytest.raises(Invalid) as refused:
        parts.save_part(part_id=old.pk, given=given, actor=cast.administrator, at=AT)
    assert refused.value.field == "supersedes"
    with pytest.raises(Invalid):
        part(cast, "a-1")
    with pytest.raises(Forbidden):
        parts.save_part(
            part_id=None,
            given={"brand_id": cast.brand.pk, "number": "Z", "names": {"en": "z"}},
            actor=cast.agent,
            at=AT,
        )


def document(cast, language, **more):
    given = {"kind": "manual", "language": language, "title": language, "url": "https://example.com/a", **more}
    return documents.save_document(
        document_id=None, model_id=cast.model.pk, given=given, actor=cast.administrator, at=AT
    )


def test_a_reader_gets_what_her_language_has_and_else_the_nearest(cast):
    document(cast, "zh-hans")
    document(cast, "en")
    document(cast, "en", kind="video", title="film")
    document(cast, "zh-hans", kind="service", title="secret", is_public=False)
    read = lambda language: sorted(each.title for each in queries.documents_for_reader(cast.model.pk, language))  # noqa: E731
    assert read("en") == ["en", "film"]
    assert read("zh-hans") == read("zh-hant") == ["film", "zh-hans"]


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "not an address", "ftp://x.example/a"])
def test_a_document_needs_a_file_or_a_web_address(cast, url):
    with pytest.raises(Invalid):
        document(cast, "en", url=url)


DAY = dt.date(2026, 1, 1)
ONE = Release(1, "1.0", DAY)
TWO = Release(2, "2.0", DAY + dt.timedelta(days=1), requires=1)
THREE = Release(3, "3.0", DAY + dt.timedelta(days=2), requires=2)
BAD = Release(4, "4.0", DAY + dt.timedelta(days=3), is_withdrawn=True)


@pytest.mark.parametrize(
    ("installed", "way"),
    [(None, ["1.0", "2.0", "3.0"]), (1, ["2.0", "3.0"]), (2, ["3.0"]), (3, []), (4, [])],
)
def test_the_way_to_the_newest_goes_through_what_it_needs(installed, way):
    assert [step.version for step in path(installed, [ONE, TWO, THREE, BAD])] == way


def test_a_circle_of_needs_ends():
    assert len(path(None, [Release(1, "a", DAY, requires=2), Release(2, "b", DAY, requires=1)])) == 2
