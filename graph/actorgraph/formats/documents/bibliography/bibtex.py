"""BibTeX and BibLaTeX (https://www.bibtex.org/Format/): entries with fields in braces or quotation marks.

Read are ``@string`` and ``#``, dates as ``date`` or ``year``, ``month`` and ``day``, and the accents of LaTeX; other commands
of LaTeX stay as they are written. ``@comment`` and ``@preamble`` say nothing of sources and are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from actorgraph.formats.documents.bibliography.reference import (
    LOSES,
    Reference,
    give,
    references_of,
)
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.sentence.wording import count

_LARGEST: Final = 64 * 1024 * 1024
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_BEGIN: Final = re.compile(r"@\s*(\w+)\s*([{(])")
_KEY: Final = re.compile(r"\s*([^,\s{}()]*)\s*")
_FIELD: Final = re.compile(r"\s*,?\s*([^\s=,{}\"#]+)\s*=\s*")
_PLAIN: Final = re.compile(r"[^\s,{}()\"#]+")
#: An accent of LaTeX: \"{o}, {\'e}, \v{s}, \c c.
_ACCENT: Final = re.compile(
    r"\\(['`^\"~=.]|[uvHcdbkr](?![A-Za-z]))\s*(?:\{\\?([A-Za-z]{1,2})\}|\\?([A-Za-z]))"
)
_MARKS: Final = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip
_LETTERS: Final = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "dh": "ð", "th": "þ",
}  # fmt: skip
_LETTER: Final = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|dh|th|o|O|l|L|i)(?![A-Za-z])\s?(?:\{\})?")
_SIGN: Final = re.compile(r"\\([&%$#_{}])")
_OURS: Final = "actorgraph"


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read entries of every type."""
    for file in inputs:
        give(
            [_reference(line, key, fields) for line, key, fields in _entries(file, sink)],
            file,
            sink,
        )


def _entries(file: Input, sink: Sink) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Yield the line, the key and the fields of each entry."""
    text = _text_of(file)
    strings = {name: str(at) for at, name in enumerate(_MONTHS, start=1)}
    at = counted = passed = 0
    line = 1
    while (found := _BEGIN.search(text, at)) is not None:
        kind, at = found[1].casefold(), found.end()
        if kind in ("comment", "preamble"):
            at = _closed(text, at, found[2])
            passed += 1
            continue
        line += text.count("\n", counted, found.start())
        counted = found.start()
        key = ""
        if kind != "string" and (named := _KEY.match(text, at)) is not None:
            key, at = named[1], named.end()
        fields: dict[str, str] = {} if kind == "string" else {"entry type": kind}
        while (name := _FIELD.match(text, at)) is not None:
            value, at = _value(text, name.end(), strings, file)
            field = name[1].casefold()
            while (
                field in fields and kind != "string"
            ):  # the first counts, and the note has the others
                field = f"{field} again"
            fields[field] = value
        end = re.compile(r"\s*,?\s*([})])").match(text, at)
        if end is None:
            sink.fault(
                file.name, text.count("\n", 0, at) + 1, f"needs a field or the end of @{found[1]}"
            )
            return
        at = end.end()
        if kind == "string":
            strings |= fields
        else:
            yield line, key, fields
    if passed:
        told = count(passed, "element")
        sink.remark(f"{file.name}: {told} not kept: @comment and @preamble say nothing of sources")


def _text_of(file: Input) -> str:
    with file.open() as binary:
        data = binary.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise file.fault(f"is larger than {_LARGEST >> 20} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _value(text: str, at: int, strings: dict[str, str], file: Input) -> tuple[str, int]:
    """Return the value that begins at a place, and where it ends; parts are joined by ``#``."""
    parts = []
    while True:
        if text[at : at + 1] == "{":
            end = _closed(text, at + 1, "{")
            parts.append(text[at + 1 : end - 1])
        elif text[at : at + 1] == '"':
            end = _quoted(text, at + 1)
            parts.append(text[at + 1 : end - 1])
        else:
            found = _PLAIN.match(text, at)
            if found is None:
                raise file.fault("a field has no value", text.count("\n", 0, at) + 1)
            end = found.end()
            parts.append(strings.get(found[0].casefold(), found[0]))
        more = re.compile(r"\s*#\s*").match(text, end)
        if end > len(text):
            raise file.fault("a field does not end", text.count("\n", 0, at) + 1)
        if more is None:
            return "".join(parts), end
        at = more.end()


def _closed(text: str, at: int, opening: str) -> int:
    """Return the place behind the bracket that closes one, or behind the end of the text."""
    closing = "}" if opening == "{" else ")"
    depth = 1
    for found in re.compile(r"\\.|[{}()]", re.DOTALL).finditer(text, at):
        if found[0] == opening:
            depth += 1
        elif found[0] == closing:
            depth -= 1
            if not depth:
                return found.end()
    return len(text) + 1


def _quoted(text: str, at: int) -> int:
    """Return the place behind the quotation mark that ends a value; those in braces are part of it."""
    depth = 0
    for found in re.compile(r"\\.|[{}\"]", re.DOTALL).finditer(text, at):
        depth += (found[0] == "{") - (found[0] == "}")
        if found[0] == '"' and depth <= 0:
            return found.end()
    return len(text) + 1


def _reference(line: int, key: str, fields: dict[str, str]) -> Reference:
    ours = fields.pop(_OURS, "")
    told = {name: decoded(value) for name, value in fields.items()}
    year, month, day, date = (
        _take(told, "year"),
        _take(told, "month"),
        _take(told, "day"),
        _take(told, "date"),
    )
    if not date and year.isdecimal():
        number = month[:3].casefold()
        month = str(_MONTHS.index(number) + 1) if number in _MONTHS else month
        date = "-".join([year, *(f"{part:0>2}" for part in (month, day) if part.isdecimal())])
    authors = _take(told, "author") or _take(told, "editor")
    return Reference(
        key=key,
        title=_take(told, "title"),
        publisher=_take(told, "publisher", "organization", "institution", "school", "howpublished"),
        container=_take(told, "journal", "journaltitle", "booktitle"),
        authors=re.split(r"\s+and\s+", authors) if authors else [],
        date=date or year,
        address=_take(told, "url"),
        language=_take(told, "langid", "language"),
        note=_take(told, "note"),
        version=_take(told, "version"),
        others=list(told.items()),
        ours=decoded_record(ours),
        line=line,
    )


def _take(told: dict[str, str], *names: str) -> str:
    """Remove the first of some fields that is filled, and return it."""
    return next((told.pop(name) for name in names if told.get(name)), "")


def decoded(text: str) -> str:
    """Return a text of LaTeX with its accents as letters, and without braces.

    >>> decoded('{M{\\\\"u}ller} \\\\& S\\\\o n, \\\\v{S}koda')
    'Müller & Søn, Škoda'
    """
    text = re.sub(r"\\textasciitilde(?:\{\}|\s)?", "\x01", text)
    text = _ACCENT.sub(_accented, text)
    text = _LETTER.sub(lambda found: _LETTERS[found[1]], text)
    text = _SIGN.sub(lambda found: f"\x00{found[1]}", text)
    text = (
        re.sub(r"(?<!\x00)[{}]", "", text)
        .replace("\x00", "")
        .replace("~", " ")
        .replace("\x01", "~")
    )
    return " ".join(text.replace("---", "—").replace("--", "–").split())


def _accented(found: re.Match[str]) -> str:
    letter = found[2] or found[3]
    return unicodedata.normalize("NFC", letter[0] + _MARKS[found[1]]) + letter[1:]


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write the sources as entries of BibLaTeX."""
    write_whole(target, (piece.encode() for piece in _pieces(selection)))
    return []


def _pieces(selection: Selection) -> Iterator[str]:
    for reference in references_of(selection):
        fields = {
            "title": f"{{{encoded(reference.title)}}}",
            "publisher": encoded(reference.publisher),
            "date": reference.date,
            "year": reference.date[:4],
            "url": encoded(reference.address),
            "langid": encoded(reference.language),
            "note": encoded(reference.note),
            "version": encoded(reference.version),
            _OURS: encoded_record(reference.ours),
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        kind = "dataset" if reference.is_dataset else "online"
        yield f"@{kind}{{{reference.key},\n" + ",\n".join(lines) + "\n}\n\n"


def encoded(text: str) -> str:
    """Return a text as LaTeX; `decoded` undoes it."""
    kept = " ".join(text.split()).replace("\\", "\uff3c")
    return re.sub(r"[&%$#_{}]", lambda found: f"\\{found[0]}", kept).replace(
        "~", r"\textasciitilde{}"
    )


def encoded_record(text: str) -> str:
    """Return JSON in letters that no program takes for a bracket or a command."""
    return re.sub(r"[^A-Za-z0-9 ,.:;/-]", lambda found: f"<{ord(found[0]):x}>", text)


def decoded_record(text: str) -> str:
    """Return what `encoded_record` wrote."""
    return re.sub(r"<([0-9a-f]{1,6})>", lambda found: chr(int(found[1], 16)), text)


def recognises(file: Input) -> bool:
    """Return True for a text that begins with an entry, after comments if there are any."""
    found = re.match(r"(?:\s|%[^\n]*\n)*@\s*(\w+)\s*[{(]", file.head_text())
    return found is not None


FORMAT: Final = Format(
    name="bibtex",
    title="Bibliography of the sources as BibTeX and BibLaTeX (Zotero, JabRef, LaTeX)",
    suffixes=(".bib", ".bibtex"),
    read=read,
    write=write,
    recognises=recognises,
    priority=45,
    keeps="each source: title, publisher, date, address, language, note; of other programs' entries all fields",
    loses=f"{LOSES}; comments and preambles",
    unasserted="none of them goes out",
    edgeless="none of them goes out",
    verbatim=True,
)
