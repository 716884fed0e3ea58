"""The catalogue has every message of the source, whole, and what is read is made of it."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

import catalogue
from catalogue import texts

MESSAGES = [each for each in catalogue.committed() if each.id]


def ids(found: Catalog) -> set[tuple[str, ...]]:
    return {texts(each.id) for each in found if each.id}


def fields(text: str) -> set[str]:
    """Return the names of what a message is filled with; another brace is meant as one."""
    return set(re.findall(r"\{(\w+)\}", text))


def test_every_message_of_the_source_is_in_it_and_no_other() -> None:
    assert ids(catalogue.committed()) == ids(catalogue.extracted())


def test_no_message_stands_where_it_is_not_looked_for() -> None:
    """Inside of a f-string, for instance."""
    said = {each.texts for each in catalogue.said() if each.texts}
    assert {texts[-1] for texts in said} == {texts[-1] for texts in ids(catalogue.extracted())}


def test_every_message_is_translated_beyond_doubt() -> None:
    assert catalogue.untranslated(catalogue.committed()) == []


def test_what_is_read_is_made_of_what_people_translate() -> None:
    made = read_mo(BytesIO(catalogue.po().with_suffix(".mo").read_bytes()))
    assert {texts(each.id): texts(each.string) for each in made if each.id} == {
        texts(each.id): texts(each.string) for each in MESSAGES
    }


def test_chinese_has_one_form_for_every_number() -> None:
    assert catalogue.committed().num_plurals == 1
    assert {len(texts(each.string)) for each in MESSAGES} == {1}


def filled(text: str, values: dict[str, str]) -> str:
    return text.format(**values) if values else text


def test_translations_have_the_braces_of_their_messages_filled_alike() -> None:
    for message in MESSAGES:
        ours, theirs = texts(message.id)[-1], texts(message.string)[0]
        assert fields(theirs) == fields(ours), ours
        values = {name: f"<{name}>" for name in fields(ours)}
        for text in (ours, theirs):
            assert all(value in filled(text, values) for value in values.values()), text


def test_translations_are_chinese() -> None:
    for message in MESSAGES:
        ours, theirs = texts(message.id)[-1], texts(message.string)[0]
        said = re.sub(r"\{\w+\}", "", theirs)
        # Some are a mark alone, such as that between words of a list.
        if re.search("[a-z]", re.sub(r"\{\w+\}", "", ours)) and said != "、":
            assert re.search(r"[\u4e00-\u9fff]", said), theirs
        assert not re.search(r"[a-z]+(?: [a-z]+){2}", said), theirs
        # Punctuation as Chinese has it, but for what is to be typed.
        assert not re.search(r"[\u4e00-\u9fff][,;?!]|[,;?!][\u4e00-\u9fff]", said), theirs


def test_messages_are_said_with_what_their_braces_need() -> None:
    for call in catalogue.said():
        if not call.texts or call.function == "N_" or "**" in call.values:
            continue
        needed = fields("".join(call.texts))
        # What counts may do without its number: "a space".
        assert needed - {"number"} == call.values - {"number"}, call.place
        assert call.function == "n_" or needed == call.values, call.place


def test_no_message_is_put_together_before_it_is_looked_up() -> None:
    assert [each.place for each in catalogue.said() if each.is_put_together] == []


# By what YAML's parser says its errors are known; the rest is no sentence.
ENGLISH = {
    "end of stream",
    "start any token",
    "bao pu bu",
    " has no attribute ",
    "validate --strict --format github plan.yaml",
}

# What is English in both languages: the schema's texts, what is raised for programmers, code.
NOT_SAID = {
    "formats/web_style.py",
    "page/look.py",
    "plan/fields.py",
    "plan/model.py",
    "files/schema.py",
    "files/load.py",
    "__main__.py",
}


def sentences(tree: ast.AST) -> Iterator[str]:
    """Return the texts of code that have words in them like sentences, outside of the catalogue."""
    for node in ast.iter_child_nodes(tree):
        is_looked_up = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"_", "N_", "n_"}
        )
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_looked_up or is_docstring:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.search(r"[a-z]{2,},? [a-z]{2,},? [a-z]{2,}", node.value):
                yield node.value
        else:
            yield from sentences(node)


def test_every_sentence_is_looked_up() -> None:
    found = {
        (name, text)
        for path in catalogue.SOURCE.rglob("*.py")
        if (name := path.relative_to(catalogue.SOURCE).as_posix()) not in NOT_SAID
        for text in sentences(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert {(name, text) for name, text in found if text not in ENGLISH} == set()
