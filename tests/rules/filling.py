"""Whether the words of a rule take what a finding of it carries."""

from __future__ import annotations

import re

from supervise_cli import rules
from supervise_cli.model import LANGUAGES, Finding


def assert_filled(finding: Finding) -> None:
    """Both languages of both sentences take exactly what the finding carries."""
    sentence = rules.get(finding.code).sentences[finding.variant]
    for lang in LANGUAGES:
        for text in (sentence.message, sentence.hint):
            said = text.fill(lang, finding.params)
            assert said.strip()
            assert not re.search(r"\{[a-z_]+\}|\(\)|（）|  ", said), said
