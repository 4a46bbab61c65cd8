"""Whatever trainer and participants try, legal or not, a session keeps its promises."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mas_sim.engine.group import act, open_group, replay
from mas_sim.errors import GroupRefusedError
from mas_sim.model.group import (
    CloseVoting,
    Commit,
    Discuss,
    End,
    GoTo,
    GroupEvent,
    GroupSession,
    HideNames,
    Intend,
    Join,
    KeepReason,
    Moment,
    OpenVoting,
    Record,
    Remove,
    Reveal,
    ShowReference,
    Speak,
    WindUp,
)
from tests.builders import NOW
from tests.unit.engine.test_group import ITEMS, opening

PEOPLE = st.sampled_from([f"p{number}" for number in range(6)])
STEPS, ROUNDS = st.integers(0, 2), st.integers(1, 2)
ANSWERS = st.one_of(
    *(st.lists(st.sampled_from(item.units), max_size=2).map(tuple) for item in ITEMS.values()),
    st.just(tuple(f"{unit}/{ITEMS['aspecten'].values[0]}" for unit in ITEMS["aspecten"].units)),
)
ANY = st.one_of(
    st.builds(Join, participant=PEOPLE, pseudonym=st.just("Merel")),
    st.builds(Remove, participant=PEOPLE),
    st.builds(GoTo, leaving=st.none() | STEPS, step=STEPS),
    st.builds(OpenVoting, step=STEPS, round=ROUNDS),
    st.builds(CloseVoting, step=STEPS, round=ROUNDS),
    st.builds(Reveal, step=STEPS, round=ROUNDS, agreed=st.booleans()),
    st.builds(Discuss, step=STEPS, minutes=st.integers(1, 9)),
    st.builds(ShowReference, step=STEPS),
    st.builds(HideNames, hidden=st.booleans()),
    st.builds(KeepReason, step=STEPS, text=st.just("Goed.")),
    st.builds(Record, what=st.sampled_from(["afspraak", "vervolg"]), text=st.just("Zo.")),
    st.builds(Intend, participant=PEOPLE, text=st.sampled_from(["", "Als, dan."])),
    st.builds(Speak, who=st.just("Moeder"), text=st.just("Kom."), to=st.none() | PEOPLE),
    st.just(WindUp()),
    st.just(End()),
    st.builds(Commit, participant=PEOPLE, step=STEPS, round=ROUNDS, answer=ANSWERS, reason=st.just("Zo.")),
)


@st.composite
def likely(draw, session: GroupSession):
    """Something that fits the step on the screen more often than chance would."""
    step, now = session.at_step, session.step
    return draw(
        st.one_of(
            ANY,
            st.builds(GoTo, leaving=st.just(step), step=STEPS),
            st.builds(OpenVoting, step=st.just(step), round=st.just(max(1, now.round))),
            st.builds(OpenVoting, step=st.just(step), round=st.just(min(2, now.round + 1))),
            st.builds(CloseVoting, step=st.just(step), round=st.just(now.round)),
            st.builds(Reveal, step=st.just(step), round=st.just(now.round), agreed=st.booleans()),
            st.builds(
                Commit,
                participant=PEOPLE,
                step=st.just(step),
                round=st.just(now.round),
                answer=ANSWERS,
                reason=st.just("Zo."),
            ),
        )
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_random_actions_keep_every_promise_of_a_session(data):
    session, event = open_group(ITEMS, opening(), NOW)
    events = [event]
    for person in ("p0", "p1", "p2", "p3"):
        session, event = act(ITEMS, session, Join(participant=person, pseudonym=person), NOW)
        events.append(event)
    session, event = act(ITEMS, session, GoTo(leaving=None, step=0), NOW)
    events.append(event)
    for _ in range(data.draw(st.integers(5, 40))):
        before = session
        action = data.draw(likely(session))
        try:
            session, event = act(ITEMS, session, action, NOW)
        except GroupRefusedError:
            assert session == before
            continue
        events.append(event)
        promises(before, session)
    stored = [GroupEvent.model_validate_json(one.model_dump_json()) for one in events]
    assert replay(stored) == session


def promises(before: GroupSession, after: GroupSession) -> None:
    """One vote per person per round, no reveal without close, nothing taken back."""
    assert after.seq == before.seq + 1
    for old, new in zip(before.steps, after.steps, strict=True):
        gone = {one.id for one in after.participants.values() if one.removed}
        for number, (votes, later) in enumerate(zip(old.votes, new.votes, strict=False), start=1):
            kept = (
                votes
                if number <= new.revealed
                else {who: vote for who, vote in votes.items() if who not in gone}
            )
            assert kept.items() <= later.items()
        assert len(new.votes) <= new.rounds
        if new.revealed > old.revealed:
            assert old.moment is Moment.GESLOTEN
            assert len(before.counted(before.at_step, new.revealed)) >= before.shown_from
        if new.moment is Moment.REFERENTIE:
            assert new.revealed == new.rounds
        if old.revealed and new.moment is Moment.STEMMEN:
            assert new.round > new.revealed
