"""What a ketentafel talks about afterwards: who told what to whom, what stayed unsaid, and what was decided.

By role, never by person. Who may know a fact is what the casus says of it (``Fact.may_know``): our own design, and no
legal judgement.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mas_sim.application.group_labels import answer_parts, nameless, title_of
from mas_sim.application.groups import GroupView
from mas_sim.engine.group_rules import own
from mas_sim.model.casus import Fact
from mas_sim.model.decision import Agreement
from mas_sim.model.group import Moment
from mas_sim.model.group_table import CHAIR, Decided, Shared, Table
from mas_sim.scoring.uniformity import beside_reference

MAY_KNOW_NOTE = (
    "Wie wat mag weten, staat in de casus. Dat is eigen ontwerp en geen juridisch oordeel. Met toestemming, of als het "
    "nodig is voor iemands taak of voor de veiligheid, kan delen toch goed zijn."
)
NOT_FREELY = "Hoort dit volgens de casus niet te weten zonder toestemming of noodzaak"


@dataclass(frozen=True)
class ToldFact:
    """A fact that was told.

    Attributes:
        by: the role that told it.
        to: the roles it was told to; empty is the whole table.
        may: roles at the table that heard something new and may know it, by the casus.
        may_not: roles at the table that heard something new that the casus does not let them know as a matter of course.
    """

    text: str
    by: str
    to: tuple[str, ...]
    may: tuple[str, ...]
    may_not: tuple[str, ...]


@dataclass(frozen=True)
class LeftFact:
    """A fact that carries the reference and never reached leerplicht, with the roles that knew it."""

    text: str
    known_by: tuple[str, ...]
    argument: str


@dataclass(frozen=True)
class TableDecision:
    """What the table decided on a question.

    Attributes:
        referred: whether the reference of this question was shown.
        beside: how the answer stands to the reference, of the signaleringslijst per aspect; None when not referred.
    """

    step: int
    item: str
    title: str
    answer: tuple[str, ...]
    reason: str
    referred: bool
    beside: dict[Agreement, int] | None

    @property
    def agreement(self) -> Agreement | None:
        """How one answer stands to the reference; None when there is none, or one per aspect."""
        found = [kind for kind, count in (self.beside or {}).items() if count]
        return found[0] if len(found) == 1 and sum((self.beside or {}).values()) == 1 else None


@dataclass(frozen=True)
class TableReport:
    """The debrief of a ketentafel.

    Attributes:
        roles: labels of the roles that were taken, in the order of the chairs.
        withheld: too few people take part to keep on paper what a role told; a role may be one person.
    """

    roles: tuple[str, ...]
    told: tuple[ToldFact, ...]
    left: tuple[LeftFact, ...]
    decisions: tuple[TableDecision, ...]
    withheld: bool

    @property
    def to_discuss(self) -> tuple[ToldFact, ...]:
        """What reached a role that need not know it."""
        return tuple(one for one in self.told if one.may_not)

    @property
    def as_allowed(self) -> tuple[ToldFact, ...]:
        """The rest of what was told."""
        return tuple(one for one in self.told if not one.may_not)

    @property
    def left_by_argument(self) -> tuple[tuple[str, tuple[LeftFact, ...]], ...]:
        """What stayed unsaid, under the argument of the reference that rests on it."""
        found: dict[str, tuple[LeftFact, ...]] = {}
        for one in self.left:
            found[one.argument] = (*found.get(one.argument, ()), one)
        return tuple(found.items())

    def decision_on(self, item: str) -> TableDecision | None:
        """What was decided on a question."""
        return next((one for one in self.decisions if one.item == item), None)


def table_of(view: GroupView) -> Table:
    """The table of a session of this form."""
    return own(view.session.table)


def role_label(view: GroupView, role: str) -> str:
    """The name of a role on the screen."""
    named = {one.id: one.label for one in view.judges.methodology.partners}
    return named.get(role, role.capitalize())


def seated(view: GroupView) -> dict[str, tuple[str, ...]]:
    """Who sits on each chair, by role, in the order of the chairs: ids of who takes part now."""
    table, present = table_of(view), [one.id for one in view.session.present]
    return {role: tuple(who for who in present if table.roles.get(who) == role) for role in table.deal}


def taken(view: GroupView) -> tuple[str, ...]:
    """The roles that someone plays, in the order of the chairs."""
    return tuple(role for role, people in seated(view).items() if people)


def table_report(view: GroupView) -> TableReport:
    """The debrief as the table stands."""
    table, roles = table_of(view), taken(view)
    return TableReport(
        roles=tuple(role_label(view, role) for role in roles),
        told=_told(view, table, roles),
        left=_left(view, table, roles),
        decisions=tuple(_decision(view, step, one) for step, one in sorted(table.decided.items())),
        withheld=len(view.session.present) < view.session.kept_from,
    )


def _facts(view: GroupView) -> Mapping[str, Fact]:
    return {fact.id: fact for fact in view.judges.board.casus.dossier.facts}


def _told(view: GroupView, table: Table, roles: tuple[str, ...]) -> tuple[ToldFact, ...]:
    facts, found = _facts(view), []
    for place, one in enumerate(table.shared):
        before = table.model_copy(update={"shared": table.shared[:place]})
        new = [role for role in roles if _hears(one, role) and one.fact not in before.known_to(role)]
        allowed = {one.by, *facts[one.fact].may_know}
        found.append(
            ToldFact(
                text=facts[one.fact].text,
                by=role_label(view, one.by),
                to=tuple(role_label(view, role) for role in table.deal if role in one.to),
                may=tuple(role_label(view, role) for role in new if role in allowed),
                may_not=tuple(role_label(view, role) for role in new if role not in allowed),
            )
        )
    return tuple(found)


def _hears(one: Shared, role: str) -> bool:
    return role != one.by and one.heard_by(role)


def _left(view: GroupView, table: Table, roles: tuple[str, ...]) -> tuple[LeftFact, ...]:
    facts, at_chair = _facts(view), table.known_to(CHAIR)
    carries: dict[str, str] = {}
    for argument in view.judges.board.casus.reference.arguments:
        for fact in argument.facts:
            carries.setdefault(fact, argument.text)
    found = []
    for fact, why in carries.items():
        knew = tuple(role_label(view, role) for role in roles if fact in table.known_to(role))
        if knew and fact not in at_chair:
            found.append(LeftFact(facts[fact].text, knew, why))
    return tuple(found)


def _decision(view: GroupView, step: int, made: Decided) -> TableDecision:
    now, asked = view.session.steps[step], view.asked(step)
    referred = now.moment is Moment.REFERENTIE
    return TableDecision(
        step=step,
        item=now.item,
        title=title_of(view, now.item),
        answer=answer_parts(view, now.item, made.answer),
        reason=nameless(view, (made.reason,))[0],
        referred=referred,
        beside=beside_reference(view.judges.board, asked, {"": made.answer}) if referred else None,
    )


def decision_now(view: GroupView) -> TableDecision | None:
    """What the table decided on the question on the screen."""
    made = table_of(view).decided.get(view.session.at_step)
    return _decision(view, view.session.at_step, made) if made else None
