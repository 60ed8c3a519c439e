"""Jump links are made from the headings of the finished page, and only where they help."""

from __future__ import annotations

from datetime import date

import pytest

from actionplan.publish.contents import HERE, with_contents
from actionplan.publish.context import Context
from tests.publish.conftest import EXAMPLE, snapshot

FOUR = b"".join(b'<h2 id="h%d">Heading %d</h2><p>words</p>' % (n, n) for n in range(4))


@pytest.fixture(scope="module")
def c() -> Context:
    return Context(snapshot(EXAMPLE, date(2027, 9, 15)), "mn")


def test_four_headings_make_links_with_a_name_in_the_language_of_the_page(c: Context) -> None:
    html = with_contents(c, b"<h1>T</h1>" + HERE + FOUR).decode()
    assert '<nav class="contents" aria-label="Энэ хуудсанд">' in html
    assert [f'<a href="#h{n}">Heading {n}</a>' in html for n in range(4)] == [True] * 4
    assert HERE.decode() not in html


def test_three_headings_make_none_and_a_page_that_does_not_ask_stays_as_it_is(c: Context) -> None:
    three = FOUR.replace(b'id="h3"', b"")
    assert with_contents(c, HERE + three) == three
    assert with_contents(c, FOUR) == FOUR


def test_only_the_words_of_a_heading_become_a_link(c: Context) -> None:
    heading = (
        b'<h2 id="x"><a href="../"><span lang="en">A &lt;b&gt; name</span></a>'
        b' <small class="only">(only in English)</small> <span class="note">continued</span></h2>'
    )
    html = with_contents(c, HERE + FOUR + heading).decode()
    assert '<a href="#x" lang="en">A &lt;b&gt; name</a>' in html


def test_words_that_were_typed_are_neither_a_place_nor_a_heading(c: Context) -> None:
    typed = b"<p>&lt;!-- contents --&gt; &lt;h2 id=&#34;evil&#34;&gt;x&lt;/h2&gt;</p>"
    html = with_contents(c, typed + HERE + FOUR)
    assert html.startswith(typed)
    assert b"#evil" not in html
