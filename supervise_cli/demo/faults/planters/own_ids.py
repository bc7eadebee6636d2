"""SUP113: the id of a record misformed, and the file named alike."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground


def _plant(ground: Ground) -> None:
    for kind, data in (("session", ground.session()), ("person", ground.person())):
        folder = ground.path(kind, data).rpartition("/")[0]
        # The letter O for the digit 0 is what a hand copies.
        data["id"] = data["id"][:-1] + "O"
        path = ground.put(kind, data, f"{folder}/{data['id']}.yaml")
        ground.expect("SUP113", data["id"], path, "/id")


PLANTER = Planter(frozenset({"SUP113"}), _plant)
