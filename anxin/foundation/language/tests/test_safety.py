"""Danger alarms, harmless talk does not; the two tables below are the specification."""

import re

import pytest

from anxin.foundation.language import safety

ALARMS = """
fire: 空调外机起火了，快来人 | 洗衣機著火了 | 插座冒火花 | 充电的时候突然自燃 | 油烟机着火啦怎么办 | 電線走火 | 插头烧黑了 | 烤箱里面烧起来了 | 排插都烧化了 | 热水器爆燃 | 机器后面冒火
fire: 差点没着火 | 差一点没着火 | the dryer caught fire | My washing machine is on FIRE!! | sparks coming out of the socket | the plug is burnt | flames from the hob | the power cord melted | I see sparks when I plug it in
smoke: 冰箱冒烟了 | 冒白煙 | 电机有焦糊味 | 一股烧焦的味道 | 開機就有燒焦味 | 机器冒出一股黑烟 | 有糊味，不敢用了 | 烟雾报警器一直在响，烟雾很大 | 有股烧塑料的味道 | 没有冒烟但是有焦味 | 现在不冒烟了 | 后面有烟出来
smoke: there is smoke coming out of the back | it smells like something is burning | burning smell from the motor | burnt plastic smell | it started smoking after ten minutes | the smoke alarm went off because of the fridge | smoking hot, and it is really smoking | not only smoke but noise too
gas: 打不着火还有煤气味 | 厨房有燃气味 | 聞到瓦斯味 | 煤气泄漏 | 燃气灶漏气 | 天然气好像在漏 | 熱水器有瓦斯外洩 | 灶台有臭鸡蛋味 | 有没有人管，漏煤气了 | 燃气报警器一直响 | 闻到一股很浓的煤气 | 是不是煤气泄漏了 | 热水器漏气 | 现在没有煤气味了
gas: I smell gas in the kitchen | strong gas smell | gas leak!!! | the gas hose is leaking | smells like rotten eggs near the stove | can you smell gas? I can smell gas
carbon_monoxide: 怀疑一氧化碳中毒 | 煤气中毒 | 洗澡的时候头晕恶心，用的是燃气热水器 | 瓦斯熱水器開了以後頭暈 | CO报警了 | 灶具火是黄色的，锅底熏黑 | 热水器倒烟
carbon_monoxide: the carbon monoxide alarm keeps beeping | I get dizzy when the boiler is on | yellow flame on the burner
electric_shock: 洗衣机漏电 | 摸冰箱门手发麻 | 洗澡被电了一下 | 熱水器漏電，我媽觸電了 | 外壳带电 | 水龙头有电 | 会不会漏电啊 | 是不是漏电 | 麻手 | 不是漏电就是短路 | 没有漏电吧 | 漏电保护器一开就跳闸，摸着麻手
electric_shock: I got an electric shock | it shocked me when I touched the door | got shocked by the washing machine | tingling when I touch the handle | my son was electrocuted | I was shocked when I touched the metal door
tripping: 一开空调就跳闸 | 一洗澡漏保就跳 | 一插電就跳電 | it trips the breaker | the fuse keeps blowing, it blew the fuse twice
explosion: 高压锅爆炸了 | 玻璃门突然自爆 | 空气炸锅炸了 | 手機爆炸 | 砰的一声，玻璃全碎 | 洗衣机门爆裂
explosion: the glass lid exploded | the battery blew up | the oven door shattered | a loud bang and then nothing
battery: 手机电池鼓包 | 扫地机器人电池鼓起来了 | 電池膨脹 | 手机后盖被顶起来了，后盖翘起 | 充电的时候非常烫手 | 电池漏液
battery: the battery is swollen | swollen battery | battery bulging out | it gets very hot while charging
water_on_electrics: 洗衣机漏水漏到插座上了 | 插线板进水 | 水流到配电箱里 | 機器泡水了 | 插座被淋湿了 | 水滴到電線上 | 家里被淹了，冰箱还通着电
water_on_electrics: water is leaking onto the socket | the power strip got wet | the outlet under the sink is wet, water everywhere
injury: 孩子手被烫伤 | 手指被门夹到了 | 被玻璃割伤流血了 | 老人摔倒送醫 | 在医院，送急诊了 | 不小心烫到手 | 划破了手 | 有人受傷
injury: I burned my hand on the door | my daughter was injured | it cut my finger | we had to go to hospital | hot water scalded her arm
"""

HARMLESS = """
燃气灶不着火 | 热水器打不着火 | 煤气灶打不着 | 热水器不点火 | 灶具点不着火了 | 打着火就灭 | 燃气热水器点火有火花但是打不着 | 瓦斯爐點不著火 | 煤气灶不起火 | 打火好多次才能点着火
老板火气大 | 别发火 | 我都上火了 | 这款卖得很火 | 火爆 | 生意火爆 | 嗓子都冒烟了客服还没回 | 气得我冒火 | 红红火火
没有漏电 | 没有煤气味 | 没闻到燃气味 | 没有冒烟，就是不转 | 未发现漏电 | 无焦味 | 不冒烟 | 不漏电 | 没有任何焦糊味 | 沒有聞到瓦斯味
充电很慢 | 充电充不进 | 電充不進去 | 送电话费吗 | 充电到80%就停 | 手机充电到了90% | 有电但是不转 | 来电显示 | 电费太高 | 通电没反应
煤气费怎么交 | 煤气灶多少钱 | 燃气公司电话 | 换天然气需要改装吗 | 瓦斯費 | 液化气灶能换天然气吗
空气炸锅怎么用 | 炸鸡很好吃 | 炸了点薯条 | 爆炸头 | 颜值爆炸 | 心态炸了 | 信息爆炸 | 气炸锅预约
油烟机吸力小 | 抽油烟机跑烟 | 油烟味大 | 炒菜全是烟，吸不走 | 烟灰色有货吗 | 烟机清洗 | 烟管要多长 | 排烟管漏风
冰箱门封条漏气 | 轮胎漏气 | 洗衣机漏水 | 洗衣机不进水 | 进水慢 | 水管漏水 | 防水等级多少 | 电饭锅把饭烧糊了 | 蛋糕烤焦了 | 面包总是烤糊 | 烧水很慢 | 灶上烧着水呢
遥控器换过电池了 | 换过电源适配器 | 打过电话给你们 | 漏电保护插头有货吗 | 防触电门怎么关 | 这款有防干烧和防漏电功能吗 | 一氧化碳报警器怎么安装 | 烟雾报警器电池型号 | 燃气报警器多少钱
面板有划伤 | 屏幕被我划伤了 | 麻烦尽快 | 不太热 | 出水不烫 | 蒸汽很大 | 冒热气 | 冒白气 | 电脑中毒了 | 墙面鼓包 | 贴膜鼓包了 | 我碰到一个问题 | 挂烫机不出蒸汽 | 待机漏电快 | 手机漏电太快 | 电话都打爆了 | 缩短路程 | 锅里爆米花 | 手动模式按到按钮
空调不制冷 | 冷氣不涼 | 遥控器失灵 | 显示E1 | 请问几点上门 | 谢谢 | 电热水器出水有臭鸡蛋味 | 主板坏了 | 开机没反应 | 想退货
no smoke, just a noise | it is not smoking | without any burning smell | smoke-coloured glass | do you have it in smoke grey? | which smoke detector battery | my gas bill is too high | the gas stove does not light | the burner won't light | the gas stove won't ignite
I was shocked by the price | shocking service | honestly shocked at how slow you are | fire up the app | it burned the rice | the toaster burns toast | burn-in on my tv screen | Fire TV stick does not connect | battery drains quickly | charging is slow | my heater is not hot
the water outlet is leaking | drain plug missing | water leaks from the door | no gas smell | I didn't smell gas | exploded view of the parts | the delivery was fast | thanks | it does not cool | how do I blow up the photo | non-smoking household | is it shockproof? | I could burst into tears
"""


def _cases(table):
    for line in table.strip().splitlines():
        kind, phrases = re.fullmatch(r"(?:(\w+): )?(.*)", line).groups()
        yield from ((kind, phrase.strip()) for phrase in phrases.split(" | "))


@pytest.mark.parametrize(("kind", "phrase"), list(_cases(ALARMS)))
def test_danger_alarms_with_its_kind(kind, phrase):
    assert kind in {hit.kind for hit in safety.find_safety(phrase)}


@pytest.mark.parametrize("phrase", [phrase for _, phrase in _cases(HARMLESS)])
def test_harmless_talk_stays_calm(phrase):
    assert safety.find_safety(phrase) == []


@pytest.mark.parametrize(("kind", "phrase"), list(_cases(ALARMS)))
def test_danger_still_alarms_inside_a_long_polite_letter(kind, phrase):
    letter = f"您好，我是老客户了，产品一直很好用，谢谢。\n{phrase}。\n没有其他问题，请问燃气公司电话多少？"
    assert kind in {hit.kind for hit in safety.find_safety(letter)}


def test_a_hit_points_at_the_words_in_the_original_text():
    text = "您好！ＣＡＬＬ：電線冒煙了㎡"
    hit = next(hit for hit in safety.find_safety(text) if hit.kind == "smoke")
    assert text[hit.start : hit.end] == hit.word == "冒煙"


@pytest.mark.parametrize("kind", list(safety.kinds()))
def test_every_kind_has_advice_in_three_languages(kind):
    simplified, traditional, english = (safety.advice(kind, language) for language in ("zh-hans", "zh-hant", "en"))
    assert len(simplified.steps) == len(traditional.steps) == len(english.steps) >= 3
    assert english.headline.isascii()
    assert simplified != traditional


def test_any_junk_is_read_without_error():
    for junk in ("", "\x00" * 50, "\ud800", "（）" * 5000, "没有" * 3000, "冒" * 3000, "a" * 10_000):
        safety.find_safety(junk)
