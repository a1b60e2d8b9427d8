"""Puts a machine onto the stage: owned by Wang Xiulan, with safety notes, a manual and a film; prints the code of its QR."""

from __future__ import annotations

from anxin.config.boot import prepare


def main() -> None:
    """Write it and print the code."""
    from anxin.domain.accounts.models import Brand
    from anxin.domain.catalog.models import Document, ProductModel
    from anxin.domain.units.operations import ownership, units
    from anxin.foundation import clock
    from anxin.foundation.actors import SYSTEM

    at = clock.now()
    brand = Brand.objects.get(code="anran")
    model = ProductModel.objects.get(number="KFR-35GW/AR1")
    model.safety_notes = {"zh-hans": "请用 16 A 独立插座。\n闻到焦味请立刻拔电。"}
    model.save()
    for kind, title in (("manual", "使用说明书"), ("video", "清洗滤网")):
        Document.objects.create(
            model=model, kind=kind, language="zh-hans", title=title, url=f"https://www.example.com/{kind}"
        )
    given = {"brand_id": brand.pk, "model_id": model.pk, "serial": "JHQ2406B04127", "place": "杭州市文一路 1 号"}
    unit = units.add(given=given, actor=SYSTEM, at=at)
    ownership.give_by_contact(
        unit_id=unit.pk, phone="13800001234", name="王秀兰", language="zh-hans", how="bought", actor=SYSTEM, at=at
    )
    print(unit.code)


if __name__ == "__main__":
    prepare()
    main()
