"""A text with closing phrases -> the sketch of a plan."""

from collections.abc import Iterable, Sequence

from portplan.importing.areas import Titled, titled
from portplan.importing.blocks import Block, blocks_of
from portplan.importing.closings import Closed, closed, is_label
from portplan.importing.document import Place
from portplan.importing.findings import COUNT, HEADING_LEFT, LEFT_OUT, NO_TEXT, Notes, Text
from portplan.importing.numbers import SECOND
from portplan.importing.places import described
from portplan.importing.roles import Deciding, Piece, ask_open, remark
from portplan.importing.sketch import Sketch, SketchArea, SketchItem, Wishes
from portplan.text.messages import _, n_

# Below every level of numbers.
_UNMARKED = 99

# Of a heading with a text behind it, the title ends here.
_SENTENCE_END = "。"


def passages_with_phrases(paragraphs: Iterable[Text]) -> list[Text]:
    """Return the passages of a text that have a closing phrase."""
    return [block.at for block in _labelled(blocks_of(paragraphs)) if closed(block.text)[0]]


def sketch_of_prose(
    paragraphs: Sequence[Text], title: Text, wishes: Wishes, notes: Notes, *, first_leads: bool
) -> Sketch:
    """Return what a text says of a plan."""
    blocks = _labelled(blocks_of(paragraphs))
    going = _Going(wishes, notes, first_leads=first_leads)
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if block.at.cell != title.cell or block.is_marked:
            going.take(block, following)
    areas = going.areas(title)
    going.tell_headings()
    return Sketch(title, areas, len(blocks), "passage")


def _labelled(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks, further labels put to those in front: 完成时限： behind 责任单位：."""
    found: list[Block] = []
    for block in blocks:
        if (
            found
            and not block.is_marked
            and is_label(block.text)
            and is_label(_last_line(found[-1]))
        ):
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{block.text}")
        else:
            found.append(block)
    return found


def _last_line(block: Block) -> str:
    return block.text.rsplit("\n", 1)[-1]


class _Heading:
    """A heading, and whether there are items right below it, or below one inside it."""

    def __init__(self, block: Block) -> None:
        front, mark, behind = block.text.partition(_SENTENCE_END)
        self.block = block
        self.body = behind.strip() if mark else ""
        self.titled: Titled = titled(block.at._replace(text=front))
        self.level = block.level
        self.count = 0
        self.has_inner = False


class _Going:
    """Goes through the blocks from the top."""

    def __init__(self, wishes: Wishes, notes: Notes, *, first_leads: bool) -> None:
        self._notes = notes
        self._deciding = Deciding(wishes, notes, first_leads=first_leads)
        self._open: list[_Heading] = []
        self._headings: list[_Heading] = []
        self._top = _Heading(Block("", Text("", Place(), "")))
        self._runs: list[tuple[_Heading, list[SketchItem]]] = []
        self._pending: list[Block] = []
        self._left: list[tuple[int, Block]] = []
        self._count = 0

    def take(self, block: Block, following: Block | None) -> None:
        """Take a block in; the following one says whether it is the heading of others."""
        passages, behind = closed(block.text)
        if not passages or _leads_all(block, following, passages):
            self._take_silent(block)
            return
        for n, passage in enumerate(passages):
            text = block.at._replace(text=passage.text)
            if n == 0:
                text = self._begun(block, text)
            if text.text:
                self._take_item(block, text, passage)
            else:
                message = _(
                    "{words} closes no text; write what is to be done in front of it",
                    words=passage.published,
                )
                self._notes.add(NO_TEXT, block.at, message)
        if behind:
            self._leave(block._replace(text=behind))

    def tell_headings(self) -> None:
        """Say how many passages are headings, so that the counts add up."""
        areas = sum(each.count > 0 for each in self._headings)
        others = len(self._headings) - areas
        if areas:
            said = n_("{number} area heading", "{number} area headings", areas)
            self._notes.rows.append(said)
        if others:
            said = n_("{number} other heading", "{number} other headings", others)
            self._notes.rows.append(said)

    def _take_silent(self, block: Block) -> None:
        """Take a block without a phrase: a heading, or a text whose phrase may follow."""
        if block.is_marked:
            self._drop()
        self._pending.append(block)
        if block.is_marked and block.level <= SECOND:
            heading = _Heading(block)
            self._open = [each for each in self._open if each.level < block.level]
            self._open.append(heading)
            self._headings.append(heading)

    def _begun(self, block: Block, text: Text) -> Text:
        """Return an item's text with the paragraphs above that belong to it."""
        pending, self._pending = self._pending, []
        if block.is_marked:
            self._leave_all(pending)
            return text
        first = pending[0] if pending else None
        is_heading = first is not None and first.is_marked and first.level <= SECOND
        if first is not None and first.is_marked and not is_heading:
            return _joined(pending, text)
        if is_heading and not text.text and len(pending) == 1:
            self._take_back()
            return _joined(pending, text)
        rest = pending[1:] if is_heading else pending
        if not text.text:
            return _joined(rest, text)
        self._leave_all(rest)
        return text

    def _take_back(self) -> None:
        """Make no heading of what is an item itself."""
        self._open.pop()
        self._headings.pop()

    def _take_item(self, block: Block, text: Text, passage: Closed) -> None:
        piece = Piece(passage.phrase, Text(passage.published, block.at.place, block.at.cell))
        remark(self._notes, [piece])
        level = block.level if block.is_marked else _UNMARKED
        above = [each for each in self._open if each.level < level]
        heading = above[-1] if above else self._top
        for outer in above[:-1]:
            outer.has_inner = True
        held = self._deciding.held(text, [piece], heading.titled.lead)
        others = {field.key: piece.at._replace(text=said) for field, said in passage.phrase.others}
        if not self._runs or self._runs[-1][0] is not heading:
            self._runs.append((heading, []))
        self._runs[-1][1].append(SketchItem(text, held, others, block.number))
        heading.count += 1
        self._count += 1

    def _drop(self) -> None:
        pending, self._pending = self._pending, []
        self._leave_all(pending)

    def _leave_all(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if not (block.is_marked and block.level <= SECOND):
                self._leave(block)

    def _leave(self, block: Block) -> None:
        self._left.append((self._count, block))

    def areas(self, title: Text) -> tuple[SketchArea, ...]:
        """Return the areas, and say what is in none of them."""
        self._drop()
        ask_open(self._deciding, self._notes, None)
        self._tell_left()
        for heading in self._headings:
            if heading.count:
                self._compare(heading)
            else:
                self._tell_heading(heading)
        return tuple(
            SketchArea(title if heading is self._top else heading.titled.title, tuple(items))
            for heading, items in self._runs
        )

    def _compare(self, heading: _Heading) -> None:
        stated = heading.titled.stated
        if stated is not None and stated != heading.count:
            message = n_(
                "the heading counts {number} item, and {count} stand below it",
                "the heading counts {number} items, and {count} stand below it",
                stated,
                count=heading.count,
            )
            self._notes.add(COUNT, heading.titled.title, message)

    def _tell_heading(self, heading: _Heading) -> None:
        name = heading.titled.title.text
        if heading.has_inner:
            message = _(
                "{heading} stands above further headings, which are the areas; it is left out",
                heading=name,
            )
        else:
            message = _("nothing below {heading} says who does it; it is left out", heading=name)
        self._notes.add(HEADING_LEFT, heading.titled.title, message)

    def _tell_left(self) -> None:
        """Say which passages are in no item: those in front, between and behind."""
        front = [block for count, block in self._left if count == 0]
        behind = [block for count, block in self._left if count == self._count and self._count]
        between = [block for count, block in self._left if 0 < count < self._count]
        if number := len(front):
            left = n_(
                "{number} passage before the first item",
                "{number} passages before the first item",
                number,
            )
            message = n_(
                "the passage before the first item names nobody; it is left out",
                "{number} passages before the first item, from here to {last}, name nobody; they"
                " are left out",
                number,
                last=_end(front),
            )
            self._tell(front, left, message)
        if number := len(between):
            left = n_(
                "{number} passage between the items", "{number} passages between the items", number
            )
            message = n_(
                "the passage between the items names nobody; it is left out",
                "{number} passages between the items, from here to {last}, name nobody; they are"
                " left out",
                number,
                last=_end(between),
            )
            self._tell(between, left, message)
        if number := len(behind):
            left = n_(
                "{number} passage behind the last item",
                "{number} passages behind the last item",
                number,
            )
            message = n_(
                "the passage behind the last item names nobody; it is left out",
                "{number} passages behind the last item, from here to {last}, name nobody; they"
                " are left out",
                number,
                last=_end(behind),
            )
            self._tell(behind, left, message)

    def _tell(self, blocks: Sequence[Block], left: str, message: str) -> None:
        self._notes.left.append(left)
        self._notes.add(LEFT_OUT, blocks[0].at, message)


def _end(blocks: Sequence[Block]) -> str:
    return described(blocks[-1].at.place)


def _leads_all(block: Block, following: Block | None, passages: Sequence[Closed]) -> bool:
    """Say whether a heading has its phrase for all that stands below it: 一、…（牵头单位：…）."""
    return (
        following is not None
        and 0 <= block.level < following.level
        and len(passages) == 1
        and _SENTENCE_END not in passages[0].text
        and passages[0].phrase.ranks
    )


def _joined(blocks: Sequence[Block], text: Text) -> Text:
    """Return an item's text that goes over several paragraphs."""
    whole = "".join([*(block.text for block in blocks), text.text])
    return blocks[0].at._replace(text=whole) if blocks else text
