"""The facts a decision may rest on: each with its place in the input, its type, its names, and what its absence means.

`absent` is set only where somebody else has to show the fact: an exclusion the trader did not have confirmed was not
confirmed, goods nobody found damaged are intact. Everything else that is not told is unknown, and asked for when it decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

CHANNELS = ("online", "tv", "phone", "mail_order", "live_stream", "door_to_door", "store")
GOODS = (
    "ordinary",
    "custom_made",
    "perishable",
    "digital",
    "periodical",
    "hygiene_once_unsealed",
    "value_lost_once_activated",
    "near_expiry_or_flawed",
)
REASONS = ("no_reason", "fault", "other")
KINDS = ("return", "exchange", "repair", "refund", "compensation", "loaner", "replace_part")
CAUSES = (
    "normal_use",
    "misuse",
    "unauthorised_repair",
    "voucher_altered",
    "force_majeure",
    "pirated_software",
    "virus",
    "forbidden_modification",
    "disclosed_flaw",
)
FAULTS = ("steering_failure", "brake_failure", "body_crack", "fuel_leak", "traction_battery_fire")
INCIDENTS = ("death", "serious_injury", "injury", "major_property_loss", "fire", "may_cause_harm", "recalled_abroad")
ASSEMBLIES = (
    "engine",
    "gearbox",
    "traction_battery",
    "drive_motor",
    "steering",
    "brake",
    "suspension",
    "driveline",
    "emission_control",
    "body",
    "fuel_system",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One typed fact. `kind`: text, yes_no, date, number, money, choice; `choices` for the last."""

    name: str
    kind: str
    zh: str
    en: str
    choices: tuple[str, ...] = ()
    absent: Any = None
    also: tuple[str, ...] = ()
    """Other places in the input where it is understood."""

    @property
    def pointer(self) -> str:
        """Where it stands in the input (RFC 6901)."""
        return "/" + self.name.replace(".", "/")


def _choice(name: str, choices: tuple[str, ...], zh: str, en: str, **more: Any) -> Fact:
    return Fact(name, "choice", zh, en, choices, **more)


_UNIT = (
    Fact("unit.product_class", "text", "产品类别", "kind of product", also=("unit.class", "unit.product")),
    Fact("unit.brand", "text", "品牌", "brand"),
    Fact("unit.model", "text", "型号", "model"),
    Fact("unit.serial", "text", "序列号、IMEI 或车架号", "serial number, IMEI or VIN", also=("unit.imei", "unit.vin")),
    Fact("unit.production_date", "date", "生产日期", "date of production"),
    Fact(
        "unit.install_done_date",
        "date",
        "安装完成日期",
        "date the installation was done",
        also=("purchase.install_done_date", "unit.installed_date", "purchase.installed_date"),
    ),
    Fact("unit.install_needed", "yes_no", "是否由商家安装", "installed by the merchant"),
    Fact("unit.durable", "yes_no", "是否耐用商品", "a durable product", absent=False),
    _choice("unit.fuel", ("artificial_gas", "natural_gas", "lpg"), "燃气种类", "kind of gas"),
    Fact("unit.mileage_km", "number", "行驶里程（公里）", "mileage in km", also=("request.mileage_km",)),
    Fact(
        "unit.use_fee_pct",
        "number",
        "三包凭证上的使用补偿系数（%）",
        "use-fee factor n on the warranty voucher, in percent",
        also=("purchase.use_fee_pct", "unit.n_pct"),
    ),
    Fact("unit.age_limit_years", "number", "厂家明示的更长使用年限", "longer service life stated by the maker, years"),
)
_PURCHASE = (
    _choice("purchase.channel", CHANNELS, "购买渠道", "channel of the purchase"),
    Fact("purchase.invoice_date", "date", "发票日期", "date of the invoice", also=("purchase.sold_date",)),
    Fact("purchase.delivery_date", "date", "交付日期", "date of delivery", also=("purchase.delivered_date",)),
    Fact("purchase.sign_off_date", "date", "签收日期", "date signed for", also=("purchase.received_date",)),
    Fact("purchase.price", "money", "实付价格", "price paid", also=("purchase.price_paid",)),
    _choice("purchase.proof", ("invoice", "system", "other", "none"), "购买凭证", "proof of purchase"),
    _choice("purchase.purpose", ("personal", "business"), "购买用途", "purpose", absent="personal"),
    _choice("purchase.goods_kind", GOODS, "商品特性", "nature of the goods", absent="ordinary"),
    Fact(
        "purchase.exclusion_confirmed",
        "yes_no",
        "下单时顾客单独确认不适用无理由退货",
        "customer confirmed for this purchase that it cannot be returned without reason",
        absent=False,
    ),
    Fact("purchase.informed_of_withdrawal", "yes_no", "是否告知无理由退货权", "informed of the right to withdraw"),
)
_REQUEST = (
    _choice("request.reason", REASONS, "提出的原因", "reason of the request"),
    _choice("request.wants", KINDS, "希望的处理", "what the customer wants", also=("request.kind",)),
    Fact("request.made_at", "date", "提出日期", "day of the request", also=("request.notice_at", "request.noticed_at")),
    Fact("request.fault_date", "date", "故障出现日期", "day the fault showed"),
    Fact("request.fault_listed", "yes_no", "故障是否在性能故障表内", "the fault is in the official list of faults"),
    _choice("request.fault", FAULTS, "故障类型", "kind of fault", also=("request.fault_code",)),
    Fact("request.part", "text", "出故障的部件", "part that failed"),
    _choice("request.assembly", ASSEMBLIES, "涉及的总成", "assembly concerned"),
    Fact(
        "request.needs_replacement",
        "yes_no",
        "是否需要更换总成或其主要零部件",
        "assembly or main part must be replaced",
    ),
    Fact("request.serious_safety", "yes_no", "是否严重安全性能故障", "a serious safety fault", absent=False),
    Fact("request.problem", "text", "同一问题的标识", "which recurring problem", also=("request.same_problem_id",)),
    Fact("request.unsealed", "yes_no", "是否已拆封", "seal broken", also=("unit.unsealed",)),
    Fact("request.activated", "yes_no", "是否已激活或试用", "activated or tried", also=("unit.activated",)),
    Fact("request.goods_intact", "yes_no", "商品是否完好", "goods are intact", absent=True),
    _choice("request.cause", CAUSES, "已查明的原因", "cause that was established", absent="normal_use"),
    Fact("request.same_model_available", "yes_no", "是否有同型号商品", "same model is available"),
    Fact("request.accepts_other_model", "yes_no", "是否接受其他型号", "accepts another model", absent=False),
    Fact("request.part_exchanges", "number", "该部件已更换次数", "how often this part was exchanged"),
    Fact("request.part_price", "money", "该部件价格", "price of this part"),
    Fact("request.goods_received_date", "date", "退回商品收到日期", "day the returned goods arrived"),
    Fact("request.return_freight", "money", "退货运费", "cost of sending back"),
    Fact("request.missing_gifts_price", "money", "未退赠品的事先标明价格", "announced price of gifts not returned"),
    Fact("request.fraud_found", "yes_no", "是否已认定欺诈", "fraud was found", absent=False),
    _choice("request.incident.kind", INCIDENTS, "事故类型", "kind of accident"),
    Fact("request.incident.known_at", "date", "得知事故的日期", "day the accident became known"),
    Fact("request.recall.defect_confirmed_date", "date", "确认缺陷的日期", "day the defect was confirmed"),
    Fact("request.recall.plan_submitted_date", "date", "提交召回计划的日期", "day the recall plan was filed"),
)

FACTS: dict[str, Fact] = {each.name: each for each in (*_UNIT, *_PURCHASE, *_REQUEST)}

# Other usual words for the choices; a word that is in neither list leaves the fact unknown.
SYNONYMS = {
    "quality": "fault",
    "quality_fault": "fault",
    "defect": "fault",
    "faulty": "fault",
    "broken": "fault",
    "change_of_mind": "no_reason",
    "no_reason_return": "no_reason",
    "ecommerce": "online",
    "e_commerce": "online",
    "web": "online",
    "internet": "online",
    "app": "online",
    "livestream": "live_stream",
    "telephone": "phone",
    "mail": "mail_order",
    "shop": "store",
    "offline": "store",
    "retail": "store",
    "in_store": "store",
    "natural": "natural_gas",
    "artificial": "artificial_gas",
    "consumer": "personal",
    "personal_consumption": "personal",
    "replace": "exchange",
    "replacement": "exchange",
    "unsealing_affects_safety_health_or_quality": "hygiene_once_unsealed",
    "hygiene": "hygiene_once_unsealed",
    "big_value_loss_after_activation_or_trial": "value_lost_once_activated",
    "disclosed_near_expiry_or_flawed": "near_expiry_or_flawed",
    "fresh_or_perishable": "perishable",
}

# What the engine works out from several facts; unknown, it asks for the fact named here.
DERIVED = {
    "fault": "/request/reason",
    "has_request": "/request",
    "no_proof": "/purchase/proof",
    "class": "/unit/product_class",
    "assembly": "/request/assembly",
    "repaired": "/repairs",
    "repair_ended": "/repairs",
    "repairs.last_end": "/repairs",
}
DERIVED_DATES = ("repairs.last_end",)


def pointer_of(name: str) -> str:
    """Where the fact, or what it is worked out from, stands in the input."""
    return DERIVED.get(name) or FACTS[name].pointer


def names_of(pointer: str) -> tuple[str, str]:
    """How people call what stands there, in Chinese and English; the pointer itself when it has no name of its own."""
    found = _BY_POINTER.get(pointer)
    return (found.zh, found.en) if found else _OTHERS.get(pointer.split("/")[1], (pointer, pointer))


_BY_POINTER = {each.pointer: each for each in FACTS.values()}
_OTHERS = {
    "repairs": ("维修记录", "repair record"),
    "exchanges": ("换货记录", "exchange record"),
    "request": ("请求", "request"),
}
