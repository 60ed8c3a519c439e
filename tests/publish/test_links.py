"""A link that leads nowhere stops the build."""

from __future__ import annotations

import pytest

from actionplan.publish.errors import BrokenLinksError
from actionplan.publish.links import Links

FILES = {"en/", "en/plans/", "en/plans/a/", "en/assets/site.css"}


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../../plans/#list">',
        '<a href="../">',
        '<a href="./">',
        '<a href="#here">',
        "<a href=../../assets/site.css>",
        '<img src="../../assets/site.css">',
        '<a href="https://example.org/nowhere">',
        '<a href="mailto:a@example.org">',
        '<a href="../?q=1">',
        "<p>a text that holds &lt;img src=x id=y onerror=z&gt; as typed</p>",
        "<p>&lt;a href=//nowhere src=/x <b>",
    ],
)
def test_links_that_lead_somewhere(link: str) -> None:
    links = Links()
    links.page("en/plans/a/", link.encode(), b'<p id="here">')
    links.page("en/plans/", b'<p id="list">')
    links.check(FILES)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../b/">',
        '<a href="../../plans/#gone">',
        '<a href="#gone">',
        '<a href="../../../../plans/x">',
        "<a href='../../assets/gone.css'>",
    ],
)
def test_links_that_lead_nowhere(link: str) -> None:
    links = Links()
    links.page("en/plans/a/", link.encode())
    links.page("en/plans/", b'<p id="list">')
    with pytest.raises(BrokenLinksError, match="en/plans/a/"):
        links.check(FILES)


def test_ids_of_the_frame_count() -> None:
    links = Links()
    links.page("en/plans/a/", b'<a href="#top">', ids=frozenset({"top"}))
    links.check(FILES)


def test_words_that_look_like_an_attribute_are_no_link() -> None:
    """What somebody typed cannot stop the build: it stands between tags, and is escaped."""
    links = Links()
    links.page(
        "en/", b'<p>write href=nowhere or src=&#34;x&#34; id=y</p><a id=z href="#z">here</a>'
    )
    links.check({"en/"})
