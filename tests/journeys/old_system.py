"""The export of an invented old system: customers as XLSX, units as CSV, past cases with their conversations as JSON, more messages as CSV; some rows are wrong."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import Workbook

FAMILIES, GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静丽强磊军洋艳勇"
PROBLEMS = ("不制冷", "漏水", "噪音大", "遥控器失灵", "开机跳闸", "有异味")


def name(n: int) -> str:
    """A name everybody could have."""
    return FAMILIES[n % 10] + GIVEN[n // 10 % 12] + GIVEN[n // 120 % 12]


def customers(path: Path, count: int, wrong: int) -> None:
    """An XLSX as people keep them: numbers as numbers, Chinese headings; the last `wrong` rows have impossible phones."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("客户")
    sheet.append(["客户编号", "姓名", "手机号码", "电子邮箱", "省份", "城市", "详细地址", "建档时间"])
    for n in range(count):
        phone = 13_000_000_000 + n if n < count - wrong else 123
        row = [f"C{n}", name(n), phone, f"c{n}@example.com", "浙江省", "杭州市", f"文三路 {n} 号", "2021年5月3日"]
        sheet.append(row)
    book.save(path)


def units(path: Path, count: int, people: int, wrong: int) -> None:
    """A CSV in UTF-8; owners by phone, the last `wrong` rows have impossible ones."""
    lines = ["序列号,批次,生产日期,销售日期,经销商,手机号,客户姓名"]
    for n in range(count):
        phone = 13_000_000_000 + n % people if n < count - wrong else 123
        lines.append(
            f"SN{n:07},2305{'AB'[n % 2]},2023-05-04,2023-06-{n % 28 + 1:02},西湖家电城,{phone},{name(n % people)}"
        )
    path.write_text("\n".join(lines), encoding="utf-8")


def cases(path: Path, count: int, people: int, wrong: int) -> None:
    """A JSON list with conversations; the last `wrong` name a customer that does not exist."""
    rows = []
    for n in range(count):
        problem = PROBLEMS[n % len(PROBLEMS)]
        who = f"C{n % people}" if n < count - wrong else f"X{n}"
        day = f"2023-{n % 12 + 1:02}-{n % 27 + 1:02}"
        talk = [
            {"who": "客户", "at": f"{day} 10:00", "text": f"空调{problem}，编号{n}"},
            {"who": "客服小林", "at": f"{day} 10:30", "text": "已为您安排师傅上门。"},
        ]
        rows.append(
            {
                "工单号": f"GD{n}",
                "服务类型": "维修",
                "状态": "已完成",
                "标题": f"空调{problem}",
                "客户编号": who,
                "创建时间": f"{day} 10:00",
                "关闭时间": f"{day} 18:00",
                "沟通记录": talk,
            }
        )
    path.write_text(json.dumps(rows, ensure_ascii=False))


def messages(path: Path, count: int) -> None:
    """A CSV as Excel in China writes it: GB18030, one message a row."""
    lines = ["工单号,发送人,时间,内容"]
    lines += [f"GD{n},客户,2023/12/28 09:{n % 60:02},用了一阵子，师傅很专业，谢谢第{n}位" for n in range(count)]
    path.write_bytes("\r\n".join(lines).replace("，", "、").encode("gb18030"))
