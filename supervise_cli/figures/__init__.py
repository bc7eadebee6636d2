"""The figures: every file beside this one but ``figure.py`` is one, found by its name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from supervise_cli.figures.figure import Figure

_NOT_FIGURES = frozenset({"__init__", "figure"})


def names() -> list[str]:
    """The names of all figures, sorted. Imports none of them."""
    return sorted(
        file.stem for file in Path(__file__).parent.glob("[a-z]*.py") if file.stem not in _NOT_FIGURES
    )


def get(name: str) -> Figure:
    """One figure; KeyError if there is none of that name."""
    if name not in names():
        raise KeyError(name)
    figure = import_module(f"{__name__}.{name}").FIGURE
    assert isinstance(figure, Figure)
    return figure
