"""The phrases of the rules as data, authored and reviewable."""

from pydantic import Field

from mas_sim.model.base import Model, Provenance, Slug, Text
from mas_sim.model.methodology import Route


class CueSet(Model):
    """Phrases by which the rules recognise what a motivering says.

    A phrase is a row of words: ``*`` stands for any beginning or ending, ``#`` for a number,
    ``..`` for up to four words in between, ``a|b`` for either word.
    """

    schema_version: int = Field(description="Versie van het bestandsformaat.")
    id: Slug = Field(description="Id van deze verzameling.")
    title: Text = Field(description="Naam, met herkomst.")
    provenance: Provenance = Field(description="Herkomst.")
    route_names: dict[Route, tuple[Text, ...]] = Field(
        description="Woorden van de methodiek waarmee iemand een route noemt."
    )
    routes: dict[Route, tuple[Text, ...]] = Field(
        description="Losse woorden waarmee mensen een route aanduiden."
    )
    means: dict[Slug, tuple[Text, ...]] = Field(description="Woorden voor middelen, van licht naar zwaar.")
    route_means: dict[Route, Slug] = Field(description="Welk middel bij welke route hoort.")
    partners: tuple[Text, ...] = Field(description="Ketenpartners die in elke casus kunnen voorkomen.")
    aliases: dict[Slug, tuple[Text, ...]] = Field(description="Andere namen voor dezelfde partner.")
    kinds: dict[Slug, tuple[Text, ...]] = Field(
        description=(
            "Soorten waarvan een casus er een of enkele noemt, zoals sporten; noemt een uitleg een andere, dan klopt dat niet."
        )
    )
    groups: dict[Slug, tuple[Text, ...]] = Field(description="Overige zinswendingen, per groep.")
