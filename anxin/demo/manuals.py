"""Draws a believable short manual of a model as a PDF, in each language."""

from __future__ import annotations

from html import escape

from anxin.domain.catalog.models import ProductModel
from anxin.foundation.text.localised import in_language
from anxin.foundation.text.script import to_traditional

TITLES = {"zh-hans": "使用说明书", "zh-hant": "使用說明書", "en": "User manual"}
_WORDS = {
    "zh-hans": {
        "safety": "安全须知",
        "first": "第一次使用",
        "care": "日常保养",
        "help": "遇到问题时",
        "first_steps": [
            "撕去所有保护膜，核对机身标签上的型号。",
            "放平放稳，按安装要求预留散热空间。",
            "接通电源，按一下开关，等指示灯常亮。",
        ],
        "care_steps": [
            "每月用软布擦拭外壳，不要用溶剂。",
            "滤网、油杯或滤芯按提示清洗或更换。",
            "长期不用请断电，电池产品充到一半再存放。",
        ],
        "help_steps": [
            "先断电五分钟再试一次。",
            "仍不正常，请扫机身二维码报修，不用找型号和序列号。",
            "有焦味、漏电、漏气时，立即停用并拨打服务热线。",
        ],
    },
    "en": {
        "safety": "Safety",
        "first": "First use",
        "care": "Care",
        "help": "When something is wrong",
        "first_steps": [
            "Remove all films and compare the model number on the label.",
            "Place it level and leave the space for air that the drawing shows.",
            "Connect it, press the switch and wait for a steady light.",
        ],
        "care_steps": [
            "Wipe the case with a soft cloth every month; no solvents.",
            "Wash or change filters when the display asks for it.",
            "Unplug it when it is not used for long; store batteries half charged.",
        ],
        "help_steps": [
            "Cut the power for five minutes and try again.",
            "If it stays wrong, scan the code on the machine: we then know which one it is.",
            "Smell of burning, gas or a tingling case: stop using it and call us at once.",
        ],
    },
}


def draw(model: ProductModel, language: str) -> bytes:
    """The manual as a PDF. Raises OSError where Pango is missing."""
    from weasyprint import HTML  # half a second to load, and only here

    content: bytes = HTML(string=_html(model, language)).write_pdf()
    return content


def _html(model: ProductModel, language: str) -> str:
    words = _WORDS["en" if language == "en" else "zh-hans"]
    notes = in_language(model.safety_notes, "en" if language == "en" else "zh-hans").splitlines()
    parts = [("safety", notes)] + [(key, list(words[f"{key}_steps"])) for key in ("first", "care", "help")]
    body = "".join(
        f"<h2>{words[key]}</h2><ol>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ol>" for key, lines in parts
    )
    name = in_language(model.names, language)
    text = (
        f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style>'
        f"<h1>{escape(name)}</h1><p>{escape(model.number)} · {TITLES[language]}</p>{body}"
    )
    return to_traditional(text) if language == "zh-hant" else text


_STYLE = """
@page { size: A5; margin: 16mm; @bottom-center { content: counter(page) } }
body { font-family: "Noto Sans CJK SC", "Noto Sans SC", sans-serif; font-size: 10.5pt; line-height: 1.7 }
h1 { font-size: 19pt; margin: 12mm 0 2mm } h2 { font-size: 13pt; margin: 7mm 0 2mm } p { color: #555 } li { margin-bottom: 1.5mm }
"""
