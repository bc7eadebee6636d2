"""The words of cases: what each kind of client comes with, what is done. Nobody real stands behind them."""

from supervise_cli.demo.phrases.matters import children, disability, elderly, hardship, households
from supervise_cli.demo.phrases.matters.matter import Matter

MATTERS: tuple[Matter, ...] = (
    *children.MATTERS,
    *households.MATTERS,
    *elderly.MATTERS,
    *disability.MATTERS,
    *hardship.MATTERS,
)


def matters_of(group: str) -> list[Matter]:
    """What a client of the group may come with."""
    return [matter for matter in MATTERS if group in matter.groups]
