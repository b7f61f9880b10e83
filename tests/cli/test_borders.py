"""The border: which sentence and which exit status an error ends with."""

import errno

import pytest
import typer

from accordingto.cli.borders import UsageError, explain, run_app
from accordingto.export import ExportError


def test_the_projects_own_errors_speak_for_themselves() -> None:
    assert explain(UsageError("no such file: a")) == ("no such file: a", 2)


def test_a_full_disk_is_no_wrong_use() -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "out/a.jsonl")
    assert explain(full) == ("the disk is full (out/a.jsonl): make room and run the command again", 1)
    error = ExportError("out could not be written")
    error.__cause__ = full
    assert explain(error) == ("out could not be written", 1)


def test_errors_of_the_system_name_the_file() -> None:
    assert explain(PermissionError(errno.EACCES, "Permission denied", "a")) == (
        "no permission for a: change its rights or choose another place",
        2,
    )
    assert explain(FileNotFoundError(errno.ENOENT, "No such file or directory", "b")) == (
        "b: No such file or directory",
        2,
    )


def test_a_fault_in_the_program_keeps_its_trace() -> None:
    assert explain(KeyError("x")) is None
    with pytest.raises(KeyError):
        run_app(make_app(KeyError("x")), [])


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (KeyboardInterrupt(), 130, "stopped"),
        (typer.Abort(), 130, "stopped"),
        (typer.BadParameter("what is that"), 2, "what is that"),
        (UsageError("not so"), 2, "accordingto: not so\n"),
    ],
)
def test_every_way_out_has_its_status(
    capsys: pytest.CaptureFixture[str], error: BaseException, status: int, told: str
) -> None:
    assert run_app(make_app(error), []) == status
    assert told in capsys.readouterr().err


def make_app(error: BaseException) -> typer.Typer:
    """A command line of one command that fails."""
    app = typer.Typer(pretty_exceptions_enable=False)

    @app.command()
    def fail() -> None:
        raise error

    return app
