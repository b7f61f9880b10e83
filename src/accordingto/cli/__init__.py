"""The commands; one file a group."""

import sys


def main() -> None:
    """Run the command line and end the process with its exit status."""
    from accordingto.cli.apps import app
    from accordingto.cli.borders import run_app

    sys.exit(run_app(app, sys.argv[1:]))
