"""Reading pasted lines."""

import pytest

from anxin.domain.customers.rules.addresses import Parsed, parse
from anxin.domain.customers.rules.divisions import find

HANGZHOU = {"province": "浙江省", "city": "杭州市", "district": "西湖区", "division_code": "330106"}


@pytest.mark.parametrize(
    "pasted",
    [
        "张三 13800001234 浙江省杭州市西湖区文三路18号",
        "13800001234，张三，浙江省 杭州市 西湖区 文三路 18 号",
        "浙江省杭州市西湖区文三路18号 张三 13800001234",
        "杭州西湖区文三路18号张三13800001234",
        "收货人：张三\n手机：13800001234\n所在地区：浙江省杭州市西湖区\n详细地址：文三路18号",
        "地址：浙江杭州市西湖区文三路１８号；收件人：张三；电话：１３８００００１２３４",
    ],
)
def test_recipient_phone_and_address_are_told_apart_in_any_order(pasted):
    assert parse(pasted) == Parsed(recipient="张三", phone="13800001234", street="文三路18号", **HANGZHOU)


@pytest.mark.parametrize(
    ("pasted", "recipient"),
    [
        ("欧阳雪 广东省东莞市南城街道鸿福路200号", "欧阳雪"),
        ("新疆喀什地区喀什市人民路1号 买买提·吐尔逊", "买买提·吐尔逊"),
        ("香港九龙弥敦道100号 Chan Tai Man", "Chan Tai Man"),
        ("王先生 上海浦东新区张江路5弄6号301室", "王先生"),
        ("文三路18号", ""),
    ],
)
def test_names_of_many_kinds_are_recognised(pasted, recipient):
    assert parse(pasted).recipient == recipient


@pytest.mark.parametrize(
    ("pasted", "phone"),
    [
        ("+86 138 0000 1234 王秀兰", "+8613800001234"),
        ("138-0000-1234 王秀兰", "138-0000-1234"),
        ("0571-88880000 王秀兰", "0571-88880000"),
        ("+852 9800 1234", "+85298001234"),
        ("0912-345-678 陳大文", "0912-345-678"),
        ("文三路18号502室", ""),
    ],
)
def test_phone_numbers_of_many_kinds_are_recognised(pasted, phone):
    assert parse(pasted).phone == phone


def test_a_postcode_is_not_part_of_the_street():
    parsed = parse("北京市朝阳区建国路88号 100022 王秀兰 13800001234")
    assert (parsed.postcode, parsed.street) == ("100022", "建国路88号")


@pytest.mark.parametrize(
    ("text", "province", "city", "district", "rest"),
    [
        ("北京朝阳区建国路88号", "北京市", "北京市", "朝阳区", "建国路88号"),
        ("延边延吉市光明街2号", "吉林省", "延边朝鲜族自治州", "延吉市", "光明街2号"),
        ("内蒙古呼和浩特市新城区1号", "内蒙古自治区", "呼和浩特市", "新城区", "1号"),
        ("湖北省仙桃市沔阳大道1号", "湖北省", "仙桃市", "", "沔阳大道1号"),
        ("海南省省直辖县级行政区划五指山市红旗路3号", "海南省", "五指山市", "", "红旗路3号"),
        ("重庆渝北区龙溪街道1号", "重庆市", "重庆市", "渝北区", "龙溪街道1号"),
        ("臺北市信義區市府路1號", "台湾省", "台北市", "信义区", "市府路1號"),
        ("杭州路5号", "", "", "", "杭州路5号"),
        ("西湖区文三路18号", "", "", "", "西湖区文三路18号"),
    ],
)
def test_divisions_are_found_and_filled_upwards_only_when_they_are_certain(text, province, city, district, rest):
    found = find(text)
    assert (found.province, found.city, found.district, found.rest) == (province, city, district, rest)


@pytest.mark.parametrize("pasted", ["", " ", "，，，", "🙂" * 900, "省市区" * 300, "1" * 5000, "\x00"])
def test_nothing_that_is_pasted_fails(pasted):
    assert isinstance(parse(pasted), Parsed)
