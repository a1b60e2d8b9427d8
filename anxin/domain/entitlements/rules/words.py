"""The sentences of a trace, in Chinese and English: a layman reads why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from anxin.domain.entitlements.rules.shapes.rule import Line, Rule

_DOUBTS = {
    "verified": ("", ""),
    "secondary": ("（据转引资料，未核对原文）", " (from secondary sources; the text itself was not checked)"),
    "memory_high": ("（凭专业知识，未核对原文）", " (from professional knowledge; the text was not checked)"),
    "memory_check": ("（待核实，仅供参考）", " (unconfirmed; advice only)"),
    "design": ("（平台建议值，非法律规定）", " (our default, not law)"),
}
KINDS = {
    "return": ("退货", "return"),
    "exchange": ("换货", "exchange"),
    "repair": ("免费维修", "free repair"),
    "refund": ("退款", "refund"),
    "compensation": ("赔偿", "compensation"),
    "loaner": ("备用机或补偿", "a loaner or its cost"),
    "replace_part": ("更换总成或部件", "replacement of the part"),
}
SENTENCES: dict[str, tuple[str, str]] = {
    "head": (
        "适用{area}规则，商品：{product}，按 {today} 判断。",
        "Judged by the rules of {area} for: {product}, on {today}.",
    ),
    "note_home": ("未说明地区，按中国内地处理。", "No jurisdiction was told; mainland China is assumed."),
    "note_ignored": ("未使用的字段：{field}。", "Field not used: {field}."),
    "note_not_a_choice": (
        "{field} 的值“{value}”无法识别，视为未知；可用：{choices}。",
        "{field}: “{value}” is not understood and counts as unknown; possible are {choices}.",
    ),
    "note_unknown_class": (
        "未收录的产品类别“{value}”，按一般商品处理。",
        "The kind of product “{value}” is not known; the general rules are used.",
    ),
    "window_in": (
        "{title}：从 {start} 的次日起算，到 {until} 为止（含当日）；{judged} 在期内。可{kinds}。依据：{basis}",
        "{title}: counted from the day after {start} to {until} inclusive; {judged} is in time. Due: {kinds}. Source: {basis}",
    ),
    "window_out": (
        "{title}：从 {start} 的次日起算，到 {until} 为止；{judged} 已经超过。依据：{basis}",
        "{title}: counted from the day after {start}, it ended on {until}; {judged} is too late. Source: {basis}",
    ),
    "window_unknown": (
        "{title}：还缺少信息，暂不能确定。依据：{basis}",
        "{title}: it depends on what is not known yet. Source: {basis}",
    ),
    "window_open": ("{title}：可{kinds}。依据：{basis}", "{title}. Due: {kinds}. Source: {basis}"),
    "freight": (
        "{title}：退货运费由顾客承担，另有约定的除外。",
        "{title}: the customer pays for sending back, unless agreed otherwise.",
    ),
    "coverage_in": (
        "{title}：{part}的保修期从 {start} 到 {until}（已顺延维修占用的 {paused} 天），故障在期内，{kinds}。依据：{basis}",
        "{title}: the {part} is covered from {start} to {until} ({paused} days in repair added); the fault lies within. "
        "Due: {kinds}. Source: {basis}",
    ),
    "coverage_out": (
        "{title}：{part}的保修期到 {until} 为止，故障在期外；仍可付费维修。依据：{basis}",
        "{title}: cover of the {part} ended on {until}, before the fault; paid repair is still offered. Source: {basis}",
    ),
    "coverage_unknown": (
        "{title}：是否在保修期内还不能确定。依据：{basis}",
        "{title}: whether it is covered is not known yet. Source: {basis}",
    ),
    "covered": (
        "{title}：{part} {start} 至 {until}。依据：{basis}",
        "{title}: {part} from {start} to {until}. Source: {basis}",
    ),
    "promise_shorter": (
        "{title}短于法定期限，按法定（{law}）执行。",
        "{title} is shorter than the law gives; the law ({law}) counts.",
    ),
    "count_in": (
        "{title}：{counted}，达到 {at_least}，可{kinds}。依据：{basis}",
        "{title}: {counted}, which reaches {at_least}. Due: {kinds}. Source: {basis}",
    ),
    "count_out": (
        "{title}：{counted}，但故障不在保修期内。依据：{basis}",
        "{title}: {counted}, but the fault is not within the cover. Source: {basis}",
    ),
    "count_unknown": (
        "{title}：还缺少信息，暂不能确定。依据：{basis}",
        "{title}: it depends on what is not known yet. Source: {basis}",
    ),
    "elapsed_in": (
        "{title}：已送修 {days} 天，超过 {more_than} 天，可要求{kinds}。依据：{basis}",
        "{title}: in repair for {days} days, more than {more_than}. Due: {kinds}. Source: {basis}",
    ),
    "elapsed_out": (
        "{title}：已送修 {days} 天，超过 {more_than} 天才适用。依据：{basis}",
        "{title}: in repair for {days} days; it applies after {more_than}. Source: {basis}",
    ),
    "elapsed_other": ("{title}：不是这种等待。", "{title}: it waits for something else."),
    "elapsed_unknown": (
        "{title}：还缺少信息，暂不能确定。依据：{basis}",
        "{title}: it depends on what is not known yet. Source: {basis}",
    ),
    "multiplier": (
        "{title}：价款 {price} 的 {times} 倍，不足 {least} 的按 {least} 计，合 {amount} {currency}；须由法务确认。依据：{basis}",
        "{title}: {times} times {price}, at least {least}, is {amount} {currency}; legal has to confirm. Source: {basis}",
    ),
    "multiplier_unknown": (
        "{title}：需要购买价格才能计算。依据：{basis}",
        "{title}: the price is needed to work it out. Source: {basis}",
    ),
    "excluded": (
        "不适用“{title}”：{rule}。依据：{basis}。须由人工确认后才能拒绝。",
        "“{title}” does not apply: {rule}. Source: {basis}. A person has to confirm before anything is refused.",
    ),
    "excluded_perhaps": (
        "{rule}：可能不适用免费三包，但依据未经核实，不得据此拒绝，请人工判断。依据：{basis}",
        "{rule}: the right may not apply, but the source is unverified and refuses nobody; a person decides. Source: {basis}",
    ),
    "advice": (
        "参考：{title}，一般可{kinds}。依据：{basis}",
        "Advice: {title}; usually {kinds}. Source: {basis}",
    ),
    "fee_daily": (
        "{title}：{price} × {rate}% × {days} 天 = {amount} {currency}。依据：{basis}",
        "{title}: {price} × {rate}% × {days} days = {amount} {currency}. Source: {basis}",
    ),
    "fee_distance": (
        "{title}：{price} × {km} ÷ 1000 × {rate}% = {amount} {currency}。依据：{basis}",
        "{title}: {price} × {km} km ÷ 1000 × {rate}% = {amount} {currency}. Source: {basis}",
    ),
    "fee_told": (
        "{title}：{amount} {currency}，由顾客承担。依据：{basis}",
        "{title}: {amount} {currency}, paid by the customer. Source: {basis}",
    ),
    "fee_rate_unknown": (
        "{title}：费率不明，不收取。依据：{basis}",
        "{title}: the rate is not known, so nothing is charged. Source: {basis}",
    ),
    "deadline": ("我方期限：{title}，最迟 {at}。依据：{basis}", "Our deadline: {title}, by {at}. Source: {basis}"),
    "notice": ("提醒：{title}，{at}。依据：{basis}", "Notice: {title}, {at}. Source: {basis}"),
    "burden_trader": (
        "{title}：到 {until} 为止由经营者举证，检测免费，不要求顾客证明原因。依据：{basis}",
        "{title}: until {until} the trader has to prove the cause; inspection is free. Source: {basis}",
    ),
    "burden_customer": (
        "{title}：经营者举证期到 {until} 已满，由顾客举证。依据：{basis}",
        "{title}: the trader's time to prove ended on {until}; the burden is now the customer's. Source: {basis}",
    ),
    "missing": ("需要确认：{fact}（{pointer}）。", "To be asked: {fact} ({pointer})."),
    "refused": (
        "“{kinds}”的条件不成立（规则 {rules}），须由人工确认后答复。",
        "The conditions for {kinds} are not met (rules {rules}); a person confirms before the customer is told.",
    ),
    "remains": (
        "如商品出现质量问题，仍可依法要求维修、更换或退货。",
        "Should the goods prove faulty, repair, exchange or return by law remain.",
    ),
    "human": ("需要人工处理。", "A person has to look at this."),
}


def sentences(line: Line) -> tuple[str, str]:
    """The sentence in Chinese and English."""
    zh, en = SENTENCES[line.code]
    told_zh, told_en = map(dict[str, Any], _of_rule(line.rule)) if line.rule else ({}, {})
    for name, value in line.values.items():
        told_zh[name], told_en[name] = _TOLD[type(value)](value) if type(value) in _TOLD else (value, value)
    return zh.format_map(told_zh), en.format_map(told_en)


def kinds(names: Iterable[str]) -> tuple[str, str]:
    """Kinds of remedies as people read them."""
    names = tuple(names)
    return "、".join(KINDS[each][0] for each in names), ", ".join(KINDS[each][1] for each in names)


@lru_cache(maxsize=4096)
def _of_rule(rule: Rule) -> tuple[dict[str, str], dict[str, str]]:
    """What every sentence about the rule may name: its title, its source, what it grants."""
    doubt = _DOUBTS[rule.confidence]
    granted = kinds(getattr(rule, "grants", ()))
    zh = {"title": rule.zh, "rule": rule.zh, "basis": f"{rule.basis[0]}（{rule.id}）{doubt[0]}", "kinds": granted[0]}
    en = {"title": rule.en, "rule": rule.en, "basis": f"{rule.basis[1]} [{rule.id}]{doubt[1]}", "kinds": granted[1]}
    return zh, en


def _number(value: Decimal) -> tuple[str, str]:
    text = format(value.normalize() if value == value.to_integral_value() else value, "f")
    return text, text


def _day(value: date) -> tuple[str, str]:
    text = value.isoformat()
    return text, text


_TOLD: dict[type, Callable[[Any], tuple[str, str]]] = {tuple: lambda pair: pair, Decimal: _number, date: _day}

WHATS: dict[str, tuple[str, str]] = {
    "return_address": ("告知退货地址", "tell where to return the goods"),
    "refund": ("退款", "pay the refund"),
    "refund_hard_line": ("退款的处罚线", "refund before it is punishable"),
    "unjustified_delay": ("无故拖延的十五日线", "settle before delay counts as refusal"),
    "report_and_warn": ("报告并告知安全缺陷", "report and warn of the safety defect"),
    "accident_report": ("事故报告", "report the accident"),
    "recall_plan": ("报告召回计划", "file the recall plan"),
    "recall_public_notice": ("发布召回公告", "publish the recall"),
    "recall_owner_notice": ("告知车主", "tell the owners"),
    "answer": ("答复顾客", "answer the customer"),
    "complete": ("办结", "complete what is due"),
    "collect_goods": ("取回商品", "collect the goods"),
    "parts_line": ("零配件到货修好", "repair in spite of missing parts"),
    "repairer_line": ("修理者修好", "repair it"),
    "loaner": ("提供备用机", "give a loaner"),
    "gas_age_warning": ("提前提醒：燃气具将到判废年限", "warn: the gas appliance nears the end of its safe life"),
    "gas_scrap_advice": ("建议更换：燃气具到判废年限", "advise replacement of the gas appliance"),
}
FEES: dict[str, tuple[str, str]] = {
    "depreciation": ("折旧费", "depreciation"),
    "use_fee": ("使用补偿费", "compensation for use"),
    "return_freight": ("退货运费", "cost of sending back"),
    "missing_gifts": ("未退赠品", "gifts not returned"),
}
DOCUMENTS: dict[str, tuple[str, str]] = {
    "proof_of_purchase": ("购买凭证（系统记录亦可）", "proof of purchase (our own record counts)"),
    "repair_records": ("维修记录", "repair records"),
    "goods_complete": ("商品、附件、赠品齐全", "goods with accessories and gifts"),
}
CONFIDENCES: dict[str, tuple[str, str]] = {
    "verified": ("已核对原文", "verified"),
    "secondary": ("转引资料", "secondary source"),
    "memory_high": ("专业知识", "professional knowledge"),
    "memory_check": ("待核实，仅供参考", "unconfirmed, advice only"),
    "design": ("平台建议", "our default"),
}
SHAPES: dict[str, tuple[str, str]] = {
    "window": ("期限内的权利", "right for a period"),
    "coverage": ("保修期", "cover"),
    "count_trigger": ("按次数", "after so many times"),
    "elapsed_trigger": ("按等待天数", "after so many days"),
    "loaner": ("备用机", "loaner"),
    "fee": ("费用", "fee"),
    "deadline": ("我方期限", "our deadline"),
    "exclusion": ("不适用情形", "exclusion"),
    "burden": ("举证责任", "burden of proof"),
    "notice": ("提醒", "notice"),
    "multiplier": ("赔偿", "damages"),
    "floor": ("下限", "floor"),
}
FIELDS: dict[str, tuple[str, str]] = {
    "shape": ("形式", "shape"),
    "confidence": ("可靠程度", "how sure"),
    "basis": ("依据", "source"),
    "applies": ("适用产品", "applies to"),
    "parts": ("部件", "parts"),
    "days": ("天数", "days"),
    "months": ("月数", "months"),
    "years": ("年数", "years"),
    "km": ("公里数", "km"),
    "grants": ("给予", "grants"),
    "when": ("条件", "when"),
    "unless": ("除非", "unless"),
    "starts": ("起算日", "counted from"),
    "pays": ("费用承担", "who pays"),
    "tag": ("类别", "tag"),
}
