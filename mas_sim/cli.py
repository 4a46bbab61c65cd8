"""``mas-sim``: run, validate, lint, schema, play, report, score, evaluate-scorer, trainer. Output is Dutch, exit 1 means not done."""

import argparse
import datetime as dt
import getpass
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from mas_sim.errors import ContentInvalidError, MasSimError
from mas_sim.model.run import Run
from mas_sim.scoring.report import Judges
from mas_sim.settings import Settings, project_folder

# how the server is started for a room. Without the second, streamlit asks a server on the internet for the
# address of this network and prints that, in English; nothing may leave the machine.
ROOM = ("--server.address", "0.0.0.0", "--logger.hideWelcomeMessage", "true")  # noqa: S104

# the names of engine.bot.Policy, which is only imported when a bot plays; a test holds them together
POLICIES = ("reference", "random", "first", "middle", "longest")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a mistake of the user becomes a Dutch sentence."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except ContentInvalidError as error:
        _complain(*map(str, error.problems))
    except MasSimError as error:
        from mas_sim.ui.messages import sentence

        _complain(sentence(error))
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mas-sim", description="De MAS-simulator vanaf de opdrachtregel.")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    run = commands.add_parser("run", help="start de app op deze computer")
    run.add_argument("--port", type=int, default=8501, help="poort (standaard 8501)")
    run.add_argument(
        "--zaal", action="store_true", help="ook voor telefoons en laptops in hetzelfde netwerk (http)"
    )
    run.set_defaults(command=_run)
    validate = commands.add_parser("validate", help="controleer casussen en beoordelingsbestanden")
    validate.add_argument(
        "paths", nargs="*", type=Path, metavar="PAD", help="casusmap of bestand; leeg: alles"
    )
    validate.set_defaults(command=_validate)
    lint = commands.add_parser("lint", help="lees en speel casussen: valt er meer op dan fouten?")
    lint.add_argument("casus", nargs="*", metavar="CASUS", help="id van een casus; leeg: alle")
    lint.set_defaults(command=_lint)
    schema = commands.add_parser("schema", help="geef het JSON Schema van een casus")
    schema.set_defaults(command=_schema)
    play = commands.add_parser("play", help="laat een bot een casus spelen en toon het verslag")
    play.add_argument("casus", help="id van de casus, bijvoorbeeld de mapnaam onder scenarios/")
    play.add_argument("--policy", choices=POLICIES, default="reference")
    play.add_argument("--seed", type=int, default=0, help="getal waarmee random herhaalbaar is")
    play.add_argument("--exam", action="store_true", help="speel als oefenexamen")
    play.add_argument("--json", action="store_true", help="het verslag als JSON")
    play.set_defaults(command=_play)
    report = commands.add_parser("report", help="toon het verslag van een bewaarde oefening")
    report.add_argument("run", help="id van de oefening, uit de link")
    report.add_argument("--json", action="store_true", help="het verslag als JSON")
    report.set_defaults(command=_report)
    _add_scoring(commands)
    trainer = commands.add_parser("trainer", help="accounts van trainers")
    add = trainer.add_subparsers(required=True, metavar="doe").add_parser("add", help="maak een account")
    add.add_argument("name", metavar="NAAM", help="naam waarmee de trainer inlogt")
    add.add_argument(
        "--organisatie", required=True, help="naam van de organisatie; nieuw als zij er nog niet is"
    )
    add.add_argument(
        "--zonder-wachtwoord",
        action="store_true",
        help="alleen inloggen met de organisatie (OpenID Connect); NAAM is dan het e-mailadres",
    )
    add.set_defaults(command=_add_trainer)
    return parser


def _add_scoring(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    score = commands.add_parser("score", help="geef motiveringen uit een bestand een niveau")
    score.add_argument(
        "--casus",
        nargs="+",
        required=True,
        metavar="CASUS",
        help="JSON-bestand, of id van een casus onder scenarios/",
    )
    score.add_argument("--texts", type=Path, required=True, metavar="TEKSTEN.jsonl")
    score.add_argument("--out", type=Path, required=True, metavar="LABELS.jsonl")
    score.add_argument("--scorer", choices=("regels",), default="regels")
    score.set_defaults(command=_score)
    evaluate = commands.add_parser("evaluate-scorer", help="meet de regels aan teksten die beoordeeld zijn")
    evaluate.add_argument(
        "--data", type=Path, metavar="MAP", default=project_folder() / "tests" / "data" / "motiveringen"
    )
    evaluate.add_argument("--casus", nargs="*", default=(), help="alleen de teksten over deze casussen")
    evaluate.add_argument("--scorer", choices=("regels",), default="regels")
    evaluate.set_defaults(command=_evaluate)


def _run(options: argparse.Namespace) -> int:
    from mas_sim.bootstrap import library_of  # a mistake must show here as a sentence, not inside the server

    settings = Settings.from_environment()
    left_out = library_of(settings, cache=settings.cache).problems()
    if left_out:
        _complain(*map(str, left_out), "Een casus met een fout doet niet mee. De andere casussen wel.")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(options.port)]
    environment = dict(os.environ)
    if options.zaal:
        command += ROOM
        environment["MAS_SIM_PUBLIC_URL"] = _announce_room(settings.public_url, options.port)
    try:
        return subprocess.run(command, cwd=project_folder(), env=environment, check=False).returncode  # noqa: S603
    except KeyboardInterrupt:
        return 0


def _announce_room(public_url: str | None, port: int) -> str:
    """Say how phones reach this computer; the address for links and QR codes."""
    from mas_sim.web.room import addresses, join_address, qr_text

    found = addresses()
    address = join_address(public_url, port, found)
    if public_url or found:
        origin = _chosen_address() if public_url else _other_addresses(port, found[1:])
        _say("\n".join((*_room_address(address), *origin, *_room_rules(address, port))))
        _show_qr(qr_text(address))
    else:
        _say("\n".join(_no_room(address)))
    sys.stdout.flush()  # before the server writes, also into a pipe
    return address


def _room_address(address: str) -> tuple[str, ...]:
    return ("Open op de telefoons en laptops in de zaal dit adres:", "", f"    {address}", "")


def _chosen_address() -> tuple[str, ...]:
    return ("Dit adres komt uit MAS_SIM_PUBLIC_URL.", "")


def _other_addresses(port: int, others: Sequence[str]) -> tuple[str, ...]:
    if not others:
        return ()
    return (
        "Deze computer zit in meer netwerken. Werkt dit adres niet op een telefoon? Probeer dan:",
        "",
        *(f"    http://{one}:{port}" for one in others),
        "",
        "Werkt een van deze adressen wel? Stop de app met Ctrl+C, zet MAS_SIM_PUBLIC_URL op dat adres",
        "en start opnieuw. Dan staat het ook in de links en de QR-codes.",
        "",
    )


def _room_rules(address: str, port: int) -> tuple[str, ...]:
    """What a trainer has to know before the phones come in."""
    proxied = ("- Via de proxy is de verbinding versleuteld. Rechtstreeks in dit netwerk is zij dat niet.",)
    plain = (
        "- Het adres begint met http: de verbinding is niet versleuteld.",
        "  Staat er een proxy met https voor de app? Zet MAS_SIM_PUBLIC_URL dan op het https-adres.",
    )
    return (
        "- De telefoons en deze computer moeten in hetzelfde netwerk zitten, bijvoorbeeld dezelfde wifi.",
        "- Windows vraagt de eerste keer toestemming in de firewall. Kies 'Toegang toestaan' voor",
        "  particuliere netwerken (privé).",
        *(proxied if address.startswith("https:") else plain),
        "- Gebruik alleen schuilnamen en verzonnen casussen. Zet de app zo nooit op internet.",
        f"- Log zelf in op deze computer, via http://127.0.0.1:{port}",
        "  Dan gaat je wachtwoord niet door de zaal.",
        "- Stoppen doe je met Ctrl+C.",
    )


def _no_room(address: str) -> tuple[str, ...]:
    return (
        "Deze computer heeft geen adres dat telefoons kunnen bereiken: hij zit in geen enkel netwerk.",
        "Verbind hem met de wifi van de zaal. Is die er niet? Zet op een telefoon een hotspot aan en",
        "verbind alle apparaten daarmee. Stop de app daarna met Ctrl+C en start opnieuw.",
        "Weet je het adres wel? Zet het in MAS_SIM_PUBLIC_URL en start opnieuw.",
        f"Op deze computer zelf werkt de app nu al: {address}",
    )


def _show_qr(drawn: str) -> None:
    """Show a QR code where the terminal is wide enough and knows its characters."""
    rows = drawn.splitlines()
    try:
        drawn.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return
    if shutil.get_terminal_size().columns < len(rows[0]):
        return
    # white on black, also in a terminal that is black on white; windows is dark and may not know the codes
    coloured = sys.stdout.isatty() and sys.platform != "win32"
    _say("\n".join(f"\x1b[97;40m{row}\x1b[0m" if coloured else row for row in rows))


def _validate(options: argparse.Namespace) -> int:
    from mas_sim.bootstrap import library_of
    from mas_sim.content.validate import validate_paths

    problems = validate_paths(tuple(options.paths), library_of(Settings.from_environment()))
    if problems:
        _complain(*map(str, problems))
        _complain(f"{len(problems)} {'fout' if len(problems) == 1 else 'fouten'} gevonden.")
        return 1
    _say("Geen fouten gevonden.")
    return 0


def _lint(options: argparse.Namespace) -> int:
    from mas_sim.bootstrap import library_of
    from mas_sim.content.lint import lint
    from mas_sim.content.lint.printed import lint_text

    library = library_of(Settings.from_environment())
    report = lint(library, options.casus, dt.datetime.now(dt.UTC).date())
    _say(lint_text(report))
    return 1 if report.refused else 0


def _schema(options: argparse.Namespace) -> int:
    from mas_sim.content.schema import casus_schema

    _say(json.dumps(casus_schema(), ensure_ascii=False, indent=2))
    return 0


def _play(options: argparse.Namespace) -> int:
    from mas_sim.application.contents import bundle_of, judges_of
    from mas_sim.bootstrap import library_of
    from mas_sim.content import hashing
    from mas_sim.engine.bot import Policy, play
    from mas_sim.model.actions import Mode

    bundle = bundle_of(library_of(Settings.from_environment()), options.casus)
    judges = judges_of(bundle, bundle.hashes(hashing))
    mode = Mode.EXAMEN if options.exam else Mode.OEFENEN
    moment = dt.datetime.now(dt.UTC)
    run = play(judges.board, bundle.hashes(hashing), mode, Policy(options.policy), options.seed, moment)
    return _show(judges, run, as_json=options.json)


def _report(options: argparse.Namespace) -> int:
    from mas_sim.bootstrap import build

    services = build(server=False)
    try:
        view = services.practice.open(options.run)
        return _show(view.judges, view.run, as_json=options.json)
    finally:
        services.close()


def _score(options: argparse.Namespace) -> int:
    from mas_sim.bootstrap import library_of, scorer_of
    from mas_sim.content.motiveringen import contexts_of, read_lines, write_labels
    from mas_sim.model.sketch import WrittenJustification

    library = library_of(Settings.from_environment())
    texts = read_lines(WrittenJustification, options.texts)
    contexts = contexts_of(options.casus, texts, library)
    told = {one.casus: one.facts for one in contexts.values()}
    scorer = scorer_of(library, told)
    write_labels(options.out, [(one.id, scorer.score(one.text, contexts[one.id])) for one in texts])
    _say(
        f"{len(texts)} teksten beoordeeld; de niveaus staan in {options.out}. Zij zijn voorlopig: een trainer beslist."
    )
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from mas_sim.bootstrap import library_of, scorer_of
    from mas_sim.content.motiveringen import read_collection
    from mas_sim.reporting.evaluation import evaluation_text
    from mas_sim.scoring.evaluation import evaluate

    data = read_collection(options.data).only(frozenset(options.casus))
    scorer = scorer_of(library_of(Settings.from_environment()), data.shelf())
    _say(evaluation_text(evaluate(scorer, data)))
    return 0


def _add_trainer(options: argparse.Namespace) -> int:
    from mas_sim.bootstrap import build

    password = None if options.zonder_wachtwoord else _password()
    services = build(server=False)
    try:
        made = services.trainers.add(options.name, options.organisatie, password)
    finally:
        services.close()
    _say(f"Account voor {made.name} van {made.organisation.name} gemaakt. Inloggen kan op /trainer/inloggen.")
    _say(f"Deelnemers vullen op het beginscherm deze code in: {made.organisation.code}")
    return 0


def _password() -> str:
    """Typed twice without showing it; from a pipe the first line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    while (typed := getpass.getpass("Wachtwoord (minstens 12 tekens): ")) != getpass.getpass(
        "Nog een keer: "
    ):
        _complain("De twee wachtwoorden zijn niet gelijk. Probeer het opnieuw.")
    return typed


def _show(judges: Judges, run: Run, *, as_json: bool) -> int:
    from mas_sim.reporting.verslag import NOT_FINISHED, WAIT, verslag_text

    report = judges.report(run)
    if as_json and not report.finished:
        _complain(f"{NOT_FINISHED}. {WAIT}")
        return 1
    _say(report.model_dump_json(indent=2) if as_json else verslag_text(report, judges.methodology))
    return 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _complain(*lines: str) -> None:
    sys.stderr.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main())
