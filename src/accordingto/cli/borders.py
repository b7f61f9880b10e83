"""A command's error in, one plain sentence on standard error and an exit status out: the border of the program."""

import errno
import os
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

NOT_ALL_READ = 1
"""Exit status when some documents could not be read, or not be kept; the others are kept."""
WRONG_USE = 2
"""Exit status of a call that cannot be carried out as it is given."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells know it."""

UNREAD_OUTPUT = 141
"""Exit status when whoever read standard output has gone, as shells know it."""

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class UsageError(ValueError):
    """A call that cannot be carried out as it is given: says what is wrong and what to give instead."""


def run_app(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run a command with its arguments and return its exit status.

    Errors that are for people end as one sentence on standard error; a fault in the program keeps its trace.
    """
    try:
        result = typer.main.get_command(app).main(args=list(arguments), prog_name="accordingto", standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        return _show(error)
    except (typer.Abort, KeyboardInterrupt):
        result = INTERRUPTED
    except (BrokenPipeError, SystemExit):  # Typer ends the process itself when nobody reads its output any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD_OUTPUT
    except Exception as error:
        told = explain(error)
        if told is None:
            raise
        complain(told[0])
        return told[1]
    if result == INTERRUPTED:
        complain("stopped; what was done until then is kept")
    return result if isinstance(result, int) else 0


def _show(error: TyperException) -> int:
    """Let Typer tell what was wrong with the arguments, with a hint at the help."""
    show = getattr(error, "show", None)
    if show is None:
        complain(str(error))
    else:
        show()
    return WRONG_USE


def explain(error: BaseException) -> tuple[str, int] | None:
    """Return a sentence about an error and the exit status, or None for a fault in the program.

    The project's own errors are written for people. Of the system's errors the file is named.
    """
    cause = _system_error(error)
    full = cause is not None and cause.errno in DISK_FULL
    if type(error).__module__.startswith("accordingto."):
        return str(error), NOT_ALL_READ if full else WRONG_USE
    if cause is not None and full:
        where = f" ({cause.filename})" if cause.filename else ""
        return f"the disk is full{where}: make room and run the command again", NOT_ALL_READ
    if isinstance(error, PermissionError):
        return f"no permission for {error.filename}: change its rights or choose another place", WRONG_USE
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}", WRONG_USE
    return None


def _system_error(error: BaseException | None) -> OSError | None:
    while error is not None:
        if isinstance(error, OSError):
            return error
        error = error.__cause__
    return None


def complain(sentence: str) -> None:
    """Print a sentence on standard error, after the program's name."""
    print(f"accordingto: {sentence}", file=sys.stderr, flush=True)
