from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from anxin.surfaces.cli.__main__ import main


@pytest.fixture
def run(tmp_path):
    def run(*arguments: str, **files: str):
        for name, content in files.items():
            (tmp_path / f"{name}.jsonl").write_bytes(content.encode("utf-8", "surrogatepass"))
        given = [str(tmp_path / argument) if argument.endswith(".jsonl") else argument for argument in arguments]
        return CliRunner().invoke(main, given)

    return run


def _lines(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


ENTRIES = _lines(
    {"id": "a", "text": "空调不制冷怎么办"}, {"id": "b", "text": "怎样开发票"}, {"id": 3, "text": "How to get a refund"}
)


def test_knowledge_eval_prints_the_figures(run):
    questions = _lines(
        {"id": "q1", "text": "冷氣不涼", "gold": ["a"]},
        {"id": "a", "text": "空调不制冷怎么办", "gold": ["a"]},  # itself is never a result
        {"id": "q3", "text": "money back please", "gold": [3, "x"]},
    )
    done = run("knowledge", "eval", "--entries", "e.jsonl", "--questions", "q.jsonl", "--json", e=ENTRIES, q=questions)
    assert done.exit_code == 0
    figures = json.loads(done.stdout)
    assert figures["r@1"] == figures["r@10"] == figures["mrr@10"] == 0.6667
    assert figures["ms"] > 0
    assert figures["index_s"] > 0


def test_knowledge_eval_tells_bad_rows_and_goes_on(run):
    bad = ENTRIES + 'no json\n[1]\n{"id": null, "text": "x"}\n{"id": "z"}\n\n'
    questions = _lines({"id": 1, "text": "发票", "gold": ["b"]}, {"id": 2, "text": "发票", "gold": "b"})
    done = run("knowledge", "eval", "--entries", "e.jsonl", "--questions", "q.jsonl", "--json", e=bad, q=questions)
    assert json.loads(done.stdout)["r@1"] == 1
    assert done.stderr.count("left out") == 5


def test_knowledge_eval_of_nothing_is_zero(run):
    done = run("knowledge", "eval", "--entries", "e.jsonl", "--questions", "e.jsonl", "--json", e="")
    assert json.loads(done.stdout)["r@1"] == 0


TRAIN = _lines(
    *({"text": text, "label": "repair"} for text in ("空调漏水", "冰箱不冷", "电视黑屏", "it leaks", "no picture")),
    *(
        {"text": text, "label": "invoice"}
        for text in ("开发票", "发票抬头", "电子发票", "send the invoice", "VAT invoice")
    ),
)


def test_assistant_eval_prints_the_figures(run):
    test = _lines({"text": "洗衣机漏水", "label": "repair"}, {"text": "月亮有多远", "label": "oos"})
    done = run("assistant", "eval", "--train", "t.jsonl", "--test", "u.jsonl", "--json", t=TRAIN, u=test)
    figures = json.loads(done.stdout)
    assert figures["accuracy"] == 1
    assert figures["oos_auroc"] == 1
    assert figures["oos_recall"] in (0, 1)
    assert set(figures) == {"accuracy", "oos_recall", "oos_auroc", "train_s", "ms"}


def test_assistant_eval_without_strangers_leaves_their_figures_empty(run):
    test = _lines({"text": "发票", "label": "invoice"}, {"text": 5, "label": "invoice"})
    done = run("assistant", "eval", "--train", "t.jsonl", "--test", "u.jsonl", "--json", t=TRAIN, u=test)
    figures = json.loads(done.stdout)
    assert (figures["accuracy"], figures["oos_recall"], figures["oos_auroc"]) == (1, None, None)


def test_text_mood_answers_every_row_in_order(run):
    rows = _lines({"text": "非常满意，谢谢"}, {"text": None}, {"text": "太差了，我要投诉！！"}) + "broken\n"
    done = run("text", "mood", "m.jsonl", m=rows)
    first, second, third, fourth = map(json.loads, done.stdout.splitlines())
    assert (first["label"], first["mood"]) == ("positive", "calm")
    assert (third["label"], third["mood"]) == ("negative", "angry")
    assert set(second) == set(fourth) == {"error"}
    assert 0 <= third["score"] < 0.5 < first["score"] <= 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("text", "mood"),
        ("text", "mood", "/no/such/file"),
        ("knowledge", "eval", "--entries", "/no/such/file", "--questions", "/no/such/file"),
        ("assistant", "eval", "--train", "t.jsonl"),
        ("assistant", "eval", "--train", "t.jsonl", "--test", "t.jsonl"),
    ],
)
def test_wrong_usage_ends_with_2(run, arguments):
    done = run(*arguments, t="")
    assert done.exit_code == 2
    assert done.stdout == ""


def test_the_commands_are_found_by_their_names():
    assert {"knowledge", "assistant", "text"} <= set(main.list_commands(None))  # type: ignore[attr-defined,arg-type]
    assert Path(__file__).parent.parent.joinpath("text.py").exists()
