"""What a file says, told by PyYAML's own nodes and values, looked at in a few plain lines."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from portplan.plan.model import Area, Item, Plan, Unit

# libyaml's parser where there is one, as in portplan. The one in Python differs from it in
# trifles (it refuses a tab at a line's end), which are not what these tests are about.
LOADER: "type[yaml.SafeLoader | yaml.CSafeLoader]" = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# What the format has not, and Unicode's categories of what cannot be seen.
_REFUSED = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")


def said(content: bytes) -> Plan | None:
    """Return the plan that a file's YAML says, None where it is no plan or breaks a rule."""
    try:
        text = content.decode("utf-8-sig")
        _require(not any(map(_unseen, text)))
        _require(not any(isinstance(token, _REFUSED) for token in _tokens(text)))
        root = yaml.compose(text, Loader=LOADER)
        if root is None or not _is_yaml_to_all(text, root):
            return None
        return _plan(root)
    except (yaml.YAMLError, ValueError):
        return None


def loaded(content: bytes) -> Plan:
    """Return the plan that PyYAML's safe loader reads from a file that breaks no rule."""
    root = yaml.load(content.decode("utf-8-sig"), Loader=LOADER)  # noqa: S506 - a safe loader
    units = tuple(
        Unit(
            unit["name"],
            tuple(unit.get("aliases", ())),
            tuple(unit["members"]) if "members" in unit else None,
        )
        for unit in root["units"]
    )
    areas = tuple(Area(area["number"], area["title"]) for area in root["areas"])
    items = tuple(
        Item(
            item["number"],
            area,
            item["text"],
            tuple(item["lead"]),
            tuple(item.get("support", ())),
            deadline=item.get("deadline"),
        )
        for area, read in zip(areas, root["areas"], strict=True)
        for item in read["items"]
    )
    return Plan(root["title"], units, areas, items)


def _tokens(text: str) -> list[object]:
    return list(yaml.scan(text, Loader=LOADER)) if set("&*!") & set(text) else []


def _is_yaml_to_all(text: str, root: yaml.Node) -> bool:
    """Say whether other readers than libyaml take a text for YAML too."""
    rest = [*text]
    for node, column in _nodes(root, -1):
        written = text[node.start_mark.index : node.end_mark.index]
        is_scalar = isinstance(node, yaml.ScalarNode)
        style = node.style if is_scalar else ""
        if style in {"|", ">"} and re.match(r"\S+#", written):
            return False
        if is_scalar and node.value == "-" and not style:
            return False
        if is_scalar:
            rest[node.start_mark.index : node.end_mark.index] = "x" * len(written)
        is_in_line = style in {"'", '"'} if is_scalar else node.flow_style
        nothing = ("",) if is_scalar else ("", "#")
        for line in _lines(written)[1:] if is_in_line else ():
            is_deep = len(line) - len(line.lstrip(" ")) > column
            if not is_deep and line.lstrip("\t ")[:1] not in nothing:
                return False
    return "#" not in re.sub(r"(?m)(?<!\S)#.*", "", "".join(rest))


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


# Any: the stubs know a node's style of its own kinds alone.
def _nodes(node: Any, column: int) -> Iterator[tuple[Any, int]]:
    """Return all nodes, each with the column of the list or mapping without brackets around it."""
    yield node, column
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        column = node.start_mark.column
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for each in child if isinstance(child, tuple) else (child,):
            yield from _nodes(each, column)


def _require(fact: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not fact:
        raise ValueError


def _unseen(character: str) -> bool:
    return character not in "\t\n\r" and unicodedata.category(character) in _UNSEEN


def _plan(node: yaml.Node) -> Plan:
    fields = _fields(node, "title units areas")
    title = _text(fields["title"])
    units = tuple(map(_unit, _entries_of(fields["units"])))
    _require(bool(units))
    _require_names(units)
    areas: list[Area] = []
    items: list[Item] = []
    for area_node in _entries_of(fields["areas"]):
        area_fields = _fields(area_node, "number title items")
        area = Area(_number(area_fields["number"], len(areas) + 1), _text(area_fields["title"]))
        areas.append(area)
        item_nodes = _entries_of(area_fields["items"])
        _require(bool(item_nodes))
        for item_node in item_nodes:
            items.append(_item(item_node, area, len(items) + 1))
    _require(bool(areas))
    known = {unit.name for unit in units}
    _require(all({*item.lead, *item.support} <= known for item in items))
    return Plan(title, units, tuple(areas), tuple(items))


def _unit(node: yaml.Node) -> Unit:
    fields = _fields(node, "name", "aliases members")
    aliases = _texts(fields["aliases"]) if "aliases" in fields else ()
    members = _names(fields["members"]) if "members" in fields else None
    return Unit(_name(fields["name"]), aliases, members)


def _item(node: yaml.Node, area: Area, number: int) -> Item:
    fields = _fields(node, "number text lead", "support deadline")
    lead = _names(fields["lead"])
    support = _names(fields["support"]) if "support" in fields else ()
    _require(bool(lead))
    _require(not set(lead) & set(support))
    deadline = _text(fields["deadline"]) if "deadline" in fields else None
    text = _text(fields["text"])
    return Item(_number(fields["number"], number), area, text, lead, support, deadline=deadline)


def _require_names(units: tuple[Unit, ...]) -> None:
    """Every name means one unit, every member is one, and no collective holds itself."""
    names = [name for unit in units for name in (unit.name, *unit.aliases)]
    straight = str.maketrans("“”‘’", "\"\"''")
    forms = (unicodedata.normalize("NFKC", name).translate(straight) for name in names)
    alike = {"".join(form.split()).casefold() for form in forms}
    _require(len(alike) == len(names))
    open_ = {unit.name: set(unit.members or ()) for unit in units}
    _require(all(members <= open_.keys() for members in open_.values()))
    # Taking away the units without members, again and again, leaves the circles.
    while single := [name for name, members in open_.items() if not members]:
        for name in single:
            del open_[name]
        for members in open_.values():
            members.difference_update(single)
    _require(not open_)


def _fields(node: yaml.Node, needed: str, optional: str = "") -> dict[str, yaml.Node]:
    _require(isinstance(node, yaml.MappingNode))
    keys = [key.value for key, _ in node.value]
    _require(all(isinstance(key, str) for key in keys))
    _require(len(set(keys)) == len(keys))
    _require(set(needed.split()) <= set(keys) <= {*needed.split(), *optional.split()})
    return {key.value: value for key, value in node.value}


def _entries_of(node: yaml.Node) -> list[yaml.Node]:
    _require(isinstance(node, yaml.SequenceNode))
    return list(node.value)


def _text(node: yaml.Node) -> str:
    _require(isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str")
    text = str(node.value)
    _require(bool(getattr(node, "style", "")) or not _is_number(text))
    _require(bool(text) and text == text.strip())
    _require(not any(_unseen(each) or each in "\t\n\r" for each in text))
    return text


def _is_number(text: str) -> bool:
    """Say whether Python takes it for a number, as readers of YAML 1.2 do: 1e3, 0o7."""
    if not text.isascii() or text[:1] not in "-+.0123456789":
        return False
    digits, *exponent = re.split("(?<!0x)[eE]", text, maxsplit=1)
    digits = "e".join([re.sub(r"(?<=\w)_", "", digits), *exponent])
    for number in (float, lambda digits: int(digits, 0)):
        try:
            number(digits)
        except ValueError:
            continue
        return True
    return False


def _texts(node: yaml.Node) -> tuple[str, ...]:
    return tuple(map(_text, _entries_of(node)))


def _name(node: yaml.Node) -> str:
    name = _text(node)
    for before, space, behind in zip(name, name[1:], name[2:], strict=False):
        _require(not space.isspace() or (space == " " and behind != " "))
        between = _is_chinese(before) and _is_chinese(behind) and any(map(_is_ideograph, name))
        _require(not (space == " " and between))
    return name


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u4dbf" or "\u4e00" <= character <= "\u9fff" or (
        "\U00020000" <= character <= "\U0003ffff"
    )  # fmt: skip


def _is_chinese(character: str) -> bool:
    return _is_ideograph(character) or character in "“”‘’，。；：、？！（）《》"


def _names(node: yaml.Node) -> tuple[str, ...]:
    names = tuple(map(_name, _entries_of(node)))
    _require(len(set(names)) == len(names))
    return names


def _number(node: yaml.Node, expected: int) -> int:
    _require(isinstance(node, yaml.ScalarNode) and not node.style and node.value == str(expected))
    return expected
