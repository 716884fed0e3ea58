"""Who does what in words: A牵头，B、C配合; 牵头单位：A; A（牵头）、B; A、B按职责分工负责."""

import re
from collections.abc import Container, Iterator
from enum import Enum, auto
from typing import NamedTuple

from portplan.importing.findings import LEFT_OUT
from portplan.importing.headings import NOTHING, Meaning, heading
from portplan.importing.names import Remark, is_nobody, names_in
from portplan.importing.wraps import joined
from portplan.plan.fields import AREA, FIRST_ROLE, ITEM, NEITHER, OTHERS, RESPONSIBLE, Field, Role
from portplan.text.messages import _

_ACCORDING = (
    r"(?:(?:依|按|按照|依据|根据)?(?:各自|工作|部门)?(?:职责|职能)(?:范围|任务)?(?:分工|范围)?)"
)
# Never tried another way: 分工 could be taken in two, so that a text of it would take for ever.
_TOGETHER = rf"(?:{_ACCORDING}|分工|分别|共同|联合|具体|组织|积极|抓好|协同|主动|予以|密切){{0,9}}+"
_DO = "(?:负责|落实|组织|实施|推进|抓总|协调|做好|承担|推动|工作)*"
_BEHIND = r"(?=[，,；;。、\s）)]|$)"
_VERB = re.compile(
    rf"(?P<lead>{_TOGETHER}(?:牵头|主办|总牵头){_DO})"
    rf"|(?P<support>{_TOGETHER}(?:配合|参与|协助|支持|参加|协办)+{_DO})"
    rf"|(?P<neither>(?:负责|加强|做好)?(?:业务)?(?:指导|监督指导|督导){_DO})"
    rf"|(?P<shared>{_TOGETHER}(?:负责|落实|实施|推进|承担|办理){_DO}|{_ACCORDING}(?:分工)?)"
)
_CLAUSE = re.compile(rf"(?:{_VERB.pattern}){_BEHIND}")
_IN_BRACKETS = re.compile(rf"(.+?)[（(](?:{_VERB.pattern})(?:单位|部门)?[）)]")
# A line's end behind a verb is no wrap.
_VERB_AT_END = re.compile(
    r"(牵头|负责|配合|参与|协助|支持|落实)[ \u3000]*\n"
    r"(?!\s*(?:单位|部门|负责|落实|配合|实施|[，,；;。、]))"
)
# A time that stands among the units: 2025年底前完成, 持续推进.
_TIME = re.compile(
    r"(?:[0-9]{4}年|[0-9]{1,2}月|[0-9]{1,2}日|每年|年内|[一二三四上下]季度|上半年|下半年|[年月]?[底末]|[之以]?前"
    r"|前|完成|落实|到位|起|至|到|并?长期坚持|并?持续(?:推进|实施|落实|开展)|长期(?:推进|实施)|立即|常态化)+"
)
_IN_FRONT = re.compile(r"^(?:会同|会商|并?由|请)")

# One of these words is in whatever says who leads.
LEADING = ("牵头", "主办")

# 排在第一位的部门为牵头部门，下同: said once, of all lists of the document.
FIRST_LEADS = re.compile(
    r"(?:(?:^|[（(])(?:以下|下列|上述|[各所]有?|列|项|注|[：:]|工作|任务|措施|事项|的|其?中|责任|负责"
    r"|部门|单位|均|凡)*)?"
    r"(?:排|列|位|第|首)[^，。；（）()]{0,8}(?:第一|首位|首|一)[^，。；（）()]{0,12}"
    r"(?:为|是)(?:牵头|主办)[^，。；、（）()]{0,4}(?:[，,]?(?:其他|其余)[^，。；（）()]{0,14})?"
    r"(?:[，,]?下同)?[）)]?"
)


def _labels() -> str:
    """Return the headings that can stand as a label in front of units, and others like them."""
    fields = [field for field in (*ITEM.fields, *AREA.fields) if field.role or field in OTHERS]
    words = {word for field in fields for word in (field.heading, *field.words) if len(word) > 1}
    words |= {*RESPONSIBLE, *NEITHER}
    known = "|".join(sorted(words, key=len, reverse=True))
    word = r"[^；;，,。、：:（()）\s]"
    longer = rf"(?:(?<=[；;，,。、\n（(\s])|^){word}{{1,6}}?"
    other = rf"(?:(?<=[；;，,。\n（(])|^){word}{{2,8}}"
    return rf"(?:(?:{longer})?(?:{known})|{other})[：:]"


_LABEL = re.compile(_labels())


class Said(Enum):
    """What is said of units: a role, that they do the work, that they do neither, or nothing."""

    ROLE = auto()
    SHARED = auto()
    NEITHER = auto()
    PLAIN = auto()


class Clause(NamedTuple):
    """Units of which one thing is said. `by_verb` tells 负责 from 责任单位."""

    said: Said
    names: tuple[str, ...]
    role: Role | None = None
    by_verb: bool = True


class Phrase(NamedTuple):
    """What a phrase says: of units, of an item otherwise, and what is to be said of it."""

    clauses: tuple[Clause, ...]
    others: tuple[tuple[Field, str], ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def ranks(self) -> bool:
        """Whether it says who leads."""
        return any(each.role is FIRST_ROLE for each in self.clauses)


def phrase(text: str, alone: Container[str] = ()) -> Phrase:
    """Return what a cell or a closing phrase says."""
    text, others = _without_time(FIRST_LEADS.sub("", text))
    labels = list(_LABEL.finditer(text))
    clauses: list[Clause] = []
    remarks: list[Remark] = []
    front = text[: labels[0].start()] if labels else text
    bounds = [*(each.start() for each in labels), len(text)]
    parts = [(NOTHING, "", front)]
    parts += [
        (heading(each[0][:-1]), each[0][:-1], text[each.end() : behind])
        for each, behind in zip(labels, bounds[1:], strict=True)
    ]
    for meant, label, part in parts:
        match meant.meaning:
            case Meaning.OTHER if meant.field and not is_nobody(part):
                others.append((meant.field, joined(part).strip("；;，, 。")))
            case Meaning.ROLE | Meaning.RESPONSIBLE | Meaning.NEITHER:
                clauses += _labelled(meant.meaning, meant.role, part, alone, remarks)
            case Meaning.NOTHING if not label:
                clauses += _clauses(part, alone, remarks)
            case _:
                remarks.append(Remark(LEFT_OUT, label, _left(label, part)))
    return Phrase(tuple(clauses), tuple(others), tuple(remarks))


def _without_time(text: str) -> tuple[str, list[tuple[Field, str]]]:
    """Return a phrase without the time at its end or beginning, and that as a deadline."""
    for pattern in (
        r"[，,；;]\s*([^，,；;：:（()）]+?)\s*[。]?$",
        r"^\s*([^，,；;：:（()）]+?)[，,；;]",
    ):
        match = re.search(pattern, text)
        if match and _TIME.fullmatch(joined(match[1])):
            return text[: match.start()] + text[match.end() :], [(OTHERS[0], joined(match[1]))]
    return text, []


def _left(label: str, part: str) -> str:
    return _(
        "{label}：{text} says nothing that a plan holds, and is left out",
        label=label,
        text=joined(part),
    )


def _labelled(
    meaning: Meaning,
    role: Role | None,
    part: str,
    alone: Container[str],
    remarks: list[Remark],
) -> Iterator[Clause]:
    """Return the clauses behind a label: words in them count more than the label."""
    said = {Meaning.ROLE: Said.ROLE, Meaning.NEITHER: Said.NEITHER}.get(meaning, Said.SHARED)
    for clause in _clauses(part.strip("；;，,。 \n"), alone, remarks):
        if clause.said is Said.PLAIN:
            yield Clause(said, clause.names, role, by_verb=False)
        else:
            yield clause


def _clauses(text: str, alone: Container[str], remarks: list[Remark]) -> Iterator[Clause]:
    """Return the clauses of a text, each ended by its verb; what has none is plain."""
    if not _VERB.search(joined(text)):
        yield from _plain(text, alone, remarks)
        return
    text = joined(_VERB_AT_END.sub(r"\1，", text))
    start = 0
    for match in _CLAUSE.finditer(text):
        if _is_in_brackets(text, match.start()):
            continue
        said, role = _meant(match)
        names = _names(text[start : match.start()], alone, remarks)
        start = match.end()
        # 商务局、财政局负责，并做好落实: what has no units says more of those in front.
        if names:
            yield Clause(said, names, role)
    yield from _plain(text[start:], alone, remarks)


def _plain(text: str, alone: Container[str], remarks: list[Remark]) -> Iterator[Clause]:
    """Return the units of a list without a verb, those with a role in brackets apart."""
    plain: list[str] = []
    for name in _names(text, alone, remarks):
        if match := _IN_BRACKETS.fullmatch(name):
            if plain:
                yield Clause(Said.PLAIN, tuple(plain))
                plain = []
            said, role = _meant(match)
            yield Clause(said, (match[1],), role)
            remarks[:] = [each for each in remarks if each.name != name]
        else:
            plain.append(name)
    if plain:
        yield Clause(Said.PLAIN, tuple(plain))


def _names(text: str, alone: Container[str], remarks: list[Remark]) -> tuple[str, ...]:
    found = names_in(_IN_FRONT.sub("", text.strip(" ，,；;。、：:")), alone)
    remarks += found.remarks
    return found.names


def _meant(match: re.Match[str]) -> tuple[Said, Role | None]:
    if match["lead"]:
        return Said.ROLE, FIRST_ROLE
    if match["support"]:
        return Said.ROLE, Role.SUPPORT
    return (Said.NEITHER if match["neither"] else Said.SHARED), None


def _is_in_brackets(text: str, at: int) -> bool:
    before = text[:at]
    return sum(map(before.count, "（(〔")) > sum(map(before.count, "）)〕"))
