"""A paper as DOCX, for those who go on writing in it. The same paper gives the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from actionplan.papers.as_pdf import NoWriterError
from actionplan.papers.paper import Block, Facts, Heading, Paper, Points, Said, Table, Words
from actionplan.publish.zips import entry

REGIONS = {"mn": "mn-MN", "en": "en-GB"}
"""Languages as a word processor names them, for its spelling."""


def as_docx(paper: Paper) -> bytes:
    """The document. Raises NoWriterError if python-docx is missing."""
    try:
        from docx import Document
    except ImportError as error:
        raise NoWriterError(str(error)) from None
    document = Document()
    _settings(document, paper)
    _run(document.add_heading("", 0), paper, paper.title)
    _run(document.add_paragraph(style="Subtitle"), paper, paper.own(paper.subtitle))
    for block in paper.blocks:
        _block(document, paper, block)
    out = BytesIO()
    document.save(out)
    return _settled(out.getvalue())


def _settings(document: Any, paper: Paper) -> None:
    """Title, author, language and day. A word processor reads a document aloud by its language."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    about, moment = document.core_properties, datetime.combine(paper.c.today, time(), UTC)
    about.title, about.subject = paper.title.text, paper.subtitle
    about.author = about.last_modified_by = paper.c.plain(paper.c.site.title)
    about.language, about.comments = paper.lang, ""
    about.created = about.modified = moment
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    marks = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    for name in ("val", "eastAsia", "bidi"):
        marks.set(qn(f"w:{name}"), REGIONS.get(paper.lang, paper.lang))
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)


def _block(document: Any, paper: Paper, block: Block) -> None:
    match block:
        case Heading():
            _run(document.add_heading("", block.level), paper, block.said)
        case Words():
            style = "Caption" if block.note else None
            _run(document.add_paragraph(style=style), paper, block.said)
        case Points():
            style = "List Number" if block.numbered else "List Bullet"
            for item in block.items:
                _run(document.add_paragraph(style=style), paper, item)
        case Facts():
            table = document.add_table(0, 2, style="Table Grid")
            for name, said in block.rows:
                _row(table, paper, [(name,), said])
                table.rows[-1].cells[0].paragraphs[0].runs[0].bold = True
            document.add_paragraph()
        case Table():
            _run(document.add_paragraph(style="Caption"), paper, block.caption)
            table = document.add_table(0, len(block.heads), style="Table Grid")
            _row(table, paper, [(head,) for head in block.heads])
            _head(table)
            for row in block.rows:
                _row(table, paper, [(said,) for said in row])
            document.add_paragraph()


def _row(table: Any, paper: Paper, cells: list[tuple[Said, ...]]) -> None:
    for cell, said in zip(table.add_row().cells, cells, strict=True):
        for number, each in enumerate(said):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            _run(paragraph, paper, each)


def _head(table: Any) -> None:
    """Mark the first row as the heading: it is read aloud as such, and repeated on each page."""
    from docx.oxml import OxmlElement

    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        cell.paragraphs[0].runs[0].bold = True


def _run(paragraph: Any, paper: Paper, said: Said) -> None:
    """Add words, marked with their language if it is not that of the paper."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(said.text)
    if said.lang != paper.lang:
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), REGIONS.get(said.lang, said.lang))
        run._r.get_or_add_rPr().append(mark)


def _settled(content: bytes) -> bytes:
    """The same zip with fixed times."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(entry(name), old.read(name))
    return out.getvalue()
