"""Finds the bundled schemas, templates and division lists: inside the wheel, else in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _folder(inside: str, checkout: str) -> Path:
    bundled = _PACKAGE / inside
    return bundled if bundled.is_dir() else _PACKAGE.parent / checkout


def schemas() -> Path:
    """The folder of ``<type>-<n>.schema.json``."""
    return _folder("schemas", "schemas")


def templates() -> Path:
    """The folder of report templates."""
    return _folder("templates", "templates")


def divisions() -> Path:
    """The folder of division lists (public facts: names and codes of counties and townships)."""
    return _folder("divisions", "examples/divisions")
