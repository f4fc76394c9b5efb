"""A page inside a notebook: the same HTML in a frame that can reach nothing around it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from actorgraph.formats.write.file import Target, write_whole

#: What the page in the frame may do: run its scripts, save files, print, and open a source in a tab.
_MAY: Final = (
    "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a case. A notebook shows it; `write` puts it into a file.

    `text` is the whole HTML document, `height` that of the frame in pixels.
    """

    text: str
    title: str
    height: int = 640

    def __repr__(self) -> str:
        return f"<Page {self.title!r}: {len(self.text):,} characters>"

    def _repr_html_(self) -> str:
        """Return the page in a frame, as IPython and its kin ask for it."""
        return (
            f'<iframe srcdoc="{escape(self.text)}" title="{escape(self.title)}" sandbox="{_MAY}"'
            f' style="width: 100%; height: {self.height}px; border: 1px solid #8888; border-radius: 6px">'
            "</iframe>"
        )

    def write(self, target: Target) -> None:
        """Write the page to a path, whole or not at all, or to an open binary file.

        Raises
        ------
        FileTrouble
            The path cannot be written.
        """
        write_whole(target, [self.text.encode("utf-8", "replace")])
