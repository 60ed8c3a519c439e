"""A small picture of how a plan stands, to be shown on other sites: one per plan and language.

It says the same as the scoreboard, in words and in signs, never by colour alone,
and the day it was drawn for, because a copy may be old.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from xml.etree import ElementTree as ET

from actionplan.model import Plan
from actionplan.publish.context import Context
from actionplan.publish.phrases import irm_code
from actionplan.publish.snapshot import Snapshot
from actionplan.publish.views.standing import Eight, eight
from actionplan.standards import Outcome, agenda

SVG = "http://www.w3.org/2000/svg"
FONT = "system-ui, 'Segoe UI', 'Noto Sans', sans-serif"
SIGNS = {
    Outcome.MET: ("#0d5b2f", "M4.5 8.4 7 10.9 11.5 5.3"),
    Outcome.DUE: ("#0b4a85", "M8 4.3V8l2.6 1.9"),
    Outcome.CANNOT_TELL: ("#664400", "M6 6.3C6 5 6.8 4.3 8 4.3s2 .7 2 1.8c0 1.5-2 1.5-2 3M8 11v.6"),
    Outcome.MISSED: ("#8c1d13", "M5.2 5.2 10.8 10.8M10.8 5.2 5.2 10.8"),
}
"""The colour and the sign of each state, in a field of 16."""
STATES = {
    "met": ("{number} of {total} requirements met", ""),
    "missed": ("{number} of {total} requirements missed", "{number} missed"),
    "cannot_tell": (
        "{number} of {total} requirements cannot be told yet",
        "{number} cannot be told yet",
    ),
    "due": ("{number} of {total} requirements still due", "{number} still due"),
}
"""What is said of a state: in the first line of ours, which names the whole, and after it."""
WIDE = 8.4
"""A wide guess at the width of a letter in pixels, so that no font runs out of the frame."""
TOP, LINE, LEFT, SIGN = 54, 20, 14, 26


def badges(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """A picture of every plan that is judged, in every language, with its path in the site."""
    for lang in snapshot.register.site.languages:
        c = Context(snapshot, lang)
        for plan in c.lookup.judged():
            yield f"{lang}/{path_of(plan)}", badge(c, plan)


def path_of(plan: Plan) -> str:
    """The path of a plan's badge below its language."""
    return f"badges/{plan.id}.svg"


def badge(c: Context, plan: Plan) -> bytes:
    """The picture, which also names what it shows."""
    found = eight(c, plan)
    lines = [shorten(c.plain(plan.title), 56, placeholder=" …"), *said(c, plan, found)]
    width = round(max(len(line) for line in lines) * WIDE) + 2 * LEFT
    height = TOP + LINE * len(lines)
    ET.register_namespace("", SVG)
    view = {"viewBox": f"0 0 {width} {height}", "role": "img", "font-family": FONT}
    svg = ET.Element(f"{{{SVG}}}svg", _numbers(width=width, height=height) | view)
    svg.set("font-size", "13")
    _add(svg, "title", ". ".join(lines))
    edge = _numbers(x=0.5, y=0.5, width=width - 1, height=height - 1, rx=5)
    _add(svg, "rect", fill="#ffffff", stroke="#12395b", **edge)
    for nth, (requirement, _) in enumerate(found.requirements):
        _sign(svg, requirement.state, LEFT + nth * SIGN)
    for nth, line in enumerate(lines):
        text = _add(svg, "text", line, fill="#16212c", **_numbers(x=LEFT, y=TOP + 6 + nth * LINE))
        text.set("font-weight", "400" if nth else "700")
    return bytes(ET.tostring(svg, encoding="utf-8", xml_declaration=True))


def said(c: Context, plan: Plan, found: Eight) -> list[str]:
    """What a badge says below the title: the IRM's verdict, a line for each state, the days."""
    lines = [*_verdicts(c, found), *_states(c, found)]
    tasks = agenda(c.snapshot.findings, c.register, c.today)
    ahead = [t.on for t in tasks if t.plan == plan and t.on and t.on >= c.today]
    if ahead:
        lines.append(c.say("Next due {day}", day=min(ahead)))
    lines.append(c.say("Checked on {day}", day=c.today))
    return [c.say("This country is invented."), *lines] if c.site.fictional else lines


def _verdicts(c: Context, found: Eight) -> list[str]:
    """What the IRM decided on all requirements together: it stands before what is computed."""
    said = []
    for it in found.irm:
        if it.value and it.phase:
            verdict, phase = irm_code(c, it).striptags(), c.label("phase", it.phase)
            said.append(c.say("IRM: {verdict} ({phase})", verdict=verdict, phase=phase))
        elif it.value:
            said.append(c.say("IRM: {verdict}", verdict=irm_code(c, it).striptags()))
    return said


def _states(c: Context, found: Eight) -> list[str]:
    """A line for each state that there is; none for a state that no requirement is in."""
    present = [state for state in STATES if found.number(state)]
    return [
        c.say(STATES[state][nth > 0], number=found.number(state), total=found.total)
        for nth, state in enumerate(present)
    ]


def _sign(svg: ET.Element, state: Outcome, x: float) -> None:
    colour, path = SIGNS[state]
    group = _add(svg, "g", fill="none", stroke=colour, transform=f"translate({x:g} 14) scale(1.25)")
    group.set("stroke-width", "1.5")
    _add(group, "circle", cx="8", cy="8", r="6.8")
    _add(group, "path", d=path)


def _add(above: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(above, f"{{{SVG}}}{name}", attributes)
    made.text = text or None
    return made


def _numbers(**values: float) -> dict[str, str]:
    return {name: f"{value:g}" for name, value in values.items()}
