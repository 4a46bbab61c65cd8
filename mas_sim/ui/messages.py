"""For every error the Dutch sentence that says what to do."""

from mas_sim import errors

_REFUSED = {
    "niet-in-deze-fase": "Dit past niet bij de fase waarin je oefening nu is. Kijk op het scherm wat er nu gevraagd wordt.",
    "terugblik-open": "Lees eerst de terugblik en ga daarna verder.",
    "motivering-open": "Leg eerst je vorige keuze uit; daarna kun je verder.",
    "dossier-compleet": "In het examen ligt het hele dossier er al. Opvragen hoeft niet.",
    "vraag-niet-aan-de-orde": "Deze vraag kun je nu niet stellen. Kies een vraag die op het scherm staat.",
    "al-gevraagd": "Dit heb je al gevraagd. Het antwoord staat bij wat je weet.",
    "feit-niet-bekend": "Dit feit is nog niet bekend. Kies een feit dat je al weet.",
    "al-gekozen": "Deze keuze heb je al gemaakt; die blijft staan.",
    "keuze-niet-aan-de-orde": "Deze keuze is nu niet aan de orde. Kijk op het scherm wat er nu gevraagd wordt.",
    "niets-gekozen": "Je hebt nog niets gekozen. Kies eerst, en leg dan vast.",
    "een-optie": "Kies hier één mogelijkheid.",
    "sluit-elkaar-uit": "Je koos ‘niemand’ of ‘niets’ samen met iets anders. Kies een van de twee.",
    "terugkoppeling-na-termijn": (
        "Bij een doel ligt de terugkoppeling na de termijn. Zet haar op hoogstens evenveel weken."
    ),
    "doelen-aantal": "Kies minstens één doel en hoogstens vier.",
    "aspect-vraagt-niets": "Dit aspect heb je niet als aandacht of zorg beoordeeld. Er hoeft niets bij.",
    "zeg-waarom-niets": "Zeg in een zin waarom hier niets in je plan tegenover staat.",
    "niet-in-plan": "Dat staat niet in je plan. Kies iets uit je plan, of kies ‘niets’ en zeg waarom.",
    "al-herzien": "Je hebt je plan al één keer herzien. Beide versies zijn bewaard.",
    "al-gemotiveerd": "Deze keuze heb je al uitgelegd. Je tekst is bewaard.",
    "al-herschreven": "Je hebt deze tekst al één keer herschreven. Beide versies zijn bewaard.",
    "examen-herschrijft-niet": "In het oefenexamen leg je een tekst één keer vast. Herschrijven kan in een gewone oefening.",
    "hier-niets-te-schrijven": "Bij deze keuze schrijf je geen eigen tekst. Kijk op het scherm wat er nu gevraagd wordt.",
    "stuk-nu-niet": "Je tekst staat vast. Opnieuw schrijven kan één keer, in de terugblik van deze fase.",
    "al-beantwoord": "Deze vraag heb je al beantwoord. Je antwoord is bewaard.",
    "andere-fase": "Je oefening is al verder. Het scherm laat nu zien waar je bent.",
    "vragen-open": "Beantwoord eerst alle vragen.",
    "keuzes-open": "Er staat nog een keuze open. Maak die eerst.",
    "aspecten-open": "Beoordeel eerst alle aspecten. Weet je iets niet, kies dan ‘onbekend’.",
    "route-open": "Kies eerst een route.",
    "doelen-open": "Stel eerst minstens één doel.",
    "toets-open": "Zeg eerst bij elk aandachtspunt wat er in je plan tegenover staat.",
}

# a group may also be refused what a run is: an open choice, more than one, and what excludes another
_GROUP_REFUSED = {
    "vraag-bestaat-niet": "Deze vraag hoort niet bij deze casus. Kies vragen uit de lijst.",
    "doet-al-mee": "Je doet al mee. Ga verder met je eigen link.",
    "doet-niet-mee": "Je doet niet (meer) mee aan deze sessie. Vraag de trainer om de code en kom opnieuw binnen.",
    "groep-vol": "De sessie is vol. Vraag de trainer om een tweede sessie te openen.",
    "groep-verder": "De groep is al een stap verder. Het scherm laat nu zien waar jullie zijn.",
    "groep-nu-niet": "Dat kan nu niet. Kijk op het scherm wat er nu gevraagd wordt.",
    "nog-niet-begonnen": "De sessie is nog niet begonnen. Wacht tot de trainer de eerste vraag opent.",
    "groep-afgelopen": "Deze sessie is afgelopen. Er kan niets meer bij.",
    "stemming-gesloten": "De stemming is gesloten. Je antwoord is niet meegeteld; je tekst staat er nog.",
    "al-gestemd": "Je hebt in deze ronde al geantwoord. Je antwoord staat vast.",
    "zeg-waarom": "Schrijf er in één of twee zinnen bij waarom. Je keuze staat er nog.",
    "hoort-niet-bij-de-vraag": "Dit antwoord hoort niet bij de vraag. Kies iets dat op het scherm staat.",
    "sluit-eerst": "Sluit eerst de stemming. Daarna kun je verder.",
    "laatste-ronde-geweest": "De laatste ronde van deze vraag is geweest. Laat de referentie zien of ga naar de volgende vraag.",
    "te-weinig-stemmen": "Er zijn te weinig antwoorden om te laten zien zonder dat iemand herkenbaar is. Wacht tot er drie zijn.",
    "groep-moet-instemmen": "Met zo weinig antwoorden is iemand snel herkenbaar. Vraag de groep of het goed is, en bevestig dat.",
    "eerst-alle-rondes": "Laat eerst iedereen in alle rondes kiezen. Daarna komt de referentie.",
    "nog-niet-onthuld": "Laat eerst zien hoe de groep koos. Daarna kun je een reden bewaren.",
    "niets-te-doen": "Er is nog niets gekozen om samen te doen. Kies een casus, en wat deze vorm verder vraagt.",
    "andere-vorm": "Dit hoort niet bij de vorm van deze sessie. Kijk op het scherm wat er nu gevraagd wordt.",
    "nog-niemand-binnen": "Er is nog niemand binnen. Wacht tot er iemand is, en begin dan.",
    "rol-bestaat-niet": "Deze rol zit niet aan deze tafel. Kies een rol van het scherm.",
    "rol-ligt-vast": "De tafel is begonnen. Je houdt je rol tot het einde.",
    "kies-eerst-een-rol": "Kies eerst een rol. Daarna zie je wat jij weet.",
    "weet-je-niet": "Dit weet jouw rol niet. Kies iets van je eigen lijst.",
    "al-verteld": "Dit is al verteld aan wie je koos.",
    "leerplicht-legt-vast": "Wie leerplicht speelt, legt vast wat de tafel besluit. Bespreek het met elkaar.",
    "team-bestaat-niet": "Dit team is er niet. Kies een team van het scherm.",
    "al-in-dit-team": "Je zit al in dit team.",
    "team-vol": "Dit team is vol. Kies een ander team.",
    "team-is-begonnen": "Je team is al begonnen. Je blijft tot het einde in dit team.",
    "kies-eerst-een-team": "Kies eerst een team.",
    "heeft-al-de-pen": "Jij hebt de pen al.",
    "pen-bij-ander": "Iemand anders in je team heeft nu de pen. Neem de pen over als jij wilt schrijven.",
    "team-verder": "Je team is al een stap verder. Het scherm laat nu zien waar jullie zijn.",
    "casussen-op": "Jullie hebben alle casussen gedaan.",
    "eerst-afmaken": "Maak eerst deze casus af. Daarna kun je de volgende openen.",
    "te-weinig-teams-klaar": "Er is nog geen tweede team klaar met deze casus. Wacht daar even op.",
    "er-is-al-een-kandidaat": "In deze sessie is al een kandidaat. Vraag de trainer om een eigen sessie.",
    "geen-gesprek": "Beoordelen kan vanaf het verantwoordingsgesprek. Begin eerst het gesprek.",
    "al-twee-beoordelaars": "Twee collega’s beoordelen deze kandidaat al. Je kunt meekijken, niet meebeoordelen.",
    "oordeel-staat-vast": "Je oordeel staat vast. Wijzigen kan alleen nog samen.",
    "criterium-bestaat-niet": "Dit criterium hoort niet bij dit oefenexamen. Kies een criterium van het scherm.",
    "criteria-open": "Er staan nog criteria open. Geef bij elk een O of een V.",
    "eerst-apart": "Eerst geeft elke beoordelaar een eigen oordeel. Daarna oordelen jullie samen.",
    "reden-bij-verschil": "Schrijf een reden bij elk criterium waarop jullie verschilden, en bij elke cruciale eis met een O.",
    "eigen-oordeel": "Je kunt alleen je eigen oordeel geven.",
}

_SENTENCES: dict[type[errors.MasSimError], str] = {
    errors.MasSimError: "Er ging iets mis. Er is niets verloren; probeer het opnieuw.",
    errors.ContentError: "De inhoud van deze casus kan niet worden gelezen. Vraag de beheerder ernaar te kijken.",
    errors.ContentInvalidError: (
        "In deze casus staan fouten. Wie hem schrijft, ziet ze bij Casussen schrijven; de beheerder met ‘mas-sim validate’."
    ),
    errors.ContentNotFoundError: "Deze casus is er niet (meer). Kies een andere casus op het beginscherm.",
    errors.CasusTakenError: (
        "Er is al een casus met het id ‘{casus_id}’. Geef jouw casus bovenaan een ander id en publiceer opnieuw."
    ),
    errors.CasusUnfitError: "Publiceren kan nog niet. {reasons} Herstel dit en publiceer opnieuw.",
    errors.ContentVersionError: "Deze oefening is met een andere versie gemaakt. Vraag de beheerder om bij te werken.",
    errors.RunError: "Dat kan nu niet. Kijk op het scherm wat er nu gevraagd wordt.",
    errors.RunNotFoundError: (
        "Deze oefening bestaat niet. Controleer de link, of kies hieronder een oefening of casus."
    ),
    errors.ActionNotAllowedError: "Dat kan nu niet. Kijk op het scherm wat er nu gevraagd wordt.",
    errors.UnknownItemError: "Wat je koos hoort niet bij deze casus. Kies iets dat op het scherm staat.",
    errors.TextTooLongError: (
        "Je tekst heeft {length} tekens; er passen er {limit}. Kort hem in. Je tekst staat er nog."
    ),
    errors.GroupNotFoundError: (
        "Deze groepssessie is er niet, of je link of code klopt niet. Vraag de trainer om de code die op het scherm staat."
    ),
    errors.PanelNotFoundError: "Dit panel is er niet. Controleer de link, of vraag wie je uitnodigde om een nieuwe.",
    errors.PanelClosedError: (
        "Dit panel is afgesloten; er verandert niets meer aan. Was je al begonnen? Je eigen oefening vind je met je eigen link."
    ),
    errors.PanelTooSmallError: (
        "Klaar zijn nu {done} panelleden; laten zien kan vanaf {fewest}, zodat niemand te herkennen is. Vraag meer "
        "collega’s, of wacht tot zij klaar zijn."
    ),
    errors.ManuscriptNotFoundError: (
        "Dit concept is er niet, of het is van een collega. Kies er een uit je eigen lijst."
    ),
    errors.GroupRefusedError: "Dat kan nu niet. Kijk op het scherm wat er nu gevraagd wordt.",
    errors.StorageError: "Bewaren lukte niet. Je laatste stap is niet vastgelegd; probeer het zo nog eens.",
    errors.RunConflictError: (
        "In een ander tabblad of op een ander apparaat ben je al verder. "
        "Je laatste klik hier is niet verwerkt. Het scherm laat nu zien waar je bent."
    ),
    errors.StorageBusyError: "Bewaren lukte even niet. Je laatste stap is niet vastgelegd; klik nog een keer.",
    errors.StorageLockedError: (
        "Er draait al een server op dit gegevensbestand. Sluit die eerst, of kies een ander bestand."
    ),
    errors.AccessError: "Dit is alleen voor trainers. Log in en probeer het opnieuw.",
    errors.LoginRefusedError: "Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.",
    errors.LoginLimitedError: "Er is te vaak een verkeerd wachtwoord ingevuld. Wacht {minutes} minuten en probeer het dan.",
    errors.PasswordTooShortError: "Een wachtwoord heeft minstens {minimum} tekens. Kies een langer wachtwoord.",
    errors.NameTakenError: "Er is al een account met de naam {name}. Kies een andere naam.",
    errors.CodeUnknownError: "Deze code kennen we niet. Vraag je trainer om de code, of laat het veld leeg.",
    errors.NotSignedInError: "Je bent niet (meer) ingelogd. Log opnieuw in om verder te gaan.",
    errors.SettingsError: "De instelling {name} is niet bruikbaar. Vraag de beheerder om die te herstellen.",
}


def sentence(error: errors.MasSimError) -> str:
    """What the user reads; never a traceback."""
    if isinstance(error, errors.ActionNotAllowedError | errors.GroupRefusedError):
        known = _REFUSED | _GROUP_REFUSED
        if error.why in known:
            return known[error.why]
    text = _SENTENCES[type(error)]
    for name, value in vars(error).items():
        text = text.replace("{" + name + "}", str(value))
    return text
