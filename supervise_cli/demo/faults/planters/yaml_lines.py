"""SUP021–SUP023, SUP025–SUP027: what is most often mistyped on a line, by whoever writes by hand."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Slip, instead, line, planter

PLANTER = planter(
    [
        Slip("SUP021", line("theme", "theme：{value}")),
        Slip("SUP021", line("mode", "mode：{value}")),
        Slip("SUP021", line("form", "form:{value}")),
        Slip("SUP021", line("theme", "theme = {value}")),
        Slip("SUP021", line("mode", "mode phone")),
        Slip("SUP022", instead("  - person", "\t- person")),
        Slip("SUP022", instead("  - practice_skill", "\t- practice_skill")),
        Slip("SUP022", instead("    due:", "　　due:")),
        Slip("SUP022", instead("mode: phone", "  mode: phone")),
        Slip("SUP022", instead("    owner:", "   owner:")),
        Slip("SUP023", line("theme", 'theme: "{value}')),
        Slip("SUP023", line("theme", "theme: '{value}")),
        Slip("SUP023", line("theme", 'theme: "{value}”')),
        Slip("SUP023", line("theme", 'theme: "{value}"（补）')),
        Slip("SUP025", line("summary", "summary: | 电话里说的")),
        Slip("SUP025", line("summary", "summary: > 电话里说的")),
        Slip("SUP026", line("theme", "theme: 目标: {value}")),
        Slip("SUP026", line("what", "what: 第一步: {value}")),
        Slip("SUP026", line("theme", "theme: 电话: {value}")),
        Slip(
            "SUP027",
            instead("  - practice_skill\n  - progress", "  • practice_skill\n  • progress"),
            "/content",
        ),
        Slip(
            "SUP027",
            instead("  - practice_skill\n  - progress", "  1. practice_skill\n  2. progress"),
            "/content",
        ),
        Slip(
            "SUP027",
            instead("  - practice_skill\n  - progress", "  － practice_skill\n  － progress"),
            "/content",
        ),
    ]
)
