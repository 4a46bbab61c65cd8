"""Beoordelen: a trainer reads motiveringen of the own organisation and puts a judgement above the rules."""

from html import escape

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.application.reviews import ANSWER, Reviews, Waiting, explained
from mas_sim.application.trainers import Trainer
from mas_sim.application.trust import ENOUGH_KAPPA, ENOUGH_TEXTS, own_judgements
from mas_sim.errors import MasSimError
from mas_sim.model.justification import Assessment, CriterionScore
from mas_sim.model.rubric import Criterion
from mas_sim.scoring.raters import Agreement
from mas_sim.ui.components.explaining import chosen_lines
from mas_sim.ui.components.levels import flag_lines, marked
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages import anchors
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import joined, plain

TEXT_PARAMETER = "tekst"
SHOWN = 50
FEW = 10  # below this a kappa says nothing
_BY_HAND = "Een antwoord van een oefenexamen lezen de regels niet. Zeg per punt of het in het antwoord zit."
_ADVICE = (
    "De regels geven een voorlopig advies. Zij zijn gemaakt met voorbeelden die taalmodellen schreven. Jouw oordeel "
    "komt erboven te staan; dat van de regels blijft bewaard."
)


def show(services: Services, state: Screen, trainer: Trainer, page: str) -> None:
    """The queue, or one motivering."""
    named = st.query_params.get(TEXT_PARAMETER, "")
    run_id, _, subject = named.partition(":")
    if page == "overeenstemming":
        _figures(services.practice, services.reviews, trainer)
    elif page == "leren":
        anchors.show(services.practice)
    elif run_id and subject:
        _one(services.practice, services.reviews, state, trainer, run_id, subject)
    else:
        _queue(services.reviews, trainer)


def _queue(reviews: Reviews, trainer: Trainer) -> None:
    st.title("Beoordelen", anchor=False)
    st.markdown(
        f"Je bent ingelogd als **{plain(trainer.name)}** van **{plain(trainer.organisation.name)}**. Deelnemers vullen op "
        f"het beginscherm deze code in: **{trainer.organisation.code}**"
    )
    waiting = reviews.queue(trainer)
    _first(waiting)
    second = [item for item in waiting if item.judges and item.asks(trainer)]
    if second:
        st.header(f"Tweede oordeel gevraagd ({len(second)})", anchor=False)
        st.caption(
            "Een collega heeft deze al beoordeeld. Wat die vond, zie je pas als jouw oordeel vastligt."
        )
    for item in second[:SHOWN]:
        _line(item, "Beoordeel ook")
    done = [item for item in waiting if not item.asks(trainer)]
    if done:
        with st.expander(f"Al beoordeeld ({len(done)})"):
            for item in done[:SHOWN]:
                _line(item, "Lees terug")
    if st.button("Leren beoordelen, met voorbeelden", key="naar-voorbeelden"):
        st.query_params["trainer"] = "leren"
        st.rerun()
    if st.button("Hoe eens zijn we het?", key="naar-overeenstemming"):
        st.query_params["trainer"] = "overeenstemming"
        st.rerun()


def _first(waiting: tuple[Waiting, ...]) -> None:
    """What nobody judged yet, or what to do when there is nothing."""
    todo = [item for item in waiting if not item.judges]
    st.header(f"Te beoordelen ({len(todo)})", anchor=False)
    if not waiting:
        st.markdown(
            "Er is nog geen uitleg. Geef deelnemers de code; wat zij dan uitleggen, komt hier te staan."
        )
    elif todo:
        st.caption(
            "Bovenaan staat waar de regels het minst zeker van zijn: vlaggen, en niveaus in het midden."
        )
    for item in todo[:SHOWN]:
        _line(item, "Beoordeel")


def _figures(practice: Practice, reviews: Reviews, trainer: Trainer) -> None:
    """Agreement per criterion, in words and as a table."""
    if st.button("← Naar de lijst", key="naar-wachtrij", type="tertiary"):
        st.query_params["trainer"] = "beoordelen"
        st.rerun()
    st.title("Hoe eens zijn we het?", anchor=False)
    st.markdown(
        "Het gaat om teksten die twee trainers elk apart beoordeelden. QWK is 1 als twee beoordelaars steeds gelijk "
        "oordelen en 0 als het toeval is. Een lage eerste uitkomst is gewoon; bespreek de verschillen."
    )
    found = reviews.figures(trainer)
    if all(one.trainers is None for one in found):
        st.info("Er zijn nog geen teksten met twee oordelen. Vraag een collega om een tweede oordeel.")
    labels = {criterion.id: criterion.label for criterion in practice.rubric().criteria}
    for one in found:
        st.markdown(
            f"**{labels[one.criterion]}** ({'gemeten' if one.trusted else 'advies'})\n"
            f"- Trainers onderling: {_agreed(one.trainers)}\n- Regels naast trainers: {_agreed(one.rules)}"
        )
    st.caption(
        f"Een criterium blijft ‘advies’ tot de regels op {ENOUGH_TEXTS} of meer dubbel beoordeelde teksten van deze "
        f"installatie een QWK van {ENOUGH_KAPPA:.2f} halen. Tussen haken het 95%-interval."
    )


def _agreed(one: Agreement | None) -> str:
    if one is None:
        return "nog niets"
    if one.n < FEW:
        return f"{one.n} {'tekst' if one.n == 1 else 'teksten'}, te weinig voor een cijfer; gelijk bij {one.exact:.0%}"
    return (
        f"QWK {one.kappa:.2f} ({one.low:.2f} tot {one.high:.2f}), gelijk {one.exact:.0%}, binnen één "
        f"{one.within_one:.0%}, verschil {one.shift:+.2f}, n = {one.n}"
    )


def _line(item: Waiting, word: str) -> None:
    label = f"{word}: {item.casus_title}, {item.pseudonym} – {item.title}"
    if st.button(label, key=f"lees-{item.run_id}-{item.subject}"):
        st.query_params[TEXT_PARAMETER] = f"{item.run_id}:{item.subject}"
        st.rerun()


def _back() -> None:
    if TEXT_PARAMETER in st.query_params:
        del st.query_params[TEXT_PARAMETER]
    st.rerun()


def _one(
    practice: Practice, reviews: Reviews, state: Screen, trainer: Trainer, run_id: str, subject: str
) -> None:
    if st.button("← Naar de lijst", key="naar-wachtrij", type="tertiary"):
        _back()
    view = reviews.open(trainer, run_id)
    if subject not in explained(view):
        st.warning("Deze uitleg is er niet. Kies een andere uit de lijst.")
        return
    rules = reviews.to_judge(view, subject)
    st.title(view.board.casus.card.title, anchor=False)
    if subject.startswith(ANSWER):
        st.markdown(f"**{view.board.questions[subject.removeprefix(ANSWER)].question}**")
    else:
        st.markdown(f"**{plain(view.run.pseudonym)} koos**  \n{chosen_lines(view, subject)}")
    st.html(f'<blockquote class="mas-tekst">{marked(rules)}</blockquote>')
    if subject in view.run.first_justifications:
        with st.expander("De eerste versie"):
            st.markdown(plain(view.run.first_justifications[subject].text))
    lines = flag_lines(rules, practice.rubric())
    if lines:
        st.warning("**Vlaggen van de regels**\n" + "\n".join(lines))
    st.caption(_BY_HAND if subject.startswith(ANSWER) else _ADVICE)
    given = reviews.readable(trainer, view, subject)
    _earlier(given, {one.id: one.label for one in reviews.criteria(view, subject)})
    _judge(reviews, state, trainer, view, subject, rules, joint=len(own_judgements(given)) > 1)


def _earlier(given: tuple[Assessment, ...], labels: dict[str, str]) -> None:
    for one in given:
        levels = joined([f"{labels.get(s.criterion, s.criterion).lower()} {s.level}" for s in one.scores])
        whose = "Gezamenlijk oordeel, vastgelegd door" if one.joint else "Oordeel van"
        st.info(f"{whose} {plain(one.scorer)}: {levels}.")


def _judge(
    reviews: Reviews,
    state: Screen,
    trainer: Trainer,
    view: RunView,
    subject: str,
    rules: Assessment,
    *,
    joint: bool,
) -> None:
    """The form; once two trainers have judged apart, it asks for what they agree on."""
    criteria = {criterion.id: criterion for criterion in reviews.criteria(view, subject)}
    advised = {score.criterion: score.level for score in rules.scores if score.level is not None}
    if len(advised) == len(rules.scores):
        told = joined([f"{criteria[name].label.lower()} {level}" for name, level in advised.items()])
        st.markdown(f"De regels geven: **{told}**.")
        if st.button("Bevestig deze niveaus", key=f"bevestig-{view.run_id}-{subject}"):
            _keep(reviews, state, trainer, view, subject, advised, {}, joint=joint)
            return
    key = f"oordeel-{view.run_id}-{subject}"
    with st.form(key, border=False):
        given = {score.criterion: _row(score, criteria[score.criterion], key) for score in rules.scores}
        stored = st.form_submit_button(
            "Leg het gezamenlijke oordeel vast" if joint else "Leg mijn oordeel vast", type="primary"
        )
    if not stored:
        return
    levels = {name: level for name, (level, _) in given.items() if level is not None}
    if len(levels) < len(given):
        st.warning("Kies bij elk criterium een niveau. Je keuzes staan er nog.")
        return
    reasons = {name: reason for name, (_, reason) in given.items()}
    _keep(reviews, state, trainer, view, subject, levels, reasons, joint=joint)


def _keep(
    reviews: Reviews,
    state: Screen,
    trainer: Trainer,
    view: RunView,
    subject: str,
    levels: dict[str, int],
    reasons: dict[str, str],
    *,
    joint: bool,
) -> None:
    try:
        reviews.judge(trainer, view, subject, levels, reasons, joint=joint)
    except MasSimError as error:
        st.warning(sentence(error))
        return
    state.notice = "Je oordeel is vastgelegd. De deelnemer ziet het boven dat van de regels."
    _back()


def _row(score: CriterionScore, criterion: Criterion, key: str) -> tuple[int | None, str]:
    """Level and reason for one criterion; the level of the rules stands ready."""
    st.html(f'<h2 class="mas-kop">{escape(criterion.label)}</h2>')
    if score.evidence:
        st.markdown("De regels vonden: " + " ".join(f"‘{plain(piece)}’" for piece in score.evidence))
    elif score.level is not None:
        st.markdown("De regels vonden hier niets.")
    captions = [level.description for level in criterion.levels]
    chosen = st.radio(
        f"Niveau: {criterion.label}",
        range(len(captions)),
        index=score.level,
        format_func=lambda level: f"{level}. {captions[level]}",
        key=f"{key}-{criterion.id}",
        label_visibility="collapsed",
    )
    reason = st.text_input(
        f"Reden bij {criterion.label.lower()} (mag leeg blijven)",
        key=f"{key}-{criterion.id}-reden",
        max_chars=1000,
    )
    return chosen, reason
