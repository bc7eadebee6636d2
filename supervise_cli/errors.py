"""What stops a command: ``SupError`` and its children end in exit code 2.

A fault in a record is never an exception; it is a :class:`~supervise_cli.model.Finding`.
"""

from __future__ import annotations

from collections.abc import Sequence

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


class SeveralWrong(BadInput):
    """Several things that were typed cannot be used; each in words of its own.

    ``partial`` is what could be used beside them, so that it is judged in the same run; None for nothing.
    """

    def __init__(self, errors: Sequence[SupError], partial: object = None) -> None:
        self.partial = partial
        self.errors = tuple(each for error in errors for each in parts_of(error))
        words = [each.message for each in self.errors]
        super().__init__(
            Text("\n".join(each.zh for each in words), "\n".join(each.en for each in words)),
            self.errors[0].hint if len(self.errors) == 1 else None,
        )


def parts_of(error: SupError) -> tuple[SupError, ...]:
    """The errors that ``error`` gathers; itself alone where it gathers none."""
    return error.errors if isinstance(error, SeveralWrong) else (error,)


class NotFound(SupError):
    """A record, figure, rule or file that was named does not exist, or the name is ambiguous."""


class Ambiguous(NotFound):
    """A name fits several records; ``candidates`` are their ids, each with what tells it apart."""

    def __init__(self, message: Text, hint: Text | None, candidates: Sequence[tuple[str, Text]]) -> None:
        super().__init__(message, hint)
        self.candidates = tuple(candidates)


class WriteFailed(SupError):
    """A write was refused or failed; what was there before is still there."""


class MissingExtra(SupError):
    """A command needs an optional package that is not installed."""


class GitFailed(SupError):
    """Git is missing, refused, or answered with an error."""
