"""A paper as a page of HTML, from which the PDF is made. Every word is escaped."""

from __future__ import annotations

from html import escape

from actionplan.papers.paper import Block, Facts, Heading, Paper, Points, Said, Table, Words

STYLE = """
@page { size: A4; margin: 22mm 20mm 20mm;
  @bottom-center { content: counter(page) " / " counter(pages);
    font: 8pt "Noto Sans", "DejaVu Sans", sans-serif; } }
@page :first { margin-top: 18mm; }
html { font: 10pt/1.45 "Noto Sans", "DejaVu Sans", sans-serif; color: #1c2430; }
h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; color: #12395b; }
.title { font-size: 19pt; margin: 0 0 2mm; }
.subtitle { margin: 0 0 7mm; color: #4a5565; font-size: 11pt; }
h2 { font-size: 14pt; margin: 7mm 0 2mm; border-bottom: .4pt solid #b8c2cd; padding-bottom: 1mm; }
h3 { font-size: 12pt; margin: 6mm 0 2mm; }
h4 { font-size: 10.5pt; margin: 4mm 0 1mm; }
h5 { font-size: 10pt; margin: 3mm 0 .5mm; font-weight: 600; color: #1c2430; break-after: avoid; }
p { margin: 0 0 2mm; }
.note { font-size: 8.5pt; color: #4a5565; }
table { border-collapse: collapse; width: 100%; margin: 1mm 0 4mm; font-size: 9pt; }
caption { text-align: left; font-weight: 600; padding: 0 0 1mm; break-after: avoid; }
th, td { border: .4pt solid #b8c2cd; padding: 1.2mm 1.8mm; text-align: left; vertical-align: top; }
thead th { background: #eaf0f5; }
tr { break-inside: avoid; }
.facts th { width: 32%; background: #f5f7f9; font-weight: 600; }
ul, ol { margin: 0 0 3mm; padding-left: 6mm; }
li { margin: 0 0 1mm; }
"""


def as_html(paper: Paper) -> str:
    """The whole page."""
    body = "\n".join(_block(paper.lang, block) for block in paper.blocks)
    title = escape(paper.title.text)
    return (
        f'<!doctype html><html lang="{paper.lang}"><head><meta charset="utf-8">'
        f"<title>{title}</title>"
        f'<meta name="author" content="{escape(paper.c.plain(paper.c.site.title))}">'
        f'<meta name="description" content="{escape(paper.subtitle)}">'
        f'<meta name="dcterms.created" content="{paper.c.today.isoformat()}">'
        f"<style>{STYLE}</style></head><body>"
        f'<h1 class="title"{_lang(paper.lang, paper.title)}>{title}</h1>'
        f'<p class="subtitle">{escape(paper.subtitle)}</p>\n{body}</body></html>'
    )


def _block(lang: str, block: Block) -> str:
    match block:
        case Heading():
            tag = f"h{block.level + 1}"
            return f"<{tag}{_lang(lang, block.said)}>{escape(block.said.text)}</{tag}>"
        case Words():
            note = ' class="note"' if block.note else ""
            return f"<p{note}{_lang(lang, block.said)}>{_lines(block.said)}</p>"
        case Points():
            tag = "ol" if block.numbered else "ul"
            items = "".join(f"<li{_lang(lang, i)}>{_lines(i)}</li>" for i in block.items)
            return f"<{tag}>{items}</{tag}>"
        case Facts():
            return _facts(lang, block)
        case Table():
            return _table(lang, block)


def _facts(lang: str, block: Facts) -> str:
    rows = "".join(
        f'<tr><th scope="row"{_lang(lang, name)}>{escape(name.text)}</th>'
        f"<td>{'<br>'.join(_span(lang, s) for s in said)}</td></tr>"
        for name, said in block.rows
    )
    return f'<table class="facts"><tbody>{rows}</tbody></table>'


def _table(lang: str, block: Table) -> str:
    heads = "".join(f'<th scope="col"{_lang(lang, h)}>{escape(h.text)}</th>' for h in block.heads)
    rows = "".join(
        f"<tr>{''.join(f'<td{_lang(lang, s)}>{_lines(s)}</td>' for s in row)}</tr>"
        for row in block.rows
    )
    caption = f"<caption>{escape(block.caption.text)}</caption>"
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _span(lang: str, said: Said) -> str:
    return f"<span{_lang(lang, said)}>{_lines(said)}</span>"


def _lines(said: Said) -> str:
    return escape(said.text).replace("\n", "<br>")


def _lang(lang: str, said: Said) -> str:
    return "" if said.lang == lang else f' lang="{escape(said.lang)}"'
