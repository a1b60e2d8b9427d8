"""What customers photograph around a machine: water on the floor, walls, glasses, boxes."""

from __future__ import annotations

from anxin.demo.pictures.sheet import Sheet


def puddle(sheet: Sheet) -> None:
    """Water on tiles in front of a machine's foot."""
    sheet.tiles((196, 188, 176), (168, 160, 150), 190, top=300)
    sheet.fade((236, 238, 238), (208, 212, 214), (0, 0, 720, 330))
    sheet.shadow((-40, 300, 760, 400), 18)
    sheet.pen.line((0, 328, 720, 328), fill=(150, 156, 160), width=6)
    for x in (90, 590):
        sheet.block((x, 326, x + 56, 352), (70, 74, 78), 8)
    sheet.blob((60, 400, 640, 830), (120, 138, 150), 120, 5)
    sheet.blob((120, 450, 590, 780), (150, 172, 186), 130, 6)
    sheet.blob((200, 470, 420, 560), (226, 236, 240), 150, 14)
    sheet.blob((520, 780, 640, 880), (130, 148, 160), 120, 4)


def rising_pipe(sheet: Sheet) -> None:
    """A drain pipe that leaves the wall and first goes upwards."""
    sheet.fade((206, 198, 184), (176, 166, 152))
    for _ in range(240):
        x, y = sheet.rng.randint(0, 720), sheet.rng.randint(0, 960)
        sheet.pen.point((x, y), fill=(150, 142, 130))
    sheet.pen.ellipse((110, 380, 250, 520), fill=(92, 84, 76))
    bend = [(180, 450), (300, 360), (420, 380), (470, 520), (480, 960)]
    sheet.pen.line(bend, fill=(120, 124, 122), width=58, joint="curve")
    sheet.pen.line(bend, fill=(222, 224, 218), width=46, joint="curve")
    sheet.pen.line([(x - 8, y - 8) for x, y in bend], fill=(242, 243, 240), width=10, joint="curve")
    sheet.pen.line([(330, 150), (318, 322)], fill=(206, 60, 50), width=9)
    sheet.pen.polygon([(296, 306), (342, 310), (314, 346)], fill=(206, 60, 50))


def holes_in_wall(sheet: Sheet) -> None:
    """Two rough holes in a freshly painted wall, a coin beside them for size."""
    sheet.fade((232, 230, 222), (208, 205, 196))
    for left, top, size in ((190, 260, 190), (430, 500, 160)):
        sheet.blob((left - 26, top - 26, left + size + 26, top + size + 26), (250, 249, 245), 230, 3)
        sheet.blob((left, top, left + size, top + size), (148, 108, 86), 255, 2)
        sheet.blob((left + 20, top + 22, left + size - 16, top + size - 14), (58, 48, 42), 250, 5)
    for _ in range(60):
        x, y = sheet.rng.randint(150, 640), sheet.rng.randint(700, 940)
        sheet.pen.ellipse((x, y, x + sheet.rng.randint(3, 12), y + sheet.rng.randint(3, 9)), fill=(170, 140, 120))
    sheet.pen.ellipse((520, 300, 590, 370), fill=(196, 190, 170), outline=(140, 134, 116), width=5)


def cloudy_glass(sheet: Sheet) -> None:
    """A drinking glass held against a window."""
    sheet.fade((196, 214, 222), (150, 164, 168))
    sheet.pen.rectangle((0, 760, 720, 960), fill=(108, 84, 64))
    sheet.shadow((180, 790, 560, 860), 16)
    sheet.pen.polygon([(210, 220), (520, 220), (480, 820), (250, 820)], fill=(186, 204, 210))
    sheet.blob((240, 240, 490, 700), (236, 240, 238), 150, 34)
    sheet.pen.polygon([(210, 220), (520, 220), (480, 820), (250, 820)], outline=(238, 244, 246), width=9)
    sheet.blob((262, 460, 470, 790), (244, 246, 242), 150, 20)
    sheet.blob((260, 300, 400, 460), (248, 248, 244), 110, 26)
    sheet.pen.ellipse((206, 196, 524, 246), outline=(244, 248, 250), width=8)
    sheet.pen.line((258, 300, 284, 700), fill=(255, 255, 255), width=8)


def shrunken_sweater(sheet: Sheet) -> None:
    """A much too small sweater on a bed, a ruler beside it."""
    sheet.fade((222, 214, 206), (198, 188, 180))
    for y in range(0, 960, 64):
        sheet.pen.line((0, y, 720, y + 30), fill=(208, 199, 190), width=10)
    sheet.shadow((180, 340, 560, 720), 26, 70)
    wool = (140, 58, 66)
    shape = [(250, 330), (310, 300), (400, 300), (460, 330), (570, 470), (516, 520), (462, 452), (458, 690), (252, 690)]
    sheet.pen.polygon([*shape, (248, 452), (194, 520), (140, 470)], fill=wool)
    sheet.pen.chord((306, 262, 404, 346), 0, 180, fill=(96, 36, 44))
    for y in range(350, 690, 11):
        sheet.pen.line((256, y, 454, y), fill=(126, 48, 56), width=2)
    sheet.block((90, 770, 650, 830), (236, 206, 120), 4)
    for step in range(28):
        x = 100 + step * 20
        sheet.pen.line((x, 770, x, 800 if step % 5 == 0 else 786), fill=(90, 70, 30), width=3)


def glass_shards(sheet: Sheet) -> None:
    """Crumbs of safety glass all over a hob."""
    sheet.fade((210, 214, 214), (190, 194, 194), (0, 0, 720, 300))
    sheet.fade((44, 48, 52), (26, 28, 32), (0, 280, 720, 960))
    for x in (200, 530):
        sheet.pen.ellipse((x - 130, 480, x + 130, 740), outline=(96, 100, 104), width=16)
        sheet.pen.ellipse((x - 50, 560, x + 50, 660), fill=(70, 72, 76))
    for _ in range(900):
        x, y, size = sheet.rng.randint(0, 720), 300 + int(650 * sheet.rng.random() ** 0.8), sheet.rng.randint(4, 15)
        light = sheet.rng.randint(120, 235)
        corners = [(x, y), (x + size, y + sheet.rng.randint(-6, 4)), (x + sheet.rng.randint(0, size), y + size)]
        sheet.pen.polygon(corners, fill=(light - 20, light, light))


def crushed_box(sheet: Sheet) -> None:
    """A gift box with dented corners."""
    sheet.fade((190, 180, 168), (158, 146, 132))
    sheet.shadow((120, 700, 640, 820), 24)
    sheet.pen.polygon([(130, 330), (330, 250), (620, 300), (600, 720), (420, 790), (150, 730)], fill=(88, 76, 150))
    sheet.pen.polygon([(130, 330), (330, 250), (620, 300), (430, 390)], fill=(118, 106, 184))
    sheet.pen.polygon([(430, 390), (620, 300), (600, 720), (420, 790)], fill=(70, 60, 126))
    floor = (172, 161, 148)
    sheet.pen.polygon([(120, 320), (210, 288), (176, 372), (126, 392)], fill=floor)
    sheet.pen.polygon([(150, 400), (176, 372), (240, 330), (196, 420)], fill=(62, 52, 112))
    sheet.pen.polygon([(630, 296), (560, 284), (588, 352), (624, 372)], fill=floor)
    sheet.pen.polygon([(588, 352), (520, 330), (556, 420), (606, 400)], fill=(50, 42, 92))
    sheet.pen.polygon([(140, 740), (140, 660), (214, 752)], fill=floor)
    sheet.pen.polygon([(140, 660), (250, 650), (214, 752)], fill=(58, 48, 106))
    for fold in (((240, 330), (330, 420)), ((520, 330), (470, 460)), ((250, 650), (330, 600))):
        sheet.pen.line(fold, fill=(186, 178, 226), width=3)
    sheet.write((286, 560), "XIER", (226, 220, 250), 64)
