"""`bin/anxin policy` as a person or a program uses it: a process, files, pipes, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anxin.domain.entitlements.types import FactError, read_facts
from anxin.surfaces.cli.policy import _decided, _parsed, shipped

ROOT = Path(__file__).resolve().parents[4]
SEVEN = {
    "at": "2026-03-09T23:59:00+08:00",
    "unit": {"product_class": "headphones"},
    "purchase": {"channel": "online", "sign_off_date": "2026-03-02"},
    "request": {"reason": "no_reason"},
}


def run(*arguments: str, stdin: bytes = b"", folder: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ANXIN_CALLED_FROM": str(folder)}
    command = [sys.executable, "-m", "anxin.surfaces.cli", "policy", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False, timeout=60)


def test_every_input_of_every_file_gets_its_line_in_order(tmp_path):
    (tmp_path / "one.json").write_text(json.dumps(SEVEN), encoding="utf-8")
    (tmp_path / "many.json").write_text(json.dumps([SEVEN, {"at": "soon"}]), encoding="utf-8-sig")
    (tmp_path / "broken.json").write_bytes(b"{\xff")
    done = run("decide", "one.json", "many.json", "broken.json", "absent.json", folder=tmp_path)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert [next(iter(line)) for line in lines] == ["remedies", "remedies", "error", "error", "error"]
    assert lines[0]["remedies"][0]["until"] == "2026-03-09"
    assert lines[2]["error"].startswith("at: is not a date")


def test_inputs_are_read_from_a_pipe(tmp_path):
    done = run("decide", "-", stdin=json.dumps(SEVEN).encode() + b"\n\n[1]\n")
    assert [next(iter(json.loads(line))) for line in done.stdout.splitlines()] == ["remedies", "error"]


@pytest.mark.parametrize("arguments", [(), ("decide",), ("decide", "--pack", "absent.yaml", "x.json"), ("nonsense",)])
def test_wrong_usage_ends_with_two(arguments):
    assert run(*arguments).returncode == 2


def test_a_promise_of_the_brand_lengthens_the_days(tmp_path):
    (tmp_path / "in.json").write_text(json.dumps({**SEVEN, "at": "2026-03-15"}), encoding="utf-8")
    (tmp_path / "brand.yaml").write_text(
        """
pack: brand
version: "1"
jurisdiction: CN
layer: brand
title: {zh: 品牌承诺, en: promise}
valid_from: 2026-01-01
sources: {B: {zh: 品牌政策, en: policy of the brand}}
rules:
  - id: B-1
    shape: window
    title: {zh: 十五日无理由退货, en: fifteen days}
    confidence: verified
    basis: B
    when: {request.reason: no_reason}
    tag: no_reason
    grants: return
    starts: purchase.sign_off_date
    days: 15
""",
        encoding="utf-8",
    )
    done = run("decide", "--pack", "brand.yaml", "in.json", folder=tmp_path)
    remedy = json.loads(done.stdout)["remedies"][0]
    assert (remedy["until"], remedy["free"], remedy["rules"]) == ("2026-03-17", True, ["B-1"])
    assert run("check", "brand.yaml", folder=tmp_path).returncode == 0


def test_a_wrong_pack_is_told_with_its_line(tmp_path):
    (tmp_path / "bad.yaml").write_text("pack: x\nlayer: law\nlayer: law\n", encoding="utf-8")
    done = run("check", "bad.yaml", folder=tmp_path)
    assert done.returncode == 1
    assert "line 3: layer: stands here twice" in done.stdout.decode()


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=12) | st.just("2026-03-02"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = {
    "unit": ["product_class", "mileage_km", "install_done_date", "use_fee_pct"],
    "purchase": ["price", "channel", "invoice_date", "exclusion_confirmation", "delivery_date"],
    "request": ["reason", "made_at", "part", "incident", "return_freight", "part_exchanges"],
}
nearly = st.fixed_dictionaries(
    {},
    optional={
        "at": anything,
        "jurisdiction": anything,
        "repairs": anything | st.lists(st.dictionaries(st.sampled_from(["start", "end", "days", "hours"]), anything)),
        "exchanges": anything,
        **{part: anything | st.dictionaries(st.sampled_from(names), anything) for part, names in FIELDS.items()},
    },
)


@settings(max_examples=300, deadline=None)
@given(nearly | anything)
def test_no_input_breaks_the_command(document):
    assert {"error", "remedies"} & set(_decided(shipped.engine(), document))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_the_command(content):
    assert isinstance(_decided(shipped.engine(), _parsed(content)), dict)


@pytest.mark.parametrize("at", ["9999-12-31", "0001-01-01", "9999-12-31T23:59:59-12:00"])
def test_the_ends_of_time_are_an_answer_or_an_error(at):
    told = {
        **SEVEN,
        "at": at,
        "unit": {"product_class": "air_conditioner"},
        "purchase": {"channel": "online", "sign_off_date": at[:10], "invoice_date": at[:10]},
        "request": {"reason": "fault", "incident": {"kind": "injury", "known_at": at}},
    }
    assert {"error", "remedies"} & set(_decided(shipped.engine(), told))


def test_a_field_that_cannot_be_read_is_named():
    with pytest.raises(FactError, match=r"purchase\.price: is not a number"):
        read_facts({"at": "2026-03-02", "purchase": {"price": -1}})
