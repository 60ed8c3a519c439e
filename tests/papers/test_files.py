"""The files: DOCX that a word processor can read aloud, PDF/UA as far as a program can tell."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from actionplan.papers import as_pdf as pdf_module
from actionplan.papers.as_docx import as_docx
from actionplan.papers.as_pdf import as_pdf
from actionplan.papers.paper import Facts, Heading, Table
from tests.conftest import EXAMPLE, TODAY
from tests.papers.test_papers import LANGUAGES, context, papers
from tests.test_cli import Run, run

__all__ = ["run"]

ALL = [(lang, number) for lang in LANGUAGES for number in range(5)]
UNITS = {"H1", "H2", "H3", "H4", "H5", "P", "L", "LI", "Table", "TR", "TH", "TD", "Caption"}


@cache
def pdf(lang: str, number: int) -> bytes:
    return as_pdf(papers(lang)[number])


def structure(reader: PdfReader) -> list[str]:
    """The tags of the structure tree, in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"])[1:])
            walk(node.get("/K", []))

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize(("lang", "number"), ALL)
def test_a_pdf_is_what_a_program_can_see_of_pdf_ua(lang: str, number: int) -> None:
    reader = PdfReader(BytesIO(pdf(lang, number)))
    root = reader.trailer["/Root"]
    paper = papers(lang)[number]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == lang
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == paper.title.text
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    tags = structure(reader)
    assert {"H1", "H2", "P", "Table", "TR", "TH", "TD"} <= set(tags)
    assert tags.count("H1") == 1
    levels = [int(t[1:]) for t in tags if t[0] == "H" and t[1:].isdigit()]
    assert all(b - a <= 1 for a, b in pairwise(levels))
    tables = sum(isinstance(b, Table | Facts) for b in paper.blocks)
    assert tags.count("Table") >= tables  # One that goes over a page is tagged on each.
    assert all("/StructParents" in page for page in reader.pages)


@pytest.mark.parametrize(("lang", "number"), ALL)
def test_every_font_is_inside_and_every_letter_can_be_copied(lang: str, number: int) -> None:
    reader = PdfReader(BytesIO(pdf(lang, number)))
    fonts = {}
    for page in reader.pages:
        for name, font in page["/Resources"]["/Font"].items():
            fonts[name] = font.get_object()
    assert fonts
    for font in fonts.values():
        inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(inner)
        assert "/ToUnicode" in font
    read = "".join(page.extract_text() for page in reader.pages)
    paper = papers(lang)[number]
    for block in paper.blocks:
        if isinstance(block, Heading):
            assert "".join(block.said.text.split()) in "".join(read.split())
    assert ("ө" in read or "ү" in read) == (lang == "mn")


def test_the_memo_is_one_page() -> None:
    for lang in LANGUAGES:
        assert len(PdfReader(BytesIO(pdf(lang, 3))).pages) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_records_and_day_give_the_same_bytes(lang: str) -> None:
    for number in range(5):
        paper = papers(lang)[number]
        assert as_docx(paper) == as_docx(paper)
    assert as_pdf(papers(lang)[3]) == pdf(lang, 3)


def test_nothing_is_fetched_to_make_a_pdf() -> None:
    with pytest.raises(ValueError, match="evil"):
        pdf_module._nothing_is_fetched("https://evil.example/")


@pytest.mark.parametrize(("lang", "number"), ALL)
def test_a_docx_has_headings_languages_and_marked_tables(lang: str, number: int) -> None:
    paper = papers(lang)[number]
    content = as_docx(paper)
    document = Document(BytesIO(content))
    about = document.core_properties
    assert (about.title, about.language) == (paper.title.text, lang)
    assert about.created.date() == about.modified.date() == context(lang).today
    heads = [
        (int(p.style.name[-1]), p.text)
        for p in document.paragraphs
        if p.style and p.style.name.startswith("Heading ")
    ]
    wanted = [(b.level, b.said.text) for b in paper.blocks if isinstance(b, Heading)]
    assert heads == wanted
    assert document.paragraphs[0].style.name == "Title"
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")).startswith(f"{lang}-")
    tables = [b for b in paper.blocks if isinstance(b, Table)]
    marked = [t for t in document.tables if t._tbl.find(f".//{qn('w:tblHeader')}") is not None]
    assert [[c.text for c in t.rows[0].cells] for t in marked] == [
        [h.text for h in b.heads] for b in tables
    ]
    with ZipFile(BytesIO(content)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [n for n in archive.namelist() if "vba" in n.lower()]


def test_words_in_another_language_are_marked_for_the_spelling() -> None:
    from dataclasses import replace

    from actionplan.papers.paper import Said

    paper = papers("mn")[3]
    mixed = replace(paper, blocks=[Heading(1, Said("English words", "en"))])
    document = Document(BytesIO(as_docx(mixed)))
    marks = document.element.findall(f".//{qn('w:lang')}")
    assert [m.get(qn("w:val")) for m in marks] == ["en-GB"]


def test_the_verb_writes_what_is_asked_for(run: Run, tmp_path: Path) -> None:
    words = ("documents", "--root", EXAMPLE, "--as-of", TODAY.isoformat(), "--out", tmp_path)
    code, said, _ = run(*words, "--handover", "--organisation", "ministry-of-rivers")
    assert code == 0
    assert {p.name for p in tmp_path.iterdir()} == {
        "handover.en.docx",
        "memo-ministry-of-rivers.en.docx",
    }
    assert "handover.en.docx" in said
    assert run(*words, "--plan", "alpha", "--format", "pdf", "--lang", "mn")[0] == 0
    assert (tmp_path / "action-plan-alpha.mn.pdf").read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("words", "told"),
    [((), "Say which"), (("--meeting", "nobody"), "There is no record “nobody”")],
)
def test_what_cannot_be_made_is_said(
    run: Run, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    out = tmp_path / "out"
    code, _, said = run(
        "documents", "--root", EXAMPLE, "--as-of", TODAY.isoformat(), "--out", out, *words
    )
    assert (code, told in said) == (3, True)
    assert not out.exists()


def test_what_is_not_installed_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    for form, module in (("docx", "docx"), ("pdf", "weasyprint")):
        monkeypatch.setitem(sys.modules, module, None)
        code, _, said = run(
            "documents", "--root", EXAMPLE, "--as-of", TODAY.isoformat(),
            "--out", tmp_path, "--handover", "--format", form,
        )  # fmt: skip
        assert code == 3
        assert "pip install 'actionplan[documents]'" in said
