"""What is new in the text of a reply."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anxin.foundation.mail.quotes import marks

LONGEST_TEXT = 1_000_000
"""Characters that are looked at; what a person writes is shorter, and what follows is kept out."""
MOST_LINES = 4_000
"""Lines among which the begin of a quote is sought."""
_LONGEST_SIGNATURE = 14
"""Lines below `-- ` that still are a signature; more is text under a ruler."""
_COMPARISON = re.compile(r">\s?[=＝]?\s?[\d０-９.]")
_RULER = re.compile(r"[-_=—–─*~#\s|]{3,200}")
_WRAPS = 4
_OPENERS = re.compile(
    r"(?:on|at|in|am|vom|le|el|il|em|op|den|在|于)\b|在|于|.{0,80}\d|.{0,120}[<@]|.{0,200}(?:wrote|写道|寫道|schrieb|écrit)",
    re.IGNORECASE,
)


@dataclass
class _Line:
    text: str
    quoted: bool
    kept: bool = True


def new_text(text: str, *, subject: str = "", is_reply: bool = False) -> str:
    """The part of `text` its author wrote for this mail, without quoted mails and without signatures.

    Text above, between and below the quotes is new. A forwarded mail is new to its reader and stays. `is_reply` says
    that the mail's headers name an earlier mail.
    """
    lines = [_line(each) for each in text[:LONGEST_TEXT].split("\n")]
    is_reply = is_reply or bool(marks.REPLY_SUBJECT.match(subject))
    forwarded = _forward_start(lines, bool(marks.FORWARD_SUBJECT.match(subject)))
    own, rest = lines[:forwarded], lines[forwarded:]
    _drop_below_marks(own)
    introduced = _drop_introduced(own)
    if not is_reply and _nothing_left(own):
        introduced = -1
        for line in own:  # nobody quotes without answering: these are the author's own words in the shape of a quote
            line.kept = True
    _drop_quoted(own, introduced, is_reply)
    _drop_signature(own)
    for index, line in enumerate(own[:MOST_LINES]):
        if "签名由" in line.text and marks.TABLE_SIGNATURE.fullmatch(line.text.strip()):
            _drop_table_signature(own, index)
        if line.kept and 4 < len(line.text) <= 120 and marks.DEVICE.fullmatch(line.text.strip()):
            line.kept = False
    return _joined(own, rest)


def _nothing_left(lines: list[_Line]) -> bool:
    """Whether all was taken for a quote that carries no quote marks."""
    return bool(lines) and not any((line.kept or line.quoted) and line.text.strip() for line in lines)


def _line(text: str) -> _Line:
    text = text.rstrip().replace("\xa0", " ").replace("&nbsp;", " ")
    start = text.lstrip()[:2]
    return _Line(text, start.startswith((">", "＞")) or start == "|>")


def _forward_start(lines: list[_Line], forwarding: bool) -> int:
    """Index of the line where a forwarded mail begins; the number of lines when there is none."""
    for index, line in enumerate(lines[:MOST_LINES]):
        stripped = line.text.strip()
        if not stripped or line.quoted or len(stripped) > marks.LONGEST_MARK:
            continue
        if marks.FORWARD.fullmatch(stripped):
            return index
        if forwarding and (marks.ORIGINAL.fullmatch(stripped) or _is_header_block(lines, index)):
            return index
        if marks.ORIGINAL.fullmatch(stripped) or _is_header_block(lines, index):
            break
    return len(lines)


def _drop_below_marks(lines: list[_Line]) -> None:
    """Programs that do not prefix what they quote put a mark above it: all below the first one is old."""
    for index, line in enumerate(lines[:MOST_LINES]):
        stripped = line.text.strip()
        if not stripped or len(stripped) > marks.LONGEST_MARK:
            continue
        if marks.ABOVE.search(stripped) or (
            not line.quoted and (marks.ORIGINAL.fullmatch(stripped) or _is_header_block(lines, index))
        ):
            for old in lines[index:]:
                old.kept = False
            return


def _is_header_block(lines: list[_Line], index: int) -> bool:
    """From, and at least two of Sent, To, Cc, Subject, within the next lines; or Sent first and From next."""
    first = marks.label_of(lines[index].text)
    if first not in ("from", "date") or lines[index].quoted:
        return False
    kinds, seen = {first}, 0
    for line in lines[index + 1 : index + 24]:
        kind = marks.label_of(line.text)
        if kind:
            kinds.add(kind)
            seen = 0
        elif line.text.strip(" |"):
            seen += 1
            if seen > 3:
                break
    return "from" in kinds and len(kinds) >= 3 and bool(kinds & {"date", "to"})


def _drop_introduced(lines: list[_Line]) -> int:
    """Take "On … wrote:" away, and what it introduces. Returns the index of the first one, or -1."""
    first, index = -1, 0
    while index < min(len(lines), MOST_LINES):
        line = lines[index]
        if not line.kept or not line.text.strip() or line.quoted:
            index += 1
            continue
        length = _introduction_at(lines, index)
        if not length:
            index += 1
            continue
        after = next((each for each in lines[index + length :] if each.text.strip()), None)
        if after is None or after.quoted or _stands_alone(lines, index):
            first = index if first < 0 else first
            until = index + length if after is not None and after.quoted else len(lines)
            for old in lines[index:until]:
                old.kept = False
            index = until
        else:
            index += length
    return first


def _stands_alone(lines: list[_Line], index: int) -> bool:
    """An introduction begins a paragraph: the line above is empty, a ruler, or there is none."""
    above = lines[index - 1].text.strip() if index else ""
    return not above or bool(_RULER.fullmatch(above)) or len(above) <= 120


def _introduction_at(lines: list[_Line], index: int) -> int:
    """Number of lines an introduction takes that begins here; 0 when none does."""
    if not _OPENERS.match(lines[index].text.lstrip()[:240]):
        return 0
    joined = ""
    for count in range(_WRAPS):
        if index + count >= len(lines):
            break
        line = lines[index + count]
        if not line.text.strip() or line.quoted or len(joined) + len(line.text) > marks.LONGEST_MARK:
            break
        joined = f"{joined} {line.text.strip()}".strip()
        if joined.endswith((":", "：")) and _is_introduction(joined):
            return count + 1
    return 0


def _is_introduction(text: str) -> bool:
    if marks.DATED_SENDER.fullmatch(text):
        return True
    return bool(marks.INTRODUCTION.fullmatch(text) and marks.SOURCE.search(text))


def _drop_quoted(lines: list[_Line], introduced: int, is_reply: bool) -> None:
    """Lines with ">" are old, unless they are the author's own: above the first introduction, or a comparison."""
    runs = list(_runs(lines))
    total = sum(end - start for start, end in runs)
    for start, end in runs:
        below = introduced >= 0 and start > introduced
        lonely = end - start == 1 and bool(_COMPARISON.match(lines[start].text.lstrip()))
        if introduced >= 0:
            old = below or (end - start >= 3 and not lonely)
        elif is_reply:
            old = not lonely
        else:
            old = total >= 3 and not lonely
        for line in lines[start:end]:
            line.kept = line.kept and not old


def _runs(lines: list[_Line]) -> list[tuple[int, int]]:
    """Stretches of quoted lines that are still kept."""
    found, start = [], -1
    for index, line in enumerate([*lines, _Line("", False)]):
        here = line.quoted and line.kept
        if here and start < 0:
            start = index
        elif not here and start >= 0:
            found.append((start, index))
            start = -1
    return found


def _drop_signature(lines: list[_Line]) -> None:
    """Below the last line that is only `-- ` (some programs cut its space), when not much follows."""
    below = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if not line.kept or not line.text.strip():
            continue
        if line.text in ("--", "——", "—"):
            for old in lines[index:]:
                old.kept = False
            return
        below += 1
        if below > _LONGEST_SIGNATURE:
            return


def _drop_table_signature(lines: list[_Line], last: int) -> None:
    """From the first row of the table (`| |`) to its last."""
    first = next(
        (index for index in range(last, max(-1, last - 14), -1) if lines[index].text.replace(" ", "") == "||"), last
    )
    for line in lines[first : last + 1]:
        line.kept = False


def _joined(own: list[_Line], rest: list[_Line]) -> str:
    kept = [line.text for line in own if line.kept]
    if any(not line.kept for line in own):
        while kept and (not kept[-1].strip() or _RULER.fullmatch(kept[-1].strip())):
            kept.pop()
    text = "\n".join([*kept, *([""] if kept and rest else []), *(line.text for line in rest)])
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n").strip()
