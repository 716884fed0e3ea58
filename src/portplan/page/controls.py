"""What a page is asked with. All words of it but the annex's own are in the reader's language."""

from collections.abc import Iterator, Sequence

from portplan.formats.as_html import escaped
from portplan.page.tables import area_key, plan_key
from portplan.plan import fields
from portplan.plan.fields import ROLE_HEADING, Role
from portplan.plan.model import Plan
from portplan.questions.by_unit import OWN, THROUGH
from portplan.text.messages import _, spoken


def controls(plans: Sequence[tuple[str, Plan]]) -> Iterator[str]:
    """Return the form, which is of no use without the script, and hidden until that runs."""
    search, of_what = _said(_("Search")), escaped(_("words, units or their pinyin"))
    every, paper = _said(_("All")), _said(_("Print"))
    all_areas, language = escaped(_("All")), _language()
    yield (
        f'<form id="asking" role="search" hidden>\n<p class="words"><label for="words">{search}'
        f'</label>\n<input id="words" type="search"{language} placeholder="{of_what}"'
        ' autocomplete="off" spellcheck="false" enterkeyhint="search" aria-keyshortcuts="/">'
        '<kbd aria-hidden="true">/</kbd></p>\n'
        f'<p><label for="area">{fields.AREA.heading("title")}</label>\n'
        f'<select id="area"><option value=""{language}>{all_areas}</option>'
    )
    yield from _areas(plans)
    yield f"</select></p>\n<fieldset><legend>{ROLE_HEADING}</legend>\n{_role('', every)}"
    yield from (_role(role.value, f"<span>{role.word}</span>") for role in Role)
    yield (
        f'</fieldset>\n<p><button type="button" id="paper">{paper}</button></p>\n'
        f'<p id="count" role="status"{language}></p>\n</form>\n'
    )


def way_to_items() -> str:
    """Return the link past the form and the units, for who goes through the page by its links."""
    words = _said(_("Skip to the items"))
    return f'<a class="skip" href="#items">{words}</a>\n'


def _areas(plans: Sequence[tuple[str, Plan]]) -> Iterator[str]:
    for place, (title, plan) in enumerate(plans):
        if len(plans) == 1:
            yield from (_option(area_key(area, None), area.heading) for area in plan.areas)
        else:
            yield f'<optgroup label="{escaped(title)}">{_option(plan_key(place), title)}'
            yield from (_option(area_key(area, place), area.heading) for area in plan.areas)
            yield "</optgroup>"


def _option(key: str, said: str) -> str:
    return f'<option value="{key}">{escaped(said)}</option>'


def _role(key: str, said: str) -> str:
    checked = "" if key else " checked"
    return f'<label><input type="radio" name="role" value="{key}"{checked}>{said}</label>\n'


def words_of_script() -> str:
    """Return what the script says, as attributes; {braces} stand for what it knows."""
    words = {
        "own": OWN,
        "through": THROUGH,
        "found": _("{found} of {all} items", found="{found}", all="{all}"),
        "nothing": _("No item passes all that was asked."),
        "unknown": _("There is no unit {name} here.", name="{name}"),
        "all": _("Show all"),
        "language": _spoken_tag(),
    }
    return "".join(f' data-{key}="{escaped(said)}"' for key, said in words.items())


def _said(words: str) -> str:
    return f"<span{_language()}>{escaped(words)}</span>"


def _language() -> str:
    """Return the attribute that says what language the words are in, where it is not the page's."""
    language = _spoken_tag()
    return "" if language == "zh-CN" else f' lang="{language}"'


def _spoken_tag() -> str:
    """Return the language that is spoken as HTML calls it."""
    return spoken().replace("_", "-")
