"""The page's ES modules as one script, so that a file opened from disk can run them.

A browser loads no module from ``file://``, and a bundler would be one more tool to install. Each module
becomes a function that returns what it exports, in an order in which everything is there before it is
used; so a module keeps its own names, and an error still names the line that a reader finds in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath
from typing import Final

_IMPORT: Final = re.compile(
    r'^import \{ ([\w$, ]+?) \} from "(\.{1,2}/[\w./-]+)\.js";$', re.MULTILINE
)
_EXPORT: Final = re.compile(
    r"^export (?=(?:async )?(?:function\*?|const|class) ([\w$]+))", re.MULTILINE
)
_COMMENTS: Final = re.compile(
    r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL
)
#: Types within a line.
_TYPES: Final = re.compile(r"/\*\* @type \{[^*]*\} \*/ ")
_LEFT: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def inlined(entry: str, read: Callable[[str], str]) -> str:
    """Return one classic script of a module and all that it imports.

    Parameters
    ----------
    entry
        The path of the module that starts, without its ending, such as ``"main"``.
    read
        Returns the text of a module by such a path, ``"draw/canvas"`` if it stands in a folder.

    Raises
    ------
    ValueError
        Modules import each other in a circle, ask for a name that is not exported, or use a form of
        import or export that is not ours.

    Examples
    --------
    >>> texts = {"one": 'import { two } from "./two.js";\\nalert(two);', "two": "export const two = 2;"}
    >>> print(inlined("one", texts.__getitem__))
    (() => {
    "use strict";
    const $two = (() => {
    const two = 2;
    return { two };
    })();
    const $one = (() => {
    const { two } = $two;
    alert(two);
    return {  };
    })();
    })();
    """
    done: dict[str, list[str]] = {}
    parts = "".join(_parts(entry, read, done, ()))
    return f'(() => {{\n"use strict";\n{parts}}})();'


def without_comments(script: str) -> str:
    """Return a script without what no reader of a page needs: comments that fill lines of their own, and types.

    Examples
    --------
    >>> without_comments("/** Why. */\\nlet a = 1; // stays\\n  // goes\\nlet b = /** @type {C} */ (c);\\n")
    'let a = 1; // stays\\nlet b = (c);\\n'
    """
    return _TYPES.sub("", _COMMENTS.sub("", script))


def _parts(
    name: str, read: Callable[[str], str], done: dict[str, list[str]], above: tuple[str, ...]
) -> Iterator[str]:
    if name in done:
        return
    if name in above:
        raise ValueError(f"modules import each other: {' > '.join((*above, name))}")
    text = read(name)
    for found in _IMPORT.finditer(text):
        other = _path(found[2], name)
        yield from _parts(other, read, done, (*above, name))
        missing = set(found[1].split(", ")) - set(done[other])
        if missing:
            raise ValueError(f"{name}.js imports {sorted(missing)}, which {other}.js has not")
    done[name] = [found[1] for found in _EXPORT.finditer(text)]
    body = _EXPORT.sub(
        "",
        _IMPORT.sub(
            lambda found: f"const {{ {found[1]} }} = {_variable(_path(found[2], name))};", text
        ),
    )
    left = _LEFT.search(body)
    if left:
        raise ValueError(
            f"{name}.js: {left[0]!r} is no form of import or export that can be joined"
        )
    yield (
        f"const {_variable(name)} = (() => {{\n{body.strip()}\n"
        f"return {{ {', '.join(done[name])} }};\n}})();\n"
    )


def _path(address: str, importer: str) -> str:
    """Return the path of the module at an address that another module imports."""
    return normpath(join(dirname(importer), address))


def _variable(module: str) -> str:
    return f"${re.sub('[/-]', '_', module)}"
