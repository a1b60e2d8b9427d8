"""The style guide (`/kit/`, developers only): every component in every state, in the shells they live in."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from moneyed import Money

from anxin.surfaces.kit import errors
from anxin.surfaces.kit.filters import Filter, FilterState
from anxin.surfaces.kit.forms import FilesField, Form
from anxin.surfaces.kit.pages import no_content, render_page, see_other
from anxin.surfaces.kit.toasts import toast

FILTERS = [
    Filter("state", "状态", [("new", "新建"), ("open", "处理中"), ("waiting", "等待客户"), ("solved", "已解决")]),
    Filter("priority", "优先级", [("urgent", "紧急"), ("normal", "普通")]),
]
TONES = [
    ("", "circle-dot"),
    ("accent", "sparkles"),
    ("info", "info-circle"),
    ("success", "circle-check"),
    ("warning", "clock-exclamation"),
    ("danger", "flame"),
]


class SampleForm(Form):
    """One of each kind of field."""

    product = forms.ChoiceField(
        label="产品", choices=[("", "请选择"), ("kfr", "壁挂式空调 KFR-35GW"), ("ref", "对开门冰箱 BCD-520")]
    )
    problem = forms.CharField(
        label="遇到了什么问题",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "data-autosize": True}),
        help_text="想到哪里写到哪里，有照片更好。",
    )
    phone = forms.RegexField(r"^1\d{10}$", label="手机号", error_messages={"invalid": "手机号应为 11 位数字。"})
    email = forms.EmailField(label="邮箱", required=False)
    when = forms.ChoiceField(
        label="方便上门的时间",
        choices=[("am", "上午 9:00–12:00"), ("pm", "下午 13:00–18:00")],
        widget=forms.RadioSelect,
    )
    photos = FilesField(
        label="照片",
        required=False,
        max_files=4,
        max_bytes=5 * 1024 * 1024,
        accept=["image/*"],
        help_text="最多 4 张，每张不超过 5 MB。",
    )
    agrees = forms.BooleanField(label="我同意为处理本次服务使用以上信息")


def _context(request: HttpRequest, form: SampleForm | None = None) -> dict[str, Any]:
    now = timezone.now()
    subjects = [
        "空调开机后不制冷，外机有嗡嗡声",
        "冰箱门封条脱落，想预约上门",
        "洗衣机脱水时跳动很大，邻居都来敲门了",
        "热水器显示 E3，重启后还是一样",
        "发票抬头开错了，能重开吗",
    ]
    names = ["王秀兰", "李建国", "Zoe Chan", "欧阳晓雯", "陈师傅"]
    states = [
        ("warning", "clock-pause", "等待客户"),
        ("info", "progress", "处理中"),
        ("danger", "flame", "紧急"),
        ("accent", "inbox", "新建"),
        ("success", "circle-check", "已解决"),
    ]
    rows = [
        {
            "id": 1042 + n,
            "subject": subjects[n],
            "name": names[n],
            "state": states[n],
            "at": now - timedelta(minutes=7 * n * n + 2),
            "is_unread": n < 2,
        }
        for n in range(5)
    ]
    steps = [
        {"title": "已收到", "at": now - timedelta(days=1), "state": "done"},
        {"title": "正在处理", "at": now - timedelta(hours=3), "detail": "配件已到网点", "state": "done"},
        {"title": "工程师在路上", "detail": "陈师傅预计 14:30 到达", "state": "now"},
        {"title": "完成", "state": "next"},
    ]
    return {
        "form": form or SampleForm(),
        "rows": rows,
        "steps": steps,
        "tones": TONES,
        "now": now,
        "earlier": now - timedelta(hours=5),
        "filters": FilterState(request, FILTERS),
        "price": Money(Decimal("1299.00"), "CNY"),
        "title_text": {"zh-hans": "空气净化器滤芯", "en": "Air purifier filter"},
        "size_bytes": 1_500_000,
    }


def desk(request: HttpRequest) -> HttpResponse:
    """Everything, in the desk's shell."""
    form = SampleForm(request.POST, request.FILES) if request.method == "POST" else None
    if form and form.is_valid():
        toast(request, _("Saved"), undo_url="/kit/toast", undo_seconds=10)
        return see_other(request, "/kit/")
    return render_page(
        request, "kit/guide/desk.html", _context(request, form), partial="form", status=422 if form else 200
    )


def case(request: HttpRequest) -> HttpResponse:
    """The three columns."""
    return render_page(request, "kit/guide/case.html", _context(request))


def portal(request: HttpRequest) -> HttpResponse:
    """The customer's side."""
    form = SampleForm(request.POST, request.FILES) if request.method == "POST" else None
    request.brand = {
        "name": "晴川电器",
        "accent": request.GET.get("accent", ""),
        "hotline": "400-000-0000",
        "hours": {"zh-hans": "每天 8:00–20:00", "en": "daily 8:00–20:00"},
    }  # type: ignore[attr-defined]
    return render_page(request, "kit/guide/portal.html", _context(request, form), status=422 if form else 200)


def plain(request: HttpRequest) -> HttpResponse:
    """Log-in and first run."""
    return render_page(request, "kit/guide/plain.html", _context(request))


def error(request: HttpRequest, status: int) -> HttpResponse:
    """An error page."""
    return errors.page(request, status)


def say(request: HttpRequest) -> HttpResponse:
    """A toast, then back."""
    toast(request, _("Saved"), undo_url="/kit/toast", undo_seconds=10)
    return see_other(request, "/kit/")


def draft(request: HttpRequest) -> HttpResponse:
    """Takes a draft and forgets it."""
    return no_content(request)


def palette(request: HttpRequest) -> HttpResponse:
    """Some results."""
    return render_page(request, "kit/guide/palette.html", _context(request))
