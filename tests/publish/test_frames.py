"""The laws of filling: holes are found once, and what fills them stays what it is."""

from __future__ import annotations

import pytest

from actionplan.publish.errors import FrameError
from actionplan.publish.frames import Hole, plain, split

PAGE = b'<a href="../en/x/_record/">@@title@@</a><div data-slot="plan"></div>@@title@@'


def test_a_frame_is_split_on_tokens_slots_and_path_steps() -> None:
    frame = split("x/_record/", PAGE)
    assert frame.holes == (
        Hole("step", "_record"),
        Hole("token", "title"),
        Hole("slot", "plan"),
        Hole("token", "title"),
    )


def test_text_that_looks_like_a_hole_is_not_filled_again() -> None:
    frame = split("x/_record/", PAGE)
    values = {
        Hole("step", "_record"): b"a",
        Hole("token", "title"): b"@@description@@ /_record/",
        Hole("slot", "plan"): b'<div data-slot="plan"></div>',
    }
    filled = frame.fill(values)
    assert filled == (
        b'<a href="../en/x/a/">@@description@@ /_record/</a>'
        b'<div data-slot="plan"></div>@@description@@ /_record/'
    )


def test_a_hole_inside_a_script_is_refused() -> None:
    with pytest.raises(FrameError, match="script"):
        split("x/", b"<script>var t = '@@title@@'</script>")


def test_a_token_is_escaped_once_and_its_blanks_collapse() -> None:
    assert plain('a\n  "b" <c> & &amp; d') == b"a &quot;b&quot; &lt;c&gt; &amp; &amp;amp; d"


def test_only_frames_in_underscore_folders_are_stamped() -> None:
    assert split("plans/_record/", b"").stamped
    assert split("standards/_edition/_rule/", b"").stamped
    assert not split("plans/", b"").stamped
