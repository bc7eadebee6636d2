"""What was there before: the findings of an earlier check, as ``--format json`` wrote them."""

from __future__ import annotations

import json
from pathlib import Path

from supervise_cli.errors import BadInput
from supervise_cli.model import Identity, Text


def read(file: Path) -> frozenset[Identity]:
    """The identities of the findings in a file. BadInput where it is none that a check wrote."""
    try:
        found = json.loads(file.read_bytes().decode("utf-8-sig"))["findings"]
        return frozenset(
            Identity(each["code"], each["record"] or each["path"], each["pointer"], each["discriminator"])
            for each in found
        )
    except FileNotFoundError:
        raise BadInput(
            Text("没有这个文件：{p}", "No such file: {p}").format(p=str(file)),
            Text(
                "先记下现在有哪些问题：sup validate --all --format json -o {p}",
                "First write down what there is now: sup validate --all --format json -o {p}",
            ).format(p=str(file)),
        ) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise BadInput(
            Text("{p} 不是检查结果。", "{p} holds no result of a check.").format(p=str(file)),
            Text(
                "要的是以前的检查结果，没有改动过；先存一份："
                "sup validate --all --format json -o findings.json",
                "It has to be the result of an earlier check; save one: "
                "sup validate --all --format json -o findings.json",
            ),
        ) from None
