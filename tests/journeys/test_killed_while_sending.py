"""The server is killed with SIGKILL while an answer leaves, and started again: the answer leaves, as one mail, told once."""

import json
import time

import pytest
from playwright.sync_api import Page, expect

from tests.fakes.smtp import Receiver
from tests.journeys.conftest import log_in
from tests.journeys.server import Server, free_port

pytestmark = pytest.mark.timeout(180)


def look(server: Server) -> dict:
    return json.loads(server.python("tests.journeys.stage_answer", "look"))


def wait_for_state(server: Server, state: str, seconds: float = 45.0) -> dict:
    end = time.monotonic() + seconds
    while (found := look(server))["state"] != state:
        assert time.monotonic() < end, found
        time.sleep(0.5)
    return found


def check_told_once(found: dict, receiver: Receiver, page: Page, server: Server) -> None:
    """One Message-ID outside, one answer on the agent's page: in the thread, and in the timeline."""
    assert set(receiver.message_ids) == {found["message_id"]}
    assert (found["sent"], found["answered"], found["shown"]) == (1, 1, 1)
    assert "请先断电五分钟再试。" in receiver.mails[-1].get_body(("plain",)).get_content()
    page.goto(f"{server.url}/desk/cases/{found['number']}")
    expect(page.locator("#thread .ax-message-ours")).to_have_count(1)
    expect(page.locator("#thread")).to_contain_text("请先断电五分钟再试。")
    expect(page.locator("#happened .ax-timeline")).to_be_visible()
    expect(page.locator("#happened li").filter(has_text="回复了客户")).to_have_count(1)


def test_killed_in_the_middle_of_handing_it_over(server, open_browser):
    with Receiver() as receiver:
        receiver.stalls = True
        server.python("tests.journeys.stage_answer", "ask", str(receiver.port))
        assert receiver.arrived.wait(30)
        server.kill()
        assert look(server)["state"] == "sending"
        receiver.let_go()
        server.start()
        check_told_once(wait_for_state(server, "sent"), receiver, log_in(open_browser(), server, "agent"), server)


def test_killed_after_the_receiver_took_it_and_before_we_noted_it(server, open_browser):
    with Receiver() as receiver:
        receiver.takes_silently = True
        server.python("tests.journeys.stage_answer", "ask", str(receiver.port))
        receiver.wait_for(1)
        server.kill()
        assert look(server)["state"] == "sending"
        receiver.let_go()
        server.start()
        found = wait_for_state(server, "sent")
        assert len(receiver.wait_for(2)) == 2
        check_told_once(found, receiver, log_in(open_browser(), server, "agent"), server)


def test_killed_before_there_was_a_connection(server, open_browser):
    port = free_port()
    server.python("tests.journeys.stage_answer", "ask", str(port))
    wait_for_state(server, "waiting")
    server.kill()
    with Receiver(port=port) as receiver:
        server.start()
        found = wait_for_state(server, "sent", seconds=60)
        assert len(receiver.mails) == 1
        check_told_once(found, receiver, log_in(open_browser(), server, "agent"), server)
