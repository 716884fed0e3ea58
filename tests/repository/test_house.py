"""How the house is built, read from the sources: who may print, exit, and look at the outside."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import portplan
from conftest import ROOT
from portplan.cli.commands import COMMANDS
from portplan.cli.commands.completion import SHELLS
from portplan.questions import QUESTIONS

SOURCE = ROOT / "src" / "portplan"
FILES = {
    path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(SOURCE.rglob("*.py"))
}
TREES = {name: ast.parse(text) for name, text in FILES.items()}
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def belongs_to_cli(name: str) -> bool:
    return name.startswith("cli/") or name == "__main__.py"


def used(tree: ast.AST) -> Iterator[str]:
    """Return what code imports and calls on: sys, sys.exit, print, rich.console.Console."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=module, names=names):
                yield str(module)
                yield from (f"{module}.{each.name}" for each in names)
            case ast.Attribute(value=ast.Name(id=of), attr=attribute):
                yield f"{of}.{attribute}"
            case ast.Call(func=ast.Name(id=called)):
                yield called


USED = {name: set(used(tree)) for name, tree in TREES.items()}


def users(*what: str) -> set[str]:
    """Return the files that use one of these."""
    return {name for name, theirs in USED.items() if theirs & set(what)}


def test_what_is_used_is_seen() -> None:
    code = "import sys, a.b\nfrom os import environ\nprint(sys.exit)\nx.y.z()"
    seen = {"sys", "a.b", "os", "os.environ", "print", "sys.exit", "x.y"}
    assert set(used(ast.parse(code))) == seen


def test_in_the_root_are_floors_and_nothing_but_the_entries() -> None:
    kept = [path for path in SOURCE.iterdir() if path.name != "__pycache__"]
    files = {path.name for path in kept if path.is_file()}
    assert files == {"__init__.py", "__main__.py", "py.typed"}
    floors = {path.name for path in kept if path.is_dir()} - {"data", "locale"}
    assert floors >= {
        "cli",
        "page",
        "formats",
        "reports",
        "questions",
        "files",
        "rules",
        "source",
        "plan",
    }
    for floor in floors:
        assert FILES[f"{floor}/__init__.py"].startswith('"""')


def test_no_file_is_over_300_lines() -> None:
    of_pages = [path for path in SOURCE.rglob("*") if path.suffix in (".js", ".css")]
    assert of_pages
    paths = [*SOURCE.rglob("*.py"), *of_pages, *TESTS, *(ROOT / "benchmarks").rglob("*.py")]
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert len(lines) > 100
    assert {path: length for path, length in lines.items() if length > 300} == {}


def test_files_of_tests_have_names_of_their_own_and_folders_need_no_mark() -> None:
    names = [path.name for path in TESTS]
    assert sorted(names) == sorted(set(names))
    assert "__init__.py" not in names


def test_only_the_command_line_prints_reads_input_and_exits() -> None:
    of_sys = {
        each
        for name, theirs in USED.items()
        if not belongs_to_cli(name)
        for each in theirs
        if each.startswith("sys.")
    }
    assert of_sys <= {"sys.intern", "sys.platform"}
    assert users("print", "input", "exit", "quit", "breakpoint") == set()
    assert users("sys.exit") == {"cli/run.py"}
    assert users("os._exit") == {"__main__.py"}


def test_only_the_console_writes_to_the_streams() -> None:
    writing = re.compile(r"sys\.(stdout|stderr)(\.buffer)?\.(write|flush)|\bstream\.flush")
    assert {name for name, text in FILES.items() if writing.search(text)} == {
        "__main__.py", "cli/console.py",
    }  # fmt: skip


def test_the_collector_is_stopped_by_the_entry_and_while_a_file_is_read() -> None:
    assert users("gc.disable", "gc.freeze") == {"__main__.py", "files/load.py"}
    assert users("gc.enable") == {"files/load.py"}


def test_reading_a_file_leaves_the_collector_as_it_was() -> None:
    code = (
        "import gc, portplan\n"
        "portplan.load(); print(gc.isenabled())\n"
        "gc.disable(); portplan.load(); print(gc.isenabled())\n"
        "gc.enable()\n"
        "try: portplan.load('missing.yaml')\nexcept OSError: print(gc.isenabled())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout.split() == [b"True", b"False", b"True"]


def changers() -> set[str]:
    """Return the files that change the environment."""
    changing = re.compile(
        r"environ\.(pop|popitem|update|clear|setdefault)\b|environ\[[^]]*\] *\|?=[^=]|environ *\|="
        r"|del os\.environ|(un|put)(set)?env\b|from os import .*environ"
    )
    return {name for name, text in FILES.items() if changing.search(text)}


def test_the_environment_is_no_channel_inside_the_program() -> None:
    outside_cli = {
        name for name in users("os.environ", "os.getenv", "os.putenv", "os.environb")
        if not belongs_to_cli(name)
    }  # fmt: skip
    # What history reads it gives on to git.
    assert outside_cli == {"files/load.py", "files/history.py", "text/pinyin.py"}
    # One sets what pypinyin reads when it is imported, and only meanwhile; the other takes a width
    # away that Rich would not survive.
    assert changers() == {"text/pinyin.py", "cli/console.py"}
    named = {
        (name, node.value)
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.fullmatch("_?(PORTPLAN|PYPINYIN)_[A-Z_]+", node.value)
    }
    assert named == {
        ("cli/language.py", "PORTPLAN_LANG"),
        ("files/load.py", "PORTPLAN_DATA"),
        ("text/pinyin.py", "PYPINYIN_NO_PHRASES"),
        ("cli/run.py", "_PORTPLAN_COMPLETE"),
    }


def test_no_call_can_grow_what_is_kept_in_a_module() -> None:
    nodes = [node for tree in TREES.values() for node in ast.walk(tree)]
    assert not [node for node in nodes if isinstance(node, ast.Global)]
    # What a function without arguments keeps is one thing.
    keeper = re.compile(r"(functools\.)?(lru_)?cache(\(.*\))?")
    kept = [
        node.name
        for node in nodes
        if isinstance(node, ast.FunctionDef)
        and any(keeper.fullmatch(ast.unparse(each)) for each in node.decorator_list)
        and ast.unparse(node.args)
    ]
    assert kept == []


def test_typer_is_known_to_one_file() -> None:
    known = {
        name for name, theirs in USED.items() if any(each.startswith("typer") for each in theirs)
    }
    assert known == {"cli/app.py"}


def test_no_program_but_git_and_the_pager_is_started_and_no_network_is_used() -> None:
    outside = {
        "socket", "urllib", "urllib.request", "http", "http.client", "os.system",
        "os.popen", "os.execv", "os.fork", "webbrowser", "pickle", "marshal", "eval",
        "exec", "compile", "__import__", "yaml.load", "yaml.unsafe_load",
    }  # fmt: skip
    assert users(*outside) == set()
    # What asks Windows for its language.
    assert users("ctypes") == {"cli/language.py"}
    assert users("subprocess", "shutil.which") == {"cli/pager.py", "files/history.py"}


def test_a_command_is_a_file_and_a_line() -> None:
    files = {name for name in FILES if re.fullmatch(r"cli/commands/[a-z]\w*\.py", name)}
    modules = {each.module for each in COMMANDS.values() if each.module}
    assert {f"portplan/{name}".removesuffix(".py").replace("/", ".") for name in files} == modules
    assert set(COMMANDS) - set(QUESTIONS) == {
        "page", "validate", "import", "schema", "completion", "help",
    }  # fmt: skip
    scripts = {path.name for path in (SOURCE / "cli" / "shells").iterdir()}
    assert scripts == {f"portplan.{shell}" for shell in SHELLS}


def test_every_public_name_is_importable_and_known_to_type_checkers() -> None:
    namespace: dict[str, object] = {}
    exec("from portplan import *", namespace)  # noqa: S102 - nothing else takes all
    assert {name for name in namespace if name != "__builtins__"} == set(portplan.__all__)
    (typed,) = (node for node in TREES["__init__.py"].body if isinstance(node, ast.If))
    homes = {
        each.name: node.module
        for node in typed.body
        if isinstance(node, ast.ImportFrom) and node.module != "typing"
        for each in node.names
    }
    assert sorted([*homes, "__version__"]) == portplan.__all__ == sorted(portplan.__all__)
    for name, home in homes.items():
        assert namespace[name] is getattr(sys.modules[str(home)], name)
        assert namespace[name].__module__ == home


def test_every_function_of_a_question_is_public() -> None:
    functions = [function for each in QUESTIONS.values() for function in each.functions]
    assert set(functions) <= set(portplan.__all__)
    for each in QUESTIONS.values():
        for function in each.functions:
            assert getattr(portplan, function).__module__ == each.module


def test_what_mutation_testing_leaves_out_is_there() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mutmut = settings["tool"]["mutmut"]
    left_out = [
        each.partition("=")[2].split("::")
        for each in mutmut["pytest_add_cli_args"]
        if each.startswith(("--ignore=", "--deselect="))
    ]
    assert left_out
    for file, *names in left_out:
        assert file.startswith(tuple(mutmut["pytest_add_cli_args_test_selection"]))
        text = (ROOT / file).read_text(encoding="utf-8")
        assert all(f"def {name}(" in text for name in names)
