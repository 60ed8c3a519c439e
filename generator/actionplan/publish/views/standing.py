"""How a plan stands: its eight requirements, its promises, its time, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from actionplan.model import Commitment, IrmFinding, Plan
from actionplan.publish import charts
from actionplan.publish.context import Context
from actionplan.publish.pages import finding_page
from actionplan.publish.phrases import overall
from actionplan.publish.progress import counted
from actionplan.standards import Finding, Outcome, Requirement

STATES = (Outcome.MET, Outcome.DUE, Outcome.CANNOT_TELL, Outcome.MISSED)
WORST_FIRST = (Outcome.MISSED, Outcome.CANNOT_TELL, Outcome.DUE, Outcome.MET)
SHOWN_FACTS = 4


@dataclass(frozen=True, slots=True)
class Eight:
    """The minimum requirements of a plan, each in the worst state that either phase has."""

    requirements: tuple[tuple[Requirement, str], ...]
    counts: tuple[tuple[Outcome, int], ...]
    irm: tuple[IrmFinding, ...]

    @property
    def states(self) -> tuple[Outcome, ...]:
        """Those that at least one is in."""
        return tuple(state for state, _ in self.counts)

    @property
    def total(self) -> int:
        """How many are judged."""
        return len(self.requirements)

    def number(self, state: str) -> int:
        """How many are in a state."""
        return dict(self.counts).get(Outcome(state), 0)


def target_of(requirement: Requirement) -> str:
    """The page path of the finding that decides the state of a requirement."""
    return finding_page(next(f for f in requirement.findings if f.outcome is requirement.state))


def eight(c: Context, plan: Plan) -> Eight:
    """The minimum requirements of a plan that are judged."""
    worst: dict[str, Requirement] = {}
    for it in c.lookup.requirements[plan.id]:
        if it.state is Outcome.NOT_APPLICABLE:
            continue
        other = worst.get(it.clause.number)
        if other is None or WORST_FIRST.index(it.state) < WORST_FIRST.index(other.state):
            worst[it.clause.number] = it
    found = tuple((worst[n], target_of(worst[n])) for n in sorted(worst))
    counts = Counter(it.state for it, _ in found)
    return Eight(found, tuple((s, counts[s]) for s in STATES if counts[s]), irm_on_all(plan))


def irm_on_all(plan: Plan) -> tuple[IrmFinding, ...]:
    """What the IRM published on all minimum requirements together, each once."""
    making, doing = overall(plan, "co_creation"), overall(plan, "implementation")
    return making + tuple(it for it in doing if it not in making)


def missing_facts(c: Context, plan: Plan) -> tuple[Finding, ...]:
    """One finding for each minimum requirement that nobody can tell of, naming what lacks."""
    found = [
        next(f for f in it.findings if f.outcome is Outcome.CANNOT_TELL)
        for it, _ in eight(c, plan).requirements
        if it.state is Outcome.CANNOT_TELL
    ]
    return tuple(found[:SHOWN_FACTS])


def time_passed(plan: Plan, today: date) -> int | None:
    """How much of the plan's time has passed, in per cent; None if its days are not on record."""
    period = plan.period_ogp
    if not period or not period.start or not period.end:
        return None
    whole = (period.end.last - period.start.first).days
    gone = min(max((today - period.start.first).days, 0), whole)
    return round(gone / whole * 100)


def time_bar(c: Context, plan: Plan) -> Markup | None:
    """The plan's time, filled up to today; None if its days are not on record."""
    share, period = time_passed(plan, c.today), plan.period_ogp
    if share is None or not period or not period.start or not period.end:
        return None
    said = c.say("{share} % of the time of the plan has passed.", share=share)
    title = c.say("Time of the plan")
    return charts.elapsed("time", title, said, period.start, period.end, c.today)


def promises_bar(c: Context, commitments: Sequence[Commitment]) -> Markup | None:
    """The commitments by standing, as one bar; None if all stand alike: it would say nothing."""
    counts = counted(commitments, c.lookup.progress)
    if len(counts) < 2:
        return None
    parts = [charts.Part(s, c.label("standing", s), n) for s, n in counts.items()]
    title = c.say("How the commitments stand")
    return charts.share("promises", title, spelled(parts), parts) + legend(c, parts)


def spelled(parts: Iterable[charts.Part]) -> str:
    """A bar in words."""
    return ", ".join(f"{part.label}: {part.number}" for part in parts)


def legend(c: Context, parts: Sequence[charts.Part]) -> Markup:
    """The parts of a bar with their colours, words and numbers."""
    return legend_of(
        [
            (part.code, Markup("{} <b>{}</b>").format(part.label, c.number(part.number)))
            for part in parts
        ]
    )


def legend_of(entries: Iterable[tuple[str, str]]) -> Markup:
    """The codes of a chart with their colours and words."""
    html = Markup('<li><svg aria-hidden="true">{}</svg>{}</li>')
    box = Markup('<rect class="c-{}" width="100%" height="100%"/>')
    rows = Markup("").join(html.format(box.format(code), said) for code, said in entries)
    return Markup('<ul class="legend">{}</ul>').format(rows)
