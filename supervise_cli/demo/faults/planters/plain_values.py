"""SUP029–SUP032: values that need quotes, marks that swallow text, punctuation that only looks right."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Slip, instead, line, planter


def _bare(name: str) -> Slip:
    """The value of the field without its quotes, as an editor's hand leaves it."""

    def change(text: str) -> str:
        start = text.index(f'\n{name}: "') + len(name) + 3
        end = text.index('"', start + 1)
        return text[:start] + text[start + 1 : end] + text[end + 1 :]

    return Slip("SUP029", change, f"/{name}")


PLANTER = planter(
    [
        _bare("date"),
        _bare("recorded_on"),
        _bare("start"),
        _bare("end"),
        Slip("SUP029", line("theme", "theme: no"), "/theme"),
        Slip("SUP030", line("label", "label: {value} #外聘"), "/label", kind="person"),
        Slip("SUP030", line("theme", "theme: {value} #第二次"), "/theme"),
        Slip("SUP031", line("theme", 'theme: "{value}"#待补')),
        Slip("SUP032", instead("focus: []", "focus: []\noffice_no: “2022-031”"), "/office_no"),
        Slip(
            "SUP032",
            instead("planned_staff: 1", "planned_staff: 1\noffice_no: “2022-017”"),
            "/office_no",
            kind="station",
        ),
    ]
)
