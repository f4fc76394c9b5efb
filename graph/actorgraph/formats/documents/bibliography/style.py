"""Sources cited in a style of the Citation Style Language (CSL), by citeproc-py."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, Final

from actorgraph.formats.documents.bibliography.csl import entry_of
from actorgraph.formats.documents.bibliography.reference import reference_of
from actorgraph.model.errors import FileTrouble
from actorgraph.model.source import Source

#: The style that comes with citeproc-py; thousands of others are at https://www.zotero.org/styles.
BUNDLED: Final = "harvard-cite-them-right"


def cited_in(style: str) -> Callable[[Source, str], str]:
    """Return what cites a source, with the name of its publisher, in a style: the path of a .csl file, or its name.

    Raises
    ------
    FileTrouble
        citeproc-py is not installed, or there is no such style.
    """
    try:
        from citeproc import CitationStylesStyle
    except ModuleNotFoundError:
        raise FileTrouble(
            "a style of citations needs citeproc-py: pip install 'actorgraph[citations]'"
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read = CitationStylesStyle(style, validate=False)
    except Exception as error:  # it raises many kinds for what is not a style
        raise FileTrouble(
            f"{style!r} is not a style of citations: give a .csl file (https://www.zotero.org/styles), or {BUNDLED}"
        ) from error
    return lambda source, publisher: _cited(read, source, publisher)


def _cited(style: Any, source: Source, publisher: str) -> str:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    entry = entry_of(reference_of(source, publisher))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        listed = CitationStylesBibliography(style, CiteProcJSON([entry]), formatter.plain)
        listed.register(Citation([CitationItem(source.id)]))
        return " ".join(" ".join(map(str, listed.bibliography())).split())
