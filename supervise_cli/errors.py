"""What stops a command: ``SupError`` and its children end in exit code 2.

A fault in a record is never an exception; it is a :class:`~supervise_cli.model.Finding`.
"""

from __future__ import annotations

from supervise_cli.model import Text


class SupError(Exception):
    """The command could not run. Carries its words in both languages.

    ``message`` says what is wrong and where; ``hint`` says what to type, if there is something to type.
    """

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint


class NotARepository(SupError):
    """There is no ``sup.yaml`` here or above."""


class BadInput(SupError):
    """An argument, option or input file cannot be used as given."""


class NotFound(SupError):
    """A record, figure, rule or file that was named does not exist, or the name is ambiguous."""


class WriteFailed(SupError):
    """A write was refused or failed; what was there before is still there."""


class MissingExtra(SupError):
    """A command needs an optional package that is not installed."""


class GitFailed(SupError):
    """Git is missing, refused, or answered with an error."""
