"""Conditions on what happened so far: which reactions, decisions and options appear."""

from pydantic import Field, model_validator

from mas_sim.model.base import Model, Slug, Text
from mas_sim.model.instrument import Meaning
from mas_sim.model.methodology import Route


class TrustCondition(Model):
    """Trust of a party within bounds (each choice adds or takes points; start is 0)."""

    party: Slug = Field(description="Wiens vertrouwen.")
    at_least: int | None = Field(default=None, description="Minstens dit vertrouwen.")
    at_most: int | None = Field(default=None, description="Hoogstens dit vertrouwen.")

    @model_validator(mode="after")
    def has_a_bound(self) -> "TrustCondition":
        """At least one of the two bounds is given."""
        if self.at_least is None and self.at_most is None:
            raise ValueError("geef at_least of at_most")
        return self


class RatedCondition(Model):
    """The trainee rated one of our aspects with one of these meanings."""

    aspect: Slug = Field(description="Aspect van de signaleringslijst.")
    meanings: tuple[Meaning, ...] = Field(min_length=1, description="Beoordelingen die meetellen.")


class Condition(Model):
    """Exactly one key: something that happened, or a combination of conditions."""

    chose: Text | None = Field(default=None, description="keuzemoment/optie die gekozen is.")
    asked: Slug | None = Field(default=None, description="Informatievraag die gesteld is.")
    known: Slug | None = Field(default=None, description="Feit dat bekend is.")
    route: Route | None = Field(default=None, description="Route die deel is van de gekozen route(s).")
    trust: TrustCondition | None = Field(default=None, description="Vertrouwen van een partij.")
    days_at_most: int | None = Field(default=None, ge=0, description="Hoogstens zoveel werkdagen verstreken.")
    rated: RatedCondition | None = Field(default=None, description="Beoordeling van een aspect.")
    goal: Slug | None = Field(default=None, description="Doel dat gesteld is.")
    all: "tuple[Condition, ...] | None" = Field(default=None, description="Alle voorwaarden gelden.")
    any: "tuple[Condition, ...] | None" = Field(default=None, description="Een van de voorwaarden geldt.")
    not_: "Condition | None" = Field(default=None, alias="not", description="De voorwaarde geldt niet.")

    @model_validator(mode="after")
    def has_exactly_one_key(self) -> "Condition":
        """A condition with no key or two keys is ambiguous."""
        # the keys that are not given cannot count; there are thousands of conditions to read, hence the loop
        given = 0
        for name in self.__pydantic_fields_set__:
            given += getattr(self, name) is not None
        if given != 1:
            raise ValueError("een voorwaarde heeft precies één sleutel")
        return self
