"""What a command is, for the command line, for help and for completion alike."""

from collections.abc import Callable
from typing import NamedTuple, assert_never

from portplan.plan.fields import Role
from portplan.questions.asked import Asked, What
from portplan.text.messages import N_, _, beside, choice


class Command(NamedTuple):
    """Everything about one command.

    `run` takes what was asked by its keywords and returns the exit status.
    """

    help: str
    examples: tuple[str, ...]
    asks: tuple[Asked, ...]
    run: Callable[..., int]


VERSION = Asked("version", What.FLAG, "", N_("Show the version."), "--version", "-V")
HELP = Asked("help", What.FLAG, "", N_("Show this message and exit."), "--help", "-h")
DATA = Asked(
    "data",
    What.FILE,
    N_("PATH"),
    N_(
        "The plan's file; else $PORTPLAN_DATA, else data/tasks.yaml or tasks.yaml in this folder,"
        " else the table that comes with portplan."
    ),
    "--data",
)
# Of what is written to the file of --output.
FORCE = Asked("force", What.FLAG, "", N_("Replace the file of --output."), "--force")
# What asks plans one by one takes several.
EVERY_DATA = DATA._replace(
    help=N_(
        "The plan's file; a folder, or several, to ask each of their plans; else $PORTPLAN_DATA,"
        " else data/tasks.yaml or tasks.yaml in this folder, else the table that comes with"
        " portplan."
    ),
    many=True,
)


def is_empty(asked: Asked) -> str:
    """Return what is said where what was typed is empty."""
    return beside(_("{asked} is empty", asked=asked.called), to_type(asked))


def to_type(asked: Asked) -> str:
    """Return what to do where there is nothing for what is asked."""
    match asked.what:
        case What.UNIT:
            return _("write the name of a unit; portplan units lists them all")
        case What.AREA:
            return _("write the number of an area; portplan areas lists them all")
        case What.ITEMS:
            return _("write the numbers of items, such as 6 or 6-10; portplan list lists them all")
        case What.TEXT:
            return _("write what to look for")
        case What.RULE:
            return _("write the code of a rule; portplan rules lists them all")
        case What.FILE:
            return _("write the name of a file")
        case What.PLAN:
            return _("write the name of a file, or REV:PATH")
        case What.REVISION:
            return _("write a revision, such as HEAD or origin/main")
        case What.ROLE | What.CHOICE | What.FLAG:
            return _("write {choices}", choices=_choices(asked))
        case _:
            assert_never(asked.what)


def _choices(asked: Asked) -> str:
    """Return the words of which one is typed; a flag is one itself."""
    if asked.what is What.ROLE:
        return choice([role.value for role in Role])
    return choice(asked.choices) if asked.choices else asked.option
