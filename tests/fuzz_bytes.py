"""Bytes near to a plan and far from one: whatever they are, the demands of `demands.py` hold.

The suite tries the same few hundred in every run. For a long run:

    .venv/bin/pip install atheris
    .venv/bin/python tests/fuzz_bytes.py --minutes 60

With atheris the run is guided by coverage: what reaches a new branch of portplan is kept, in
.fuzz/corpus, and edited further. Without it, or with --blind, the seeds alone are edited. What
fails is made small and lies in .fuzz/found, one file for each place that fails.
"""

import argparse
import atexit
import logging
import sys
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
FUZZ = ROOT / ".fuzz"
LOG = logging.getLogger("fuzz")

# Nothing so small may take so long.
SLOW = 10.0
MOST_TRIES = 1000
LONGEST = 8192

# What has a meaning to YAML, to the format or to Unicode.
_WORDS = (
    "title: ", "units:", "name: ", "aliases: ", "members: ", "areas:", "number: ", "items:",
    "text: ", "lead:", "support:", "deadline: ", "leads: ", "牵头: ", "时限: ", "text：",
    "lead: []", "support: []",
    "天津海关", "天津海事局", "市口岸办", "口岸查验单位",
    "，", "、", "。", "；", "／", "和", "事亊",
    "- ", "-", ": ", ":", "? ", "?\n", "[", "]", "{", "}", ", ", ",", "#", " # ", "\n#\n",
    "|", ">", "|-\n", ">-\n", ">+\n", "|2\n", ">1-\n", "|9", "|0", "'", '"', "''", '\\"', "\\\n",
    "\\", "\\u200b", "\\x00", "\\ud800", "\\U00110000", "\\n", "\\/", "\\N", "\\L", "\\e",
    "&a ", "*a", "!!str ", "!", "!t ", "!<x> ", "!!", "<<: ", "<<: *a", "=", "~", "null", "yes",
    "No", ".inf", "0x7", "1_0", "07", "1:30", "2016-01-01", "+7", "1e3", "七", "７", "999999999",
    "%YAML 1.1\n---\n", "%YAML 1.3\n---\n", "%TAG ! x\n---\n", "%X\n", "---", "---\n", "...\n",
    "<<<<<<< HEAD\n", "=======\n", ">>>>>>> a\n", "```", "+ ", "@", "`", "%", "\t",
    " ", "  ", "    ", "        ", "\n", "\r\n", "\r", "\n\n",
    "\x00", "\x0b", "\x0c", "\x1b[1m", "\x1f", "\x7f", "\x85", "\xa0", "\xad", "\u0301", "\u200b",
    "\u200d", "\u202e", "\u2028", "\u2029", "\u3000", "\ufe0f", "\ufeff", "\ufffe", "\uffff",
    "\ue000", "\U0001f600", "\U00020000", "\U000e0001",
    "\n  - ", "\n      - ", "\n          - ", "\n        ", "\n  ", "'\n", '"\n',
)  # fmt: skip
_NOT_UTF8 = (
    b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xff\xfe", b"\xf4\x90\x80\x80", b"\xe5", b"\xef\xbb",
)  # fmt: skip
TOKENS = (*(word.encode() for word in _WORDS), *_NOT_UTF8)

_LINE_ENDS = tuple(end.encode() for end in ("\r\n", "\r", "\x85", "\u2028", "\n\n", "\n "))
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "gb18030", "utf-7")


def seeds() -> list[bytes]:
    """Return the files that the runs begin with: each broken one, and two of the plan."""
    whole = (ROOT / "data" / "tasks.yaml").read_bytes()
    broken = sorted((ROOT / "tests" / "broken").glob("*.yaml"))
    return [path.read_bytes() for path in broken] + [
        whole.partition(b"\n  - number: 2\n")[0],
        whole,
    ]


# ----------------------------------------------------------------------------- the edits


def edited(random: Random, content: bytes, other: bytes) -> bytes:
    """Return bytes after a few random edits; some take a piece of `other` bytes."""
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        content = random.choice(_EDITS)(random, content, other)[:LONGEST]
    return content


def _range(random: Random, content: bytes, longest: int = 16) -> tuple[int, int]:
    start = random.randint(0, len(content))
    return start, min(start + random.randint(0, longest), len(content))


def _byte(random: Random, content: bytes, _: bytes) -> bytes:
    start, end = _range(random, content, 2)
    return content[:start] + random.randbytes(random.randint(0, 2)) + content[end:]


def _token(random: Random, content: bytes, _: bytes) -> bytes:
    start, end = random.choice((_range(random, content, 0), _range(random, content)))
    return content[:start] + random.choice(TOKENS) + content[end:]


def _token_at_a_word(random: Random, content: bytes, _: bytes) -> bytes:
    """Put a token in front of a word, behind one or in its place."""
    pieces = content.split(b" ")
    at = random.randrange(len(pieces))
    token = random.choice(TOKENS)
    pieces[at] = random.choice((token + pieces[at], pieces[at] + token, token))
    return b" ".join(pieces)


def _token_at_a_line(random: Random, content: bytes, _: bytes) -> bytes:
    lines = content.split(b"\n")
    at = random.randrange(len(lines))
    token = random.choice(TOKENS)
    lines[at] = random.choice((token + lines[at], lines[at] + token, token))
    return b"\n".join(lines)


def _repeated(random: Random, content: bytes, _: bytes) -> bytes:
    """Repeat a piece, so that it nests deep or grows long."""
    start, end = _range(random, content, 40)
    piece = random.choice((content[start:end], random.choice(TOKENS)))
    return content[:start] + piece * random.choice((2, 3, 20, 300, 1100)) + content[end:]


def _lines(random: Random, content: bytes, other: bytes) -> bytes:
    """Take lines out, or put some of the same or the other file in."""
    lines = content.split(b"\n")
    put = random.choice((lines, other.split(b"\n"), [b""]))
    at, first = random.randrange(len(lines)), random.randrange(len(put))
    some = put[first : first + random.choice((1, 1, 2, 5, 40))]
    return b"\n".join([*lines[:at], *some, *lines[at + random.choice((0, 1, 2)) :]])


def _indentation(random: Random, content: bytes, _: bytes) -> bytes:
    lines = content.split(b"\n")
    at = random.randrange(len(lines))
    for each in range(at, min(at + random.choice((1, 1, 3, 9)), len(lines))):
        lines[each] = b" " * random.randint(0, 12) + lines[each].lstrip(b" ")
    return b"\n".join(lines)


def _spliced(random: Random, content: bytes, other: bytes) -> bytes:
    return content[: random.randint(0, len(content))] + other[random.randint(0, len(other)) :]


def _whole(random: Random, content: bytes, _: bytes) -> bytes:
    """Save the file as another editor would."""
    if random.random() < 0.5:
        return content.replace(b"\n", random.choice(_LINE_ENDS), random.choice((-1, 3)))
    return content.decode(errors="ignore").encode(random.choice(_ENCODINGS), errors="ignore")


_EDITS: tuple[Callable[[Random, bytes, bytes], bytes], ...] = (
    _byte, _token, _token, _token_at_a_word, _token_at_a_word, _token_at_a_line, _repeated, _lines,
    _lines, _indentation, _spliced, _whole,
)  # fmt: skip


# ----------------------------------------------------------------------------- the runs


class Run:
    """Tries bytes, and keeps in a folder, made small, the first that fails at each place."""

    def __init__(self, demand: Callable[[bytes], None], folder: Path) -> None:
        self.demand = demand
        self.folder = folder
        self.tried = 0
        self.found: dict[str, bytes] = {}

    def __call__(self, content: bytes) -> None:
        self.tried += 1
        failure = self._failure(content)
        if failure and failure not in self.found:
            self.found[failure] = self._made_small(failure, content)
            self._keep(failure)

    def _failure(self, content: bytes) -> str | None:
        """Return what fails and where, in one line, or None."""
        begun = time.process_time()
        try:
            self.demand(content)
        except Exception as error:  # noqa: BLE001 - whatever is raised is a find
            places = traceback.extract_tb(error.__traceback__)
            inner = [f"{Path(each.filename).name}:{each.lineno}" for each in places[-3:]]
            return f"{type(error).__name__} at {' '.join(inner)}"
        return "slow" if time.process_time() - begun > SLOW else None

    def _made_small(self, failure: str, content: bytes) -> bytes:
        """Take out pieces, the large ones first, while the same fails."""
        size = len(content) // 2 if failure != "slow" else 0
        tries = MOST_TRIES
        while size:
            at = 0
            while at < len(content) and tries:
                tries -= 1
                without = content[:at] + content[at + size :]
                if self._failure(without) == failure:
                    content = without
                else:
                    at += size
            size //= 2
        return content

    def _keep(self, failure: str) -> None:
        content = self.found[failure]
        LOG.warning("found %s: %r", failure, content[:200])
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{sha256(failure.encode()).hexdigest()[:12]}.yaml"
        path.write_bytes(content)
        path.with_suffix(".txt").write_text(failure + "\n", encoding="utf-8")

    def summary(self) -> str:
        return f"tried {self.tried}, found {len(self.found)}: {', '.join(self.found)}"


def blind(run: Callable[[bytes], None], random: Random, goes_on: Callable[[], bool]) -> None:
    """Try the seeds, then edits of them."""
    files = seeds()
    for content in files:
        run(content)
    while goes_on():
        run(edited(random, random.choice(files), random.choice(files)))


def guided(run: Run, seed: int, seconds: int, corpus: Path) -> None:
    """Let libFuzzer choose what is edited, by the branches that it reached. Does not return."""
    atheris = import_module("atheris")
    files = seeds()
    corpus.mkdir(parents=True, exist_ok=True)
    for content in files:
        (corpus / sha256(content).hexdigest()).write_bytes(content)

    def mutated(content: bytes, longest: int, number: int) -> bytes:
        random = Random(number)  # noqa: S311 - no secret
        if random.random() < 0.3:
            return bytes(atheris.Mutate(content, longest))
        return edited(random, content, random.choice(files))[:longest]

    with TemporaryDirectory() as folder:
        dictionary = Path(folder) / "tokens.dict"
        escaped = ["".join(f"\\x{byte:02x}" for byte in token) for token in TOKENS]
        dictionary.write_text("".join(f'"{token}"\n' for token in escaped), encoding="ascii")
        options = {
            "dict": dictionary, "max_total_time": seconds, "seed": seed, "max_len": LONGEST,
            "timeout": 300, "rss_limit_mb": 4096, "print_final_stats": 1,
            "artifact_prefix": f"{corpus.parent}/",
        }  # fmt: skip
        arguments = [sys.argv[0], *(f"-{name}={value}" for name, value in options.items())]
        atheris.Setup([*arguments, str(corpus)], run, custom_mutator=mutated)
        atheris.Fuzz()


def main() -> None:
    logging.basicConfig(format="%(asctime)s %(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blind", action="store_true", help="without coverage")
    parser.add_argument("--folder", type=Path, default=FUZZ)
    options = parser.parse_args()
    try:
        atheris = None if options.blind else import_module("atheris")
    except ImportError:
        atheris = None
        LOG.warning("without atheris the run is blind to coverage")
    if atheris:
        with atheris.instrument_imports(include=["portplan"]):
            demand = import_module("demands").demand_all
    else:
        demand = import_module("demands").demand_all
    run = Run(demand, options.folder / "found")
    atexit.register(lambda: LOG.warning(run.summary()))
    if atheris:
        guided(run, options.seed, int(options.minutes * 60), options.folder / "corpus")
    end = time.monotonic() + options.minutes * 60
    random = Random(options.seed)  # noqa: S311 - no secret
    blind(run, random, lambda: time.monotonic() < end)
    sys.exit(bool(run.found))


if __name__ == "__main__":
    main()
