"""Recognises messages that only say thanks."""


def is_only_thanks(text: str) -> bool:
    """Whether the text says nothing but thanks."""
    return text.strip(" 。！!~.") in ("谢谢", "好的谢谢", "thanks", "thank you", "謝謝")
