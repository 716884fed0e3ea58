"""What was said of units -> who leads an item and who supports it, or a finding."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from portplan.importing.findings import (
    BRACKETS,
    LEFT_OUT,
    NO_LEAD,
    ONE_OR_SEVERAL,
    REPEATED_NAME,
    TWO_ROLES,
    UNKNOWN_ROLE,
    Notes,
    Text,
)
from portplan.importing.phrases import Phrase, Said
from portplan.importing.sketch import Wishes
from portplan.plan.fields import FIRST_ROLE, Role
from portplan.text.messages import N_, _, beside, n_
from portplan.text.normal import folded, shortened

# Of these the heading or label says the role. To hash an Enum takes longer than to compare two.
_OF_HEADING = (Said.PLAIN, Said.SHARED)


class Piece(NamedTuple):
    """A cell or phrase of an item. `role` is what its column's heading says.

    `is_shared` says that the heading or label makes all of them responsible, and `alone_leads`
    that the document says elsewhere who leads, so that one unit alone is meant to.
    """

    phrase: Phrase
    at: Text
    role: Role | None = None
    is_shared: bool = False
    alone_leads: bool = False


class Deciding:
    """Decides roles by what is said, and by what was asked; collects what stays open."""

    def __init__(self, wishes: Wishes, notes: Notes, *, first_leads: bool) -> None:
        self._wishes = wishes
        self._notes = notes
        self._first_leads = first_leads or wishes.first_leads
        self._known = {
            folded(name): unit.name for unit in wishes.known for name in (unit.name, *unit.aliases)
        }
        self.known_names = frozenset(unit.name for unit in wishes.known)
        self.open: list[Text] = []
        self.ranked = 0
        self._by_wish = self._defaulted = 0

    def held(
        self, item: Text, pieces: Sequence[Piece], of_area: Sequence[Text] = ()
    ) -> tuple[tuple[Text, ...], ...]:
        """Return the units of an item for each role. `of_area` lead where the item names nobody."""
        by_role: dict[Role, list[Text]] = {role: [] for role in Role}
        shared: list[Text] = []
        by_verb = alone_leads = False
        for piece in pieces:
            for clause in piece.phrase.clauses:
                names = self._named(clause.names, piece.at)
                role = clause.role
                if role is None and piece.role and clause.said in _OF_HEADING:
                    role = piece.role
                if role:
                    by_role[role] += names
                elif clause.said is Said.NEITHER:
                    self._leave(names)
                elif clause.said in _OF_HEADING:
                    shared += names
                    by_verb |= clause.said is Said.SHARED and clause.by_verb
                    alone_leads |= piece.alone_leads
                # What plain names are beside 牵头 is said by their heading, or by nobody.
                if clause.said is Said.PLAIN and not role and not piece.is_shared:
                    by_verb = False
        if of_area and not by_role[FIRST_ROLE] and not shared:
            by_role[FIRST_ROLE] += [
                name for each in of_area for name in self._named((each.text,), each)
            ]
        self._share(by_role, shared, item, pieces, alone=by_verb or alone_leads)
        if not by_role[FIRST_ROLE]:
            self._without_lead(by_role, item)
        return self._once(by_role, item)

    def tell_decided(self) -> None:
        """Say for the plan's head what was decided, and by which option."""
        if self._by_wish and self._wishes.all_lead:
            sentence = n_(
                "{number} item without a said lead: all units lead (--all-lead).",
                "{number} items without a said lead: all units lead (--all-lead).",
                self._by_wish,
            )
            self._notes.decide(sentence)
        elif self._by_wish:
            sentence = n_(
                "{number} item without a said lead: the first-named leads.",
                "{number} items without a said lead: the first-named leads.",
                self._by_wish,
            )
            self._notes.decide(sentence)
        if self._defaulted:
            sentence = n_(
                "{number} item without a lead: {unit} leads (--default-lead).",
                "{number} items without a lead: {unit} leads (--default-lead).",
                self._defaulted,
                unit=self._wishes.default_lead,
            )
            self._notes.decide(sentence)

    def _named(self, names: Iterable[str], at: Text) -> list[Text]:
        if self._known:
            names = (self._known.get(folded(name), name) for name in names)
        _text, place, cell = at
        return [Text(name, place, cell) for name in names]

    def _leave(self, names: list[Text]) -> None:
        """Report units that neither lead nor support."""
        for name in names:
            message = _(
                "{unit} neither leads nor supports, and is left out", unit=shortened(name.text)
            )
            self._notes.add(LEFT_OUT, name, message)

    def _share(
        self,
        by_role: dict[Role, list[Text]],
        shared: list[Text],
        item: Text,
        pieces: Sequence[Piece],
        *,
        alone: bool,
    ) -> None:
        """Give those who are responsible together their roles."""
        leads = by_role[FIRST_ROLE]
        if leads and (shared or by_role[Role.SUPPORT]):
            self.ranked += 1
        if not shared:
            return
        if leads:
            by_role[Role.SUPPORT] += shared
            if any(_is_unsaid(piece) for piece in pieces):
                self._open_beside(shared, item)
        elif len(shared) == 1 and alone:
            leads += shared
        elif self._wishes.all_lead:
            leads += shared
            self._by_wish += 1
        elif self._first_leads:
            leads.append(shared[0])
            by_role[Role.SUPPORT] += shared[1:]
            self._by_wish += 1
        elif by_role[Role.SUPPORT]:
            # 责任单位：A；配合单位：B: who does not support, leads.
            leads += shared
        else:
            leads += shared
            self.open.append(shared[0])

    def _open_beside(self, shared: list[Text], item: Text) -> None:
        listed = "、".join(shortened(each.text) for each in shared)
        message = _(
            "{units}: the words beside those who lead do not say what these do; write 配合 or"
            " 牵头 behind them",
            units=listed,
        )
        if not self._wishes.all_lead:
            self._notes.add(UNKNOWN_ROLE, shared[0] if shared else item, message)

    def _without_lead(self, by_role: dict[Role, list[Text]], item: Text) -> None:
        if self._wishes.default_lead:
            self._defaulted += 1
            name = self._wishes.default_lead
            by_role[FIRST_ROLE].append(Text(name, item.place, item.cell))
            return
        message = _(
            "nobody leads {item}; name who does in the document, or give all such"
            " items to one with --default-lead UNIT",
            item=_begun(item.text),
        )
        self._notes.add(NO_LEAD, item, message)

    def _once(self, by_role: dict[Role, list[Text]], item: Text) -> tuple[tuple[Text, ...], ...]:
        """Return each unit once: in one role, and in it one time."""
        texts = [name.text for names in by_role.values() for name in names]
        if len(set(texts)) == len(texts):
            return tuple(map(tuple, by_role.values()))
        seen: dict[str, Role] = {}
        held = []
        for role in Role:
            kept = []
            for name in by_role[role]:
                if name.text not in seen:
                    kept.append(name)
                elif seen[name.text] is role:
                    message = _(
                        "{unit} stands twice in {role}; it is taken once",
                        unit=shortened(name.text),
                        role=role.word,
                    )
                    self._notes.add(REPEATED_NAME, name, message)
                else:
                    message = _(
                        "{unit} both leads and supports {item}; keep one of them in the document",
                        unit=shortened(name.text),
                        item=_begun(item.text),
                    )
                    self._notes.add(TWO_ROLES, name, message)
                seen.setdefault(name.text, role)
            held.append(tuple(kept))
        return tuple(held)


def _is_unsaid(piece: Piece) -> bool:
    return not piece.is_shared and any(
        each.said is Said.PLAIN and not (each.role or piece.role) for each in piece.phrase.clauses
    )


def _begun(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"  # noqa: PLR2004 - enough to know it by


_WAYS = N_("--all-lead makes all of them lead, and --first-leads the first of each")


def ask_open(deciding: Deciding, notes: Notes, label: Text | None) -> None:
    """Say of all items whose roles stay open what decides them: in one finding, or each."""
    deciding.tell_decided()
    count = len(deciding.open)
    if label is not None and not deciding.ranked and count:
        wrong = n_(
            "{label} does not say who leads ({number} item)",
            "{label} does not say who leads ({number} items)",
            count,
            label=label.text,
        )
        if_support = _("--columns {label}=support if they support", label=label.text)
        notes.add(UNKNOWN_ROLE, label, beside(wrong, _(_WAYS), if_support))
        return
    if label is None and not deciding.ranked and count > 1:
        wrong = _("nobody is said to lead in {number} items, such as this one", number=count)
        notes.add(UNKNOWN_ROLE, deciding.open[0], beside(wrong, _(_WAYS)))
        return
    for each in deciding.open:
        wrong = _("{unit} and others: nobody is said to lead", unit=shortened(each.text))
        notes.add(UNKNOWN_ROLE, each, beside(wrong, _(_WAYS)))


# What is true of a name wherever it stands.
_ONCE = (BRACKETS, ONE_OR_SEVERAL)


def remark(notes: Notes, pieces: Iterable[Piece]) -> None:
    """Take in what is to be said of the names of pieces: of a name itself once."""
    for piece in pieces:
        for each in piece.phrase.remarks:
            at = Text(each.name, piece.at.place, piece.at.cell)
            if each.rule in _ONCE:
                notes.add_once(each.rule, at, each.message)
            else:
                notes.add(each.rule, at, each.message)
