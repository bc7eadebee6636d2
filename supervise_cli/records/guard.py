"""Events → nodes, refusing what a record never needs before anything can be built from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from supervise_cli.model import Fault
from supervise_cli.records import codes
from supervise_cli.records.nodes import Mapping, Mark, Node, Scalar, Sequence, mark_of, place
from supervise_cli.records.parsing import BLANK, shallow_line

MAX_DEPTH: Final = 32
MAX_EVENTS: Final = 50_000


@dataclass(slots=True)
class Composed:
    """The tree, as far as it was built, and what the guard found. ``stopped``: the rest was not read."""

    root: Node | None = None
    faults: list[Fault] = field(default_factory=list)
    stopped: bool = False


class Composer:
    """Builds one tree from events; what it found stays readable when the events end in an exception."""

    def __init__(self, text: str) -> None:
        self.result = Composed()
        self._lines = text.split("\n")
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Node | None] = []
        self._columns: list[int] = [-1]
        self._documents = 0

    def compose(self, events: Iterable[Event]) -> Composed:
        """Consumes ``events`` until they end or a limit is passed."""
        for count, event in enumerate(events, 1):
            if count > MAX_EVENTS:
                self._fault(codes.TOO_COMPLEX, "events", mark_of(event.start_mark), limit=MAX_EVENTS)
                self.result.stopped = True
            else:
                self._take(event)
            if self.result.stopped:
                break
        return self.result

    def _take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._features(event)
            node = Scalar(event.value, event.style or "", mark_of(event.start_mark), mark_of(event.end_mark))
            self._check_scalar(node)
            self._add(node)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._features(event)
            self._begin(event)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._end(mark_of(event.end_mark))
        elif isinstance(event, AliasEvent):
            self._fault(codes.SPECIAL_START, "star", mark_of(event.start_mark))
            self._add(Scalar("*", '"', mark_of(event.start_mark), mark_of(event.end_mark)))
        elif isinstance(event, (DocumentStartEvent, DocumentEndEvent, StreamEndEvent)):
            self._document(event)

    def _document(self, event: Event) -> None:
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._fault(codes.SECOND_DOCUMENT, "marker", mark_of(event.start_mark))
                self.result.stopped = True

    def _features(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            self._fault(codes.SPECIAL_START, "ampersand", mark_of(event.start_mark))
        elif event.tag is not None:
            self._fault(codes.SPECIAL_START, "exclamation", mark_of(event.start_mark))

    def _begin(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._fault(codes.TOO_COMPLEX, "depth", mark_of(event.start_mark), limit=MAX_DEPTH)
            self.result.stopped = True
            return
        kind = Mapping if isinstance(event, MappingStartEvent) else Sequence
        node = kind(bool(event.flow_style), mark_of(event.start_mark), mark_of(event.end_mark))
        self._add(node)
        self._open.append(node)
        self._keys.append(None)
        self._columns.append(self._columns[-1] if node.flow else node.start.column)

    def _end(self, mark: Mark) -> None:
        node = self._open.pop()
        self._keys.pop()
        self._columns.pop()
        node.end = mark
        if node.flow and not (self._open and self._open[-1].flow):
            self._check_depth_of_lines(node)

    def _add(self, node: Node) -> None:
        if not self._open:
            self.result.root = self.result.root or node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = node
        else:
            parent.pairs.append((key, node))
            self._keys[-1] = None

    def _check_scalar(self, node: Scalar) -> None:
        if node.style in ("'", '"'):
            self._check_depth_of_lines(node)
        elif node.style in ("|", ">"):
            self._check_leading_blanks(node)
            self._check_last_line(node)
        elif node.value == "-" and self._open and self._open[-1].flow:
            self._fault(codes.FLOW, "lone_dash", node.start)

    def _check_depth_of_lines(self, node: Node) -> None:
        """Lines of quoted text or of a bracketed list stay deeper than what they belong to."""
        wrong = shallow_line(self._lines, node.start.line, node.end.line, self._columns[-1])
        if wrong is None:
            return
        column = len(self._lines[wrong]) - len(self._lines[wrong].lstrip(" \t"))
        fault = Fault(
            codes.INDENTATION,
            variant="continuation",
            params={"spaces": self._columns[-1] + 1},
            position=place(Mark(wrong, column, 0)),
        )
        self.result.faults.append(fault)

    def _check_leading_blanks(self, node: Scalar) -> None:
        header = self._lines[node.start.line][node.start.column :]
        if any(char.isdigit() for char in header.split("#")[0]):
            return
        longest, at = 0, node.start.line
        for number in range(node.start.line + 1, len(self._lines)):
            line = self._lines[number]
            spaces = len(line) - len(line.lstrip(" "))
            if BLANK.match(line):
                if spaces > longest:
                    longest, at = spaces, number
                continue
            if longest > spaces > self._columns[-1]:
                self._fault(codes.INDENTATION, "leading_blank", Mark(at, 0, 0))
            return

    def _check_last_line(self, node: Scalar) -> None:
        """Readers differ on whether block text ends in a line break where the file does not."""
        last = len(self._lines) - 1
        header = self._lines[node.start.line][node.start.column :].split("#")[0]
        if (
            node.end.line >= last
            and self._lines[last]
            and "-" not in header
            and node.value[-1:] not in ("", "\n")
        ):
            self._fault(codes.BLOCK_TEXT, "no_last_break", Mark(last, len(self._lines[last]), 0))

    def _fault(self, code: str, variant: str, mark: Mark, **params: int) -> None:
        self.result.faults.append(Fault(code, variant=variant, params=params, position=place(mark)))
