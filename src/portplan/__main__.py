"""The program's entry: `portplan` and `python -m portplan`."""

import gc
import signal
import sys


def main() -> None:
    """Run the command line. An interruption ends it with 130, at start-up too."""
    if hasattr(signal, "SIGPIPE"):
        # A reader that has seen enough, such as head, ends the program without a word.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # An answer leaves little behind, and all of it goes when the program ends.
    gc.disable()
    try:
        from portplan.cli import run  # noqa: PLC0415 - inside, so that its import is covered

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
