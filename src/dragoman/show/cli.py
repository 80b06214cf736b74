"""The command line: `dragoman`. Each command is a question or a piece of work; what it prints is laid out elsewhere."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from dragoman.errors import BadQuestion, DragomanError
from dragoman.show import asking, keeping, schemes, stages

app = typer.Typer(
    name="dragoman", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Reads news reports and builds the diplomatic record behind them: who met whom, what was agreed, claimed and denied, and by whose word.",
)  # fmt: skip
keeping.register(app)
asking.register(app)
stages.register(app)
app.add_typer(schemes.app, name="codebook")


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"dragoman {version('dragoman')}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which Dragoman this is.")] = False,
) -> None:
    """Take what stands before the command."""
    del version


def main() -> None:
    """Run a command; what goes wrong is one sentence on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # Programs are promised UTF-8, whatever the terminal's own encoding is.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except BadQuestion as error:
        _end(str(error), 2)
    except DragomanError as error:
        _end(str(error), 1)
    except BrokenPipeError:
        # Whoever read us has read enough ("dragoman events | head"); Python must not complain when it closes the pipe either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted.\n")
        sys.stderr.flush()
        # What was acknowledged is stored. Python's own farewell to stopped workers may stumble over pipes that are closed already.
        os._exit(130)


def _end(sentence: str, code: int) -> None:
    sys.stderr.write(sentence + "\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
