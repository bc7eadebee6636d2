"""Markdown, HTML and JSON: the same report, escaped for its place, with nothing that could do anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from supervise_cli import resources
from supervise_cli.model import Text
from supervise_cli.reports import charts
from supervise_cli.reports.model import Bars, Kind, Report, Sentence, Table
from supervise_cli.reports.rendering import FORMATS, markdown, render, visible
from supervise_cli.reports.said import own, say
from tests.figures import sample
from tests.reports.conftest import rendered
from tests.tools import ROOT

HOSTILE = (
    "<script>alert(1)</script>", "{{7*7}}", "{% raw %}", "a|b", "# 标题", "- 一", "1. 一", "*强*", "_斜_",
    "`码`", "[链](http://x.example)", "![图](http://x.example/a.png)", "<img src=x onerror=alert(1)>",
    "&lt;b&gt;", "a\\|b", "http://x.example/", "www.x.example", "某人@x.example", "@:", "~~删~~", "---",
    "===", "> 引", "|---|", "\\", "+ 加", "<!-- 注 -->", "12) 一", "$x$", "a  \\", "::: note", "'\"",
    "javascript:alert(1)", "</style>", "</td></tr>",
)  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_snapshots(built: Callable[..., Report], format: str, lang: Any, snapshot: SnapshotAssertion) -> None:
    if format != "html":
        assert render(built(lang=lang), format, lang) == snapshot


@pytest.mark.parametrize("scope", [sample.A, sample.T3, sample.LEAD])
def test_snapshots_of_scopes(built: Callable[..., Report], scope: str, snapshot: SnapshotAssertion) -> None:
    assert render(built(scope), "md", "zh") == snapshot


def test_the_example_that_is_shipped(snapshot: SnapshotAssertion) -> None:
    """``examples/puyang``, a county's records written by hand: its June as the office would hand it in."""
    root = ROOT / "examples" / "puyang"
    assert rendered(root, "md") == snapshot
    assert "<html" in rendered(root, "html")


def test_json_is_the_model(built: Callable[..., Report]) -> None:
    report = built()
    data = json.loads(render(report, "json", "zh"))
    assert data["period"] == "2022-06"
    assert {each["name"]: each["value"] for each in data["figures"]} == {
        each.name: each.value for each in report.figures
    }
    assert {block["type"] for section in data["sections"] for block in section["blocks"]} == {
        "sentence", "table", "bars",
    }  # fmt: skip
    minutes = next(each for each in data["figures"] if each["name"] == "session_minutes")
    assert minutes["unit"] == "分钟" and minutes["additive_over"] == ["month"]
    assert sum(each["value"] for each in minutes["breakdowns"]["content"]) == pytest.approx(minutes["value"])


class TestMarkdown:
    """Judged by a reader nobody here wrote, with tables, strikethrough and links as GitHub has them."""

    reader = MarkdownIt("gfm-like")

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_is_shown_as_typed(self, text: str) -> None:
        self._as_typed(text)

    @given(st.text(alphabet="\\`*_{}[]()#+-.!|<>~&=:@/\"'$^ \nab1汉，", max_size=30))
    def test_any_text_is_shown_as_typed(self, text: str) -> None:
        self._as_typed(text)

    def _as_typed(self, text: str) -> None:
        wanted = re.sub(r"\s+", " ", text).strip()
        cell = self.reader.render(f"| a | b |\n| --- | --- |\n| x{markdown(text)}x | y |\n")
        paragraph = self.reader.render(f"{markdown(text)}\n")
        tags = {"table", "thead", "tbody", "tr", "th", "td", "p", "br"}
        for html in (cell, paragraph):
            assert set(re.findall(r"<([a-z0-9]+)", re.sub("<!-- -->", "", html))) <= tags
        assert cell.count("<td") == 2 and cell.count("<tr") == 2
        shown = _words(re.search("<td>x(.*)x</td>", cell, re.S)[1])  # type: ignore[index]
        assert shown == wanted
        assert _words(paragraph) == wanted

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_among_our_own_words(self, text: str) -> None:
        self._among_ours(text)

    @given(st.text(alphabet="\\`*_{}[]()#+-.!|<>~&=:@/\"'$^ \nab1汉，", max_size=20))
    def test_any_text_among_our_own_words(self, text: str) -> None:
        self._among_ours(text)

    def _among_ours(self, text: str) -> None:
        for words in ("{a}", "{a}.", "{a}) 1. {a}: {a}!", "甲（{a}）：{a}_{a}@{a}", "x{a}y, (by: {a}); {a}"):
            self._as_typed(say(Text(words, words), "en", {"a": text}))

    def test_our_own_words_have_no_backslashes(self) -> None:
        for words in (
            "2 were held (by: A); 1.",
            "## no",
            "督导 1. (一)",
            "sup explain actions_overdue --month 2022-06",
        ):
            assert markdown(own(words)).lstrip("\\") == words
            self._as_typed(own(words))

    def test_what_cannot_be_told_is_a_record_s(self) -> None:
        assert markdown(own("(a)") + "(b)") == r"(a)\(b\)"
        assert markdown("".join([own("(a)"), "(b)"])) == r"\(a\)\(b\)"
        assert markdown(own("、").join(["(a)", own("(b)")])) == r"\(a\)、(b)"

    def test_numbers_dates_and_ids_stay_readable(self) -> None:
        for text in ("12.5", "2022-06-01", "14:30", "S-20220615-7K3QX", "97.5%", "sessions/2022/06"):
            assert markdown(text) == text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_program_s_own_words_are_not_escaped(built: Callable[..., Report], lang: Any) -> None:
    """The sample's names have no sign that means anything; what is left are the ends of file names."""
    said = re.sub(r"\b[SA]-[0-9]{8}-[0-9A-Z]{5,7}\\.yaml", "", render(built(lang=lang), "md", lang))
    assert "\\" not in said


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scope", sample.SCOPES)
def test_every_sentence_and_cell_reads_as_it_was_said(
    built: Callable[..., Report], scope: str, lang: Any
) -> None:
    report = built(scope, lang=lang)
    read = _words(TestMarkdown.reader.render(render(report, "md", lang)))
    for section in report.sections:
        assert f"{section.title}</h2>" in read
        for block in section.blocks:
            if isinstance(block, Sentence):
                assert f"{_escaped(block.text)}" in read or block.text in read
            elif isinstance(block, Table):
                for column in block.columns:
                    assert f">{column.title}</th>" in read
                assert block.note in read


def _words(html: str) -> str:
    plain = re.sub(r"<!-- -->|</?p>", "", html).replace("<br>", " ").replace("<br />", " ")
    return re.sub(r"\s+", " ", unescape(plain)).strip()


def test_hostile_record_text_in_every_format(tmp_path: Path) -> None:
    """Names, themes and actions as typed; nothing of them becomes markup, a template or a table cell."""
    extra = []
    for n, text in enumerate(HOSTILE):
        extra.append(
            sample.session(
                f"S-20220613-H0ST{n:02d}", "2022-06-13", sample.T1,
                [sample.LEAD], [sample.WANG], 60, theme=text,
                actions=[{"key": "a1", "what": text, "owner": sample.WANG, "due": "2022-06-14"}],
            )
        )  # fmt: skip
    extra.append(sample.station(sample.T1, "township_station", "<b>站</b>|{{7*7}}"))
    extra.append(sample.person(sample.WANG, "*王*<i>", sample.post(sample.T1, "worker", "2021-03-01")))
    root = sample.write(tmp_path / "r", extra)
    html, text = rendered(root, "html"), rendered(root, "md")
    assert "49" not in {cell.strip() for cell in re.findall(r">([^<]*)<", html)}
    page = _page(html)
    themes = [_text(cell) for cell in page.iter("td") if cell.get("data-label") == "主题"]
    assert set(HOSTILE) <= set(themes)
    _nothing_active(page)
    read = TestMarkdown.reader.render(text)
    for each in HOSTILE:
        assert f"<td>{_escaped(each)}</td>" in re.sub("<!-- -->", "", read), each
    data = json.loads(rendered(root, "json"))
    ledger = next(s for s in data["sections"] if s["key"] == "ledger")["blocks"][0]
    assert set(HOSTILE) <= {row[-1] for row in ledger["rows"]}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def test_unseen_characters_are_shown() -> None:
    assert visible("a\x1b[31mb\u202ec\u200bd\x00") == "a\\u{001B}[31mb\\u{202E}c\\u{200B}d\\u{0000}"
    assert visible("汉字，“引”\n第二行") == "汉字，“引”\n第二行"


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _nothing_active(page: Element) -> None:
    allowed = {
        "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "h1",
        "h2", "p", "span",
        "dl", "div", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
        "figcaption", "svg", "g", "path", "text", "rect",
    }  # fmt: skip
    assert {str(element.tag).rpartition("}")[2] for element in page.iter()} <= allowed
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name not in {"style", "href", "src", "srcset", "action"}, (
                name
            )
            assert "url(" not in value or element.tag == "style"


@pytest.fixture(scope="module")
def text(built: Callable[..., Report]) -> str:
    return render(built(), "html", "zh")


@pytest.fixture(scope="module")
def page(text: str) -> Element:
    return _page(text)


def _page(text: str) -> Element:
    """The page as a browser reads it; any slip in its HTML fails."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page: Element = parser.parse(text)
    assert [(place, code) for place, code, _ in parser.errors] == []
    return page


class TestHtml:
    def test_nothing_active_nothing_remote(self, page: Element, text: str) -> None:
        _nothing_active(page)
        assert not re.search(r"https?://(?!www\.w3\.org/)", text)
        assert "@import" not in text and "url(" not in text

    def test_the_policy_allows_this_style_sheet_and_nothing_else(self, page: Element) -> None:
        policy = next(
            m.get("content") for m in page.iter("meta") if m.get("http-equiv") == "Content-Security-Policy"
        )
        styles = [_text(each) for each in page.iter("style")]
        digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
        assert len(styles) == 1
        assert (
            policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        )

    def test_readable_without_seeing_it(self, page: Element) -> None:
        assert page.get("lang") == "zh-CN"
        assert len(list(page.iter("h1"))) == 1
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        for section in page.iter("section"):
            assert section.get("aria-labelledby") in ids
        for table in page.iter("table"):
            assert _text(next(table.iter("caption")))
            assert all(th.get("scope") in {"col", "row", "rowgroup"} for th in table.iter("th"))
        figures = list(page.iter("figure"))
        assert len(figures) == 2
        for figure in figures:
            drawing = next(figure.iter("div"))
            assert drawing.get("role") == "img" and len(drawing.get("aria-label") or "") > 20
            assert _text(next(figure.iter("figcaption")))

    def test_numbers_are_those_of_the_markdown(self, built: Callable[..., Report], page: Element) -> None:
        report = built()
        sentence = next(b for b in report.sections[1].blocks).text  # type: ignore[union-attr]
        assert sentence in [_text(p) for p in page.iter("p")]

    def test_english(self, built: Callable[..., Report]) -> None:
        page = _page(render(built(lang="en"), "html", "en"))
        assert page.get("lang") == "en"

    def test_without_charts_the_tables_are_all_there(
        self, built: Callable[..., Report], monkeypatch: pytest.MonkeyPatch, text: str
    ) -> None:
        monkeypatch.setattr(charts, "available", lambda: False)
        bare = render(built(), "html", "zh")
        assert "<svg" not in bare and "<figure" not in bare
        assert bare.count("<table") == text.count("<table")


class TestCharts:
    bars = Bars(
        "每人", "minutes_per_worker", Kind.HOURS, "小时", (("甲站", 90.0), ("<乙>&\"'", 0.0), ("丙", 30.5))
    )

    def test_a_drawing_is_only_a_drawing(self) -> None:
        svg = charts.svg(self.bars, lambda value: f"{value:.1f}", "chart-7")
        assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"') and 'id="chart-7"' in svg
        assert svg.count(" id=") == 1
        assert "甲站" in svg and "&lt;乙&gt;&amp;" in svg
        assert not re.search(r"<script|<style|href|style=|url\(|data:", svg)

    def test_no_bars_no_drawing(self) -> None:
        assert charts.svg(Bars("空", "sessions", Kind.NUMBER, "场", ()), str, "c") == ""

    def test_the_same_bytes_each_time(self) -> None:
        assert len({charts.svg(self.bars, str, "c") for _ in range(3)}) == 1

    @pytest.mark.parametrize(
        "bad", ["<script/>", "<image/>", '<g onclick="x"/>', '<g style="x"/>', '<path fill="url(#a)"/>']
    )
    def test_anything_else_is_refused(self, bad: str) -> None:
        with pytest.raises(charts.UnsafeChart):
            charts._checked(f'<svg xmlns="http://www.w3.org/2000/svg">{bad}</svg>', "c")


def test_templates_are_bundled_and_named_as_reports() -> None:
    names = {path.name for path in resources.templates().iterdir()}
    assert names == {"monthly.md.j2", "monthly.html.j2", "_blocks.md.j2", "_blocks.html.j2", "_report.css"}
