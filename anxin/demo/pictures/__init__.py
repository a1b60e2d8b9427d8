def draw_avatar(*a):
    return ""


def draw_logo(*a):
    return ""


def draw_product(*a):
    return ""
