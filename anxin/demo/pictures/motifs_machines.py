"""What customers photograph on a machine: displays, plates, ice, screens, robots, cushions."""

from __future__ import annotations

from anxin.demo.pictures.sheet import Sheet

GLOW = (92, 240, 214)


def display(sheet: Sheet) -> None:
    """A control panel showing an error code."""
    sheet.fade((214, 218, 220), (184, 190, 194))
    sheet.block((40, 250, 680, 700), (232, 235, 236), 26, (170, 178, 182))
    sheet.block((120, 330, 600, 560), (16, 20, 24), 18)
    sheet.blob((200, 360, 520, 530), (14, 70, 64), 120, 40)
    sheet.write((360, 446), sheet.detail or "E1", GLOW, 170)
    for step in range(5):
        x = 170 + step * 95
        sheet.pen.ellipse((x - 22, 606, x + 22, 650), outline=(140, 150, 156), width=4)
    sheet.blob((470, 260, 700, 420), (255, 255, 255), 60, 40)


def nameplate(sheet: Sheet) -> None:
    """The rating plate with its serial number and bars."""
    sheet.fade((170, 176, 178), (138, 144, 148))
    sheet.block((70, 240, 650, 720), (240, 240, 234), 10, (120, 124, 124))
    sheet.write((104, 292), "JIHE / XIER HOME CO.", (40, 44, 46), 34, "lm")
    for row, text in enumerate(("220 V ~ 50 Hz", "IPX4   Class I", "Made in 2024")):
        sheet.write((104, 356 + row * 46), text, (70, 74, 76), 28, "lm")
    sheet.write((104, 520), f"S/N {sheet.detail}", (20, 22, 24), 40, "lm")
    x = 104
    while x < 600:
        width = sheet.rng.choice((3, 3, 5, 8))
        sheet.pen.rectangle((x, 570, x + width, 676), fill=(20, 22, 24))
        x += width + sheet.rng.choice((4, 6, 9))
    sheet.blob((60, 220, 420, 420), (255, 255, 255), 70, 44)


def tds_pen(sheet: Sheet) -> None:
    """A test pen in a cup of water showing a number."""
    sheet.fade((206, 196, 182), (170, 158, 144))
    sheet.shadow((170, 780, 560, 900), 22)
    sheet.block((170, 500, 550, 870), (220, 232, 236), 60, (186, 200, 206))
    sheet.block((186, 590, 534, 856), (176, 208, 222), 50)
    sheet.pen.ellipse((186, 570, 534, 620), fill=(200, 224, 234))
    sheet.block((300, 110, 430, 640), (244, 244, 240), 40, (150, 154, 154))
    sheet.block((322, 230, 408, 330), (176, 192, 164), 8, (110, 120, 104))
    sheet.write((365, 280), sheet.detail or "96", (28, 34, 26), 52)
    sheet.write((365, 372), "TDS ppm", (110, 114, 114), 24)
    sheet.pen.ellipse((342, 420, 388, 466), fill=(70, 130, 190))
    sheet.block((326, 640, 404, 740), (120, 126, 130), 8)


def outdoor_unit(sheet: Sheet) -> None:
    """An outdoor unit on its bracket at a grey wall."""
    sheet.tiles((170, 166, 158), (150, 146, 138), 120)
    sheet.shadow((80, 690, 660, 800), 20)
    sheet.block((80, 300, 640, 700), (226, 226, 218), 14, (150, 150, 142))
    sheet.pen.ellipse((120, 340, 440, 660), fill=(60, 62, 62), outline=(120, 120, 114), width=8)
    for reach in range(20, 160, 18):
        sheet.pen.ellipse((280 - reach, 500 - reach, 280 + reach, 500 + reach), outline=(176, 176, 168), width=4)
    for y in range(350, 660, 24):
        sheet.pen.line((480, y, 610, y), fill=(176, 176, 168), width=7)
    sheet.pen.line([(600, 690), (640, 760), (600, 960)], fill=(210, 206, 196), width=26, joint="curve")
    for x in (140, 560):
        sheet.block((x, 700, x + 26, 790), (110, 112, 112))


def dripping_unit(sheet: Sheet) -> None:
    """An indoor unit with a water trail below its left end."""
    sheet.fade((236, 232, 222), (218, 212, 200))
    sheet.block((60, 240, 670, 450), (250, 250, 248), 34, (190, 194, 194))
    sheet.block((100, 400, 630, 424), (52, 58, 62), 10)
    sheet.pen.ellipse((590, 320, 606, 336), fill=(214, 70, 60))
    sheet.blob((96, 450, 170, 960), (196, 186, 168), 150, 12)
    for y in (480, 560, 655, 770, 890):
        sheet.pen.ellipse((122, y, 142, y + 34), fill=(150, 178, 196))
        sheet.pen.ellipse((127, y + 16, 134, y + 26), fill=(236, 244, 248))


def remote(sheet: Sheet) -> None:
    """An air conditioner's remote control on a table."""
    sheet.fade((150, 116, 86), (120, 90, 64))
    for y in range(0, 960, 90):
        sheet.pen.line((0, y, 720, y + 14), fill=(134, 102, 74), width=5)
    sheet.shadow((230, 150, 540, 870), 26, 120)
    sheet.block((230, 120, 490, 840), (246, 246, 242), 46, (180, 182, 180))
    sheet.block((262, 160, 458, 350), (178, 196, 176), 12, (120, 130, 120))
    sheet.write((360, 262), "26", (34, 44, 36), 110)
    for row in range(5):
        for column in range(3):
            x, y = 296 + column * 64, 420 + row * 78
            fill = (220, 96, 70) if (row, column) == (0, 1) else (206, 212, 214)
            sheet.block((x - 24, y - 20, x + 24, y + 20), fill, 18)


def iced_fridge(sheet: Sheet) -> None:
    """The inside of a refrigerator, its back wall under ice."""
    sheet.fade((222, 234, 240), (190, 206, 214))
    sheet.block((70, 60, 650, 920), (236, 243, 246), 20, (180, 194, 202))
    sheet.blob((110, 120, 610, 620), (250, 253, 255), 235, 8, 40)
    for _ in range(60):
        x, y = sheet.rng.randint(140, 570), sheet.rng.randint(150, 570)
        sheet.blob((x, y, x + 60, y + 44), (212, 228, 238), 120, 5, 8)
    for y in (360, 640):
        sheet.pen.rectangle((72, y, 648, y + 12), fill=(168, 192, 204))
    sheet.block((110, 690, 610, 890), (210, 226, 234), 12, (160, 180, 190))
    sheet.pen.ellipse((170, 590, 300, 646), fill=(96, 150, 78))
    sheet.block((410, 520, 480, 640), (220, 120, 70), 10)


def uneven_doors(sheet: Sheet) -> None:
    """Two refrigerator doors at different heights."""
    sheet.fade((202, 196, 188), (176, 170, 162))
    sheet.block((-20, 180, 352, 1000), (96, 108, 116), 6, (60, 68, 74))
    sheet.block((366, 206, 740, 1000), (92, 104, 112), 6, (60, 68, 74))
    sheet.pen.rectangle((352, 180, 366, 960), fill=(22, 26, 28))
    for left in (300, 392):
        sheet.block((left, 420, left + 24, 900), (176, 186, 190), 12)
    sheet.pen.line((180, 180, 560, 180), fill=(214, 66, 56), width=5)
    sheet.pen.line((366, 206, 560, 206), fill=(214, 66, 56), width=5)
    sheet.write((610, 192), "5 mm", (214, 66, 56), 40)


def screen_with_line(sheet: Sheet) -> None:
    """A television picture with a bright line from top to bottom."""
    sheet.fade((66, 58, 52), (46, 40, 36))
    sheet.block((20, 230, 700, 660), (12, 14, 16), 8)
    sheet.fade((40, 96, 150), (190, 130, 90), (38, 248, 682, 630))
    sheet.blob((60, 470, 420, 660), (30, 60, 60), 230, 5)
    sheet.blob((330, 500, 690, 670), (24, 48, 52), 230, 5)
    sheet.pen.rectangle((0, 660, 720, 960), fill=(84, 66, 52))
    sheet.pen.rectangle((357, 248, 362, 630), fill=(80, 255, 120))
    sheet.pen.rectangle((364, 248, 365, 630), fill=(200, 255, 210))


def cracked_screen(sheet: Sheet) -> None:
    """A dark screen with a spider's web of cracks in a corner."""
    sheet.fade((168, 140, 108), (140, 114, 86))
    sheet.block((60, 150, 760, 800), (14, 16, 18), 8)
    sheet.fade((36, 40, 46), (20, 22, 26), (84, 172, 720, 776))
    for _ in range(26):
        x, y = 180, 690
        for _ in range(7):
            following = (x + sheet.rng.randint(-26, 62), y - sheet.rng.randint(-22, 62))
            sheet.pen.line((x, y, *following), fill=(206, 214, 220), width=2)
            x, y = following
    sheet.blob((130, 640, 230, 740), (120, 130, 140), 200, 6, 10)


def robot_on_floor(sheet: Sheet) -> None:
    """A robot vacuum from above on floor boards."""
    _boards(sheet)
    sheet.shadow((170, 300, 590, 720), 30, 130)
    sheet.pen.ellipse((160, 260, 560, 660), fill=(240, 242, 240), outline=(176, 182, 182), width=5)
    sheet.pen.ellipse((270, 370, 450, 550), fill=(208, 214, 214), outline=(170, 176, 176), width=4)
    sheet.pen.ellipse((310, 410, 410, 510), fill=(52, 58, 62))
    sheet.pen.arc((160, 260, 560, 660), 200, 340, fill=(64, 70, 74), width=16)
    sheet.block((334, 590, 386, 606), (20, 163, 150), 8)


def swollen_robot(sheet: Sheet) -> None:
    """The underside of a robot with a bulging battery lid."""
    _boards(sheet)
    sheet.shadow((120, 240, 620, 760), 30, 130)
    sheet.pen.ellipse((110, 210, 610, 710), fill=(58, 62, 66), outline=(34, 36, 38), width=6)
    for x in (150, 500):
        sheet.block((x, 400, x + 70, 520), (24, 26, 28), 20)
    sheet.block((240, 260, 480, 330), (30, 140, 130), 16)
    sheet.block((250, 430, 470, 620), (78, 84, 88), 14, (30, 32, 34))
    sheet.blob((262, 442, 458, 606), (150, 156, 160), 150, 26)
    sheet.pen.arc((240, 400, 480, 480), 200, 340, fill=(16, 16, 18), width=9)


def peeling_pad(sheet: Sheet) -> None:
    """An ear cushion whose skin comes off in flakes."""
    sheet.fade((214, 208, 200), (188, 180, 172))
    sheet.shadow((160, 250, 600, 760), 26, 100)
    sheet.pen.ellipse((150, 200, 570, 740), fill=(44, 42, 56))
    sheet.pen.ellipse((250, 320, 470, 620), fill=(20, 19, 26))
    for _ in range(70):
        x, y = sheet.rng.randint(170, 540), sheet.rng.randint(220, 700)
        if ((x - 360) / 160) ** 2 + ((y - 470) / 220) ** 2 > 0.8:
            sheet.blob((x, y, x + sheet.rng.randint(10, 44), y + sheet.rng.randint(8, 26)), (150, 140, 132), 230, 1, 7)
    for _ in range(40):
        x, y = sheet.rng.randint(80, 640), sheet.rng.randint(740, 930)
        sheet.pen.polygon([(x, y), (x + 9, y + 3), (x + 4, y + 10)], fill=(40, 38, 48))


def engraved_band(sheet: Sheet) -> None:
    """A headband with a line of engraving."""
    sheet.fade((236, 228, 220), (210, 200, 192))
    sheet.shadow((40, 480, 680, 640), 26, 100)
    sheet.pen.arc((-60, 300, 780, 1300), 205, 335, fill=(74, 70, 104), width=150)
    sheet.pen.arc((-20, 340, 740, 1260), 215, 325, fill=(104, 98, 140), width=8)
    for step in range(5):
        x, y = 230 + step * 66, 372 - (8 if step in (1, 2, 3) else 0)
        for _ in range(4):
            turn = sheet.rng.randint(-14, 14)
            sheet.pen.line((x - 16, y + turn, x + 18, y + turn // 2), fill=(222, 216, 240), width=4)
        sheet.pen.line((x, y - 20, x + 2, y + 22), fill=(222, 216, 240), width=4)


def _boards(sheet: Sheet) -> None:
    """A wooden floor."""
    sheet.fade((182, 142, 102), (156, 118, 82))
    for row, y in enumerate(range(0, 960, 110)):
        sheet.pen.line((0, y, 720, y), fill=(124, 90, 60), width=4)
        x = 160 + (row % 3) * 210
        sheet.pen.line((x, y, x, y + 110), fill=(124, 90, 60), width=4)
