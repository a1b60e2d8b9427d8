"""Policies at the desk: read, changed, previewed, published, restored."""

import html
import re

import pytest
from django.test import Client

from anxin.domain.accounts.models import Installation
from anxin.domain.clocks.models import Policy, PolicyPreview, PolicyVersion
from anxin.domain.clocks.operations import previewing
from anxin.foundation.jobs.worker import run_due
from tests.cast import AT

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def client(cast):
    """The supervisor, reading English."""
    Installation.objects.update_or_create(pk=1, defaults={"set_up_at": AT, "requires_second_factor": False})
    cast.supervisor_staff.language = "en"
    cast.supervisor_staff.save()
    made = Client()
    made.force_login(cast.supervisor_staff, backend=BACKEND)
    return made


def form_of(page):
    """What a browser would send of the editor's form."""
    text = page.content.decode()
    data = {}
    for tag in re.findall(r"<input[^>]*>", text):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag) and name[1] != "csrfmiddlewaretoken":
            data.setdefault(name[1], []).append(html.unescape(value[1]) if value else "")
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        data[name] = [chosen[1]]
    return data


def versions(code="standard"):
    return list(PolicyVersion.objects.filter(policy__code=code).order_by("number"))


def publish(client, code, **changes):
    """Change the form of a policy, look at the preview, publish it."""
    data = {**form_of(client.get(f"/desk/policies/{code}/draft")), **changes, "do": "preview"}
    seen = look(client, code, data)
    return seen, client.post(f"/desk/policies/{code}/versions", {"preview": preview_of(seen), "note": "test"})


def look(client, code, data):
    """Ask for a preview, let the background do it, and open its page."""
    asked = client.post(f"/desk/policies/{code}/draft", data)
    assert asked.status_code == 303, asked.content.decode()[:3000]
    while run_due(worker="test:0:0"):
        pass
    return client.get(asked.headers["Location"])


def preview_of(page):
    """The preview a page would publish."""
    return form_of(page)["preview"]


def test_the_editor_gives_back_exactly_what_it_was_given(client):
    for code in ("green", "within-24h", "standard"):
        _seen, answer = publish(client, code)
        assert answer.status_code == 303
        before, after = versions(code)
        assert after.content["rules"] == before.content["rules"]
        assert after.content["warnings"] == before.content.get("warnings", {})
        assert after.content["pauses"] == before.content.get("pauses", {})
        assert sorted(after.content["shown"]) == sorted(before.content["shown"])
        assert after.content["grace_seconds"] == before.content["grace_seconds"]


def test_everything_the_editor_offers_is_published(client, cast):
    publish(
        client,
        "standard",
        **{
            "rule-0-target-resolution-2": "3d",
            "rule-0-time-resolution": "wall",
            "rule-0-when-brand": [str(cast.brand.pk)],
            "rule-0-name": "Anran",
            "pause-resolution": ["waiting_other"],
            "warn-update_every-1-before": "1h",
            "warn-update_every-1-roles": ["agent"],
            "warn-update_every-1-emergency": "1",
            "grace": "45m",
            "shown": ["resolution"],
        },
    )
    content = versions()[-1].content
    assert content["rules"][0]["targets"]["resolution"]["2"] == {"seconds": 259_200, "time": "wall"}
    assert content["rules"][0]["when"] == {"brand": [cast.brand.pk]}
    assert content["rules"][0]["names"]["en"] == "Anran"
    assert content["pauses"]["resolution"] == ["waiting_other"]
    added = content["warnings"]["update_every"][1]
    assert (added["before_seconds"], added["roles"], added["emergency"]) == (3600, ["agent"], True)
    assert (content["grace_seconds"], content["shown"]) == (2700, ["resolution"])


def test_rules_are_added_ordered_and_removed(client):
    data = form_of(client.get("/desk/policies/standard/draft"))
    added = form_of(client.post("/desk/policies/standard/draft", {**data, "do": "add"}))
    changes = {
        "rule-1-name": "First",
        "rule-1-order": "0",
        "rule-1-target-resolution-1": "2h",
        "rule-1-when-type": ["complaint"],
    }
    seen = look(client, "standard", {**added, **changes, "do": "preview"})
    client.post("/desk/policies/standard/versions", {"preview": preview_of(seen)})
    assert [rule["names"].get("en") for rule in versions()[-1].content["rules"]] == ["First", "Every case"]
    publish(client, "standard", **{"rule-0-remove": "1"})
    assert [rule["names"].get("en") for rule in versions()[-1].content["rules"]] == ["Every case"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("rule-0-target-resolution-2", "soon"),
        ("grace", "-"),
        ("warn-resolution-0-percent", "many"),
        ("rule-0-target-resolution-1", "9999d"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(client, field, typed):
    data = {
        **form_of(client.get("/desk/policies/standard/draft")),
        field: typed,
        "rule-0-name": "kept",
        "do": "preview",
    }
    answer = client.post("/desk/policies/standard/draft", data)
    assert answer.status_code == 422
    assert "ax-policy-error" in answer.content.decode()
    assert 'value="kept"' in answer.content.decode()


def test_the_preview_tells_what_is_different_and_how_many_move(client, case):
    seen, _answer = publish(client, "standard", **{"rule-0-target-resolution-2": "20h"})
    page = seen.content.decode()
    assert "Every case › Solution › Normal" in page
    assert "40 hours" in page
    assert "20 hours" in page
    assert re.search(r'data-number="total"><strong>3<', page)


def test_history_shows_what_changed_and_brings_a_version_back(client):
    publish(client, "standard", grace="45m")
    page = client.get("/desk/policies/standard/versions/2").content.decode()
    assert "45 minutes" in page
    assert client.post("/desk/policies/standard/versions/1/restoration").status_code == 303
    assert versions()[-1].content == versions()[0].content
    assert "Brings back version 1." in client.get("/desk/policies/standard").content.decode()


def test_a_version_for_later_is_planned_and_one_for_the_past_refused(client):
    data = {**form_of(client.get("/desk/policies/standard/draft")), "do": "preview"}
    preview = preview_of(look(client, "standard", data))
    past = client.post("/desk/policies/standard/versions", {"preview": preview, "valid_from": "2020-01-01T00:00"})
    assert past.status_code == 422
    assert "cannot begin in the past" in past.content.decode()
    client.post("/desk/policies/standard/versions", {"preview": preview, "valid_from": "2099-01-01T00:00"})
    assert "A version is planned" in client.get("/desk/policies/").content.decode()


def test_a_new_policy_begins_with_an_empty_editor(client):
    answer = client.post("/desk/policies/new", {"name": "VIP", "code": "vip", "order": "5"})
    assert answer.headers["Location"] == "/desk/policies/vip/draft"
    assert Policy.objects.first().code == "vip"
    assert client.get("/desk/policies/vip").status_code == 200
    again = client.post("/desk/policies/new", {"name": "VIP", "code": "vip", "order": "5"})
    assert again.status_code == 422


@pytest.mark.parametrize("preview", ["", "0", "-1", "x", "9" * 40, "999999"])
def test_a_forged_preview_never_breaks_the_page_and_publishes_nothing(client, preview):
    assert client.post("/desk/policies/standard/versions", {"preview": preview}).status_code == 303
    assert client.get(f"/desk/policies/standard/draft?preview={preview}").status_code == 200
    assert len(versions()) == 1


def test_the_page_shows_how_far_the_look_is_and_then_what_it_found(client, case):
    data = {**form_of(client.get("/desk/policies/standard/draft")), "grace": "45m", "do": "preview"}
    path = client.post("/desk/policies/standard/draft", data).headers["Location"]
    PolicyPreview.objects.update(seen_count=1, total_count=4)
    waiting = client.get(path).content.decode()
    assert 'value="25"' in waiting
    assert 'hx-trigger="every 1s"' in waiting
    assert 'name="preview"' not in waiting
    while run_due(worker="test:0:0"):
        pass
    news = client.get(path, headers={"HX-Request": "true"}).content.decode()
    assert news.lstrip().startswith('<div id="look"')
    assert "every 1s" not in news
    assert 'name="preview"' in news


def test_the_same_draft_is_looked_at_once_until_asked_again(client, case):
    data = {**form_of(client.get("/desk/policies/standard/draft")), "grace": "45m", "do": "preview"}
    first = client.post("/desk/policies/standard/draft", data).headers["Location"]
    assert client.post("/desk/policies/standard/draft", data).headers["Location"] == first
    while run_due(worker="test:0:0"):
        pass
    assert client.post(first).headers["Location"] != first
    client.post("/desk/policies/standard/versions/1/restoration")
    assert client.post("/desk/policies/standard/draft", data).headers["Location"] != first


def test_the_editor_goes_on_from_what_was_looked_at(client):
    data = {**form_of(client.get("/desk/policies/standard/draft")), "grace": "45m", "do": "preview"}
    path = client.post("/desk/policies/standard/draft", data).headers["Location"]
    editor = client.get(f"/desk/policies/standard/draft?preview={path.rsplit('/', 1)[1]}")
    assert form_of(editor)["grace"] == ["45m"]


def test_a_look_that_failed_for_good_says_so_and_can_be_had_again(client, case):
    data = {**form_of(client.get("/desk/policies/standard/draft")), "grace": "45m", "do": "preview"}
    path = client.post("/desk/policies/standard/draft", data).headers["Location"]
    previewing.give_up(preview_id=int(path.rsplit("/", 1)[1]), at=AT)
    assert "could not be looked at" in client.get(path).content.decode()
    assert client.post("/desk/policies/standard/draft", data).headers["Location"] != path


def test_agents_do_not_know_of_policies(cast, client):
    client.force_login(cast.agent_staff, backend=BACKEND)
    for path in ("", "standard", "standard/draft", "standard/versions/1", "standard/previews/1"):
        assert client.get(f"/desk/policies/{path}").status_code == 404


def test_the_list_costs_the_same_with_many_versions(client, django_assert_max_num_queries):
    for _round in range(5):
        client.post("/desk/policies/standard/versions/1/restoration")
    with django_assert_max_num_queries(30):
        client.get("/desk/policies/")
