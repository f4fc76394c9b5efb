"""The command line as ``python -m actorgraph``."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

#: Imported by name, as the library comes before its command line.
_COMMANDS: Final = "actorgraph_cli.start"


def main() -> None:
    """Run the command line, or say that it is not installed."""
    try:
        commands = import_module(_COMMANDS)
    except ModuleNotFoundError as error:
        if error.name not in ("actorgraph_cli", _COMMANDS):
            raise
        sys.exit("the command line is not installed; pip install actorgraph installs all of it")
    commands.main()


if __name__ == "__main__":
    main()
