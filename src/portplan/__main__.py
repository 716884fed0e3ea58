"""The program's entry: `portplan` and `python -m portplan`.

An interruption ends it with 130 and without a word, from the first line on. It may come at any
moment, so that nothing is done in front of what hears it.
"""

try:
    TYPE_CHECKING = False  # typing itself takes a while to import
    if TYPE_CHECKING:
        from typing import NoReturn
    import gc
    import os
    import signal
    import sys

    _is_program = __name__ == "__main__" or os.path.basename(  # noqa: PTH119 - pathlib takes 5 ms
        sys.argv[0]
    ).startswith("portplan")
    # What a shell starts in the background hears no interruptions, and goes on so.
    if _is_program and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # At once, for whatever it finds undone: who writes a file holds it off until that is whole.
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
except KeyboardInterrupt:
    import os

    os._exit(130)

_TOO_LITTLE = b"portplan: there is not enough memory to start; raise the limit that it runs under\n"


def main() -> "NoReturn":
    """Run the command line. An interruption ends it with 130, at start-up too."""
    try:
        if hasattr(signal, "SIGPIPE"):
            # A reader that has seen enough, such as head, ends the program without a word.
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        # An answer leaves little behind, and all of it goes when the program ends.
        gc.disable()
        from portplan.cli.run import run  # noqa: PLC0415 - inside, so that its import is covered

        run()
    except KeyboardInterrupt:
        _leave(130)
    except (MemoryError, SystemError):  # where there is none, Python fails to say so
        os.write(2, _TOO_LITTLE)
        _leave(2)
    except ImportError as error:
        if "failed to map segment" not in str(error):  # which is how a system's loader says it
            raise
        os.write(2, _TOO_LITTLE)
        _leave(2)
    except SystemExit as ended:
        _leave(int(ended.code or 0))


def _leave(status: int) -> "NoReturn":
    """End at once: to take every object apart first takes an eighth of an answer's time."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, KeyboardInterrupt):  # closed, full, or not waited for
            continue
    os._exit(status)


if __name__ == "__main__":
    main()
