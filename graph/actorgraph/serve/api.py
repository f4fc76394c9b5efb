"""What is at which path: a path and its parameters to a document."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from itertools import islice
from threading import Lock
from typing import Any, Final
from urllib.parse import unquote

from actorgraph.model.errors import InvalidValue, NotFound, TooMany
from actorgraph.model.filters import Filters, FilterWords
from actorgraph.questions.call import Call
from actorgraph.questions.registry import QUESTIONS
from actorgraph.serve.near import brief, claims_document, near_document, thing_document
from actorgraph.serve.page import PageFile, drawing_of, drawn_answer
from actorgraph.serve.parameters import Parameters
from actorgraph.store.filters import filters_of, sources_meant
from actorgraph.store.reader import Store, Thing
from actorgraph.store.ties import Mark, TieCount, mark_of

#: Ties, claims or names in one answer: if nobody says how many, and at most.
USUAL: Final = 25
MOST: Final = 1_000
#: Claims of a store up to which questions are answered that look at all of them.
WHOLE: Final = 200_000
_COUNTS_KEPT: Final = 1_000


def no_such_path(path: str) -> NotFound:
    """Return the error for a path at which nothing is."""
    return NotFound(path, hint="docs/serve.md lists the paths")


class Api:
    """The documents of one store.

    The counts of the ties of things that were asked about are kept, as they are the same for each further page.
    """

    def __init__(self) -> None:
        self._counts: OrderedDict[object, list[TieCount]] = OrderedDict()
        self._lock = Lock()
        self._own: dict[str, Callable[[Store, list[str], Parameters], Any]] = {
            "near": self._near,
            "thing": self._thing,
            "tie": self._tie,
            "claim": self._claim,
            "find": self._find,
        }

    def document(self, store: Store, path: str, query: str) -> Any:
        """Return the document at a path below ``/api/``.

        Raises
        ------
        NotFound
            Nothing is there, or nothing is called so.
        ActorgraphError
            A parameter does not parse, or the answer is too wide.
        """
        try:
            name, *given = [unquote(part, errors="strict") for part in path.split("/")]
        except UnicodeDecodeError:
            raise no_such_path(path) from None
        parameters = Parameters(query)
        if name in self._own:
            return self._own[name](store, given, parameters)
        if name in QUESTIONS:
            return self._question(store, name, given, parameters)
        raise no_such_path(path)

    def drawing(self, store: Store, path: str, query: str) -> PageFile:
        """Return the page below ``/draw``: of a thing, or with ``question=`` of an answer.

        Raises as `document` does.
        """
        parameters = Parameters(query)
        if not path:
            question = parameters.text("question")
            parameters.finish()
            if not question:
                raise InvalidValue("question is missing: what is asked")
            return drawn_answer(store, Call("ask", {"question": question}, {}))
        thing = _thing_at(store, [unquote(path)])
        words = parameters.filters()
        parameters.finish()
        return drawing_of(store, thing, filters_of(store, **words))

    def _near(self, store: Store, given: list[str], parameters: Parameters) -> Any:
        thing = _thing_at(store, given)
        most = parameters.count("limit", USUAL, 1, MOST)
        after = _mark(parameters.text("after"))
        source = parameters.text("source")
        family, kind = parameters.text("family"), parameters.text("type")
        direction = parameters.text("direction")
        words = parameters.filters()
        parameters.finish()
        if direction not in ("", "in", "out"):
            raise InvalidValue(f"direction is {direction!r}; it is in or out")
        filters = filters_of(store, **words)
        sources = sources_meant(store, source) if source else ()
        if len(sources) > 1:
            raise InvalidValue(
                f"source is {source!r}, which means {len(sources)}; give the id of one"
            )
        one = sources[0] if sources else ""
        return near_document(
            store, thing, self._counted(store, thing.n, filters, one), most,
            filters=filters, source=one, family=family, type=kind,
            outward=direction == "out" if direction else None, after=after,
        )  # fmt: skip

    def _counted(self, store: Store, n: int, filters: Filters, source: str) -> list[TieCount]:
        key = (n, filters, source)
        with self._lock:
            if key in self._counts:
                self._counts.move_to_end(key)
                return self._counts[key]
        counts = store.tie_counts(n, filters=filters, source=source)
        with self._lock:
            self._counts[key] = counts
            if len(self._counts) > _COUNTS_KEPT:
                self._counts.popitem(last=False)
        return counts

    def _thing(self, store: Store, given: list[str], parameters: Parameters) -> Any:
        parameters.finish()
        return thing_document(store, _thing_at(store, given))

    def _tie(self, store: Store, given: list[str], parameters: Parameters) -> Any:
        if len(given) != 2:
            raise no_such_path("tie")
        one, other = (_thing_at(store, [key]) for key in given)
        most = parameters.count("limit", USUAL, 1, MOST)
        after = parameters.count("after", 0, 0, 10**9)
        family = parameters.text("family")
        words = parameters.filters()
        parameters.finish()
        found, claims = store.tie_claims(
            one.n, other.n, most + 1, filters=filters_of(store, **words), family=family, after=after
        )
        shown = claims[:most]
        return {
            "one": brief(one),
            "other": brief(other),
            "count": found,
            "claims": claims_document(store, [claim for _, claim in shown]),
            "next": str(shown[-1][0]) if len(claims) > most else None,
        }

    def _claim(self, store: Store, given: list[str], parameters: Parameters) -> Any:
        parameters.finish()
        if len(given) != 1:
            raise no_such_path("claim")
        (document,) = claims_document(store, [store.claim(given[0])])
        return document

    def _find(self, store: Store, given: list[str], parameters: Parameters) -> Any:
        text = "/".join(given) if given else parameters.text("q")
        most = parameters.count("limit", USUAL, 1, 100)
        parameters.finish()
        if not text:
            raise InvalidValue("q is missing: the text to look for in names")
        found = store.found(text, most + 1)
        return {
            "text": text,
            "things": [brief(thing) for thing in found[:most]],
            "more": len(found) > most,
        }

    def _question(self, store: Store, name: str, given: list[str], parameters: Parameters) -> Any:
        question = QUESTIONS[name]
        arguments = parameters.of_question(question.arguments, question.options, given)
        filters: FilterWords = parameters.filters() if question.filters != "none" else {}
        parameters.finish()
        if (question.group == "measure" or not question.arguments) and name != "info":
            many = store.count("claim")
            if many > WHOLE:
                raise TooMany(
                    f"too wide: {name} looks at all {many:,} claims; narrow it by an actor, or ask"
                    f" 'actorgraph {name}' on the command line"
                )
        return Call(name, arguments, filters).run(store).document()


def _thing_at(store: Store, given: list[str]) -> Thing:
    """Return the actor or event with an id; no other name will do, so that an address means one thing."""
    if len(given) != 1 or not given[0]:
        raise no_such_path("/".join(given))
    found = next(islice(store.things_with_ids(given), 1), None)
    if found is None:
        raise NotFound(given[0], hint="'/api/find?q=…' finds ids by names")
    return store.things([store.first_row_id(found.n)])[store.first_row_id(found.n)]


def _mark(text: str) -> Mark | None:
    if not text:
        return None
    mark = mark_of(text)
    if mark is None:
        raise InvalidValue(f"after is {text!r}; it is the 'next' of the answer before")
    return mark
