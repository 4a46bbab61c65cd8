"""Every error this package raises on purpose, grouped by who must act.

    MasSimError
    ├── ContentError              the author of a content file
    │   ├── ContentInvalidError   carries all problems with file and line
    │   ├── CasusTakenError       the id of a casus is in use on the shelf
    │   ├── CasusUnfitError       lint refuses what is to be published
    │   ├── ContentNotFoundError  no such casus, instrument, framework set or rubric
    │   └── ContentVersionError   written for an older or newer format
    ├── RunError                  the caller (a stale or forged screen)
    │   ├── RunNotFoundError      no run with this id
    │   ├── ActionNotAllowedError the action does not fit the state of the run
    │   ├── UnknownItemError      the action names something the casus does not hold
    │   ├── TextTooLongError      free text over the limit
    │   ├── GroupNotFoundError    no session, seat or code of this name
    │   ├── GroupRefusedError     the action does not fit the state of the groepssessie
    │   ├── PanelNotFoundError    no panel of this name, or not for whoever asks
    │   ├── PanelClosedError      the panel has ended
    │   ├── PanelTooSmallError    too few members are done to show the panel
    │   └── ManuscriptNotFoundError  no manuscript or version of this name, or not for whoever asks
    ├── StorageError              the operator, or try again
    │   ├── RunConflictError      another tab stored a step first
    │   ├── StorageBusyError      the database did not answer in time
    │   └── StorageLockedError    another server holds the database file
    ├── AccessError               the trainer at the door
    │   ├── LoginRefusedError     name and password do not belong together
    │   ├── LoginLimitedError     too many attempts for this account
    │   ├── PasswordTooShortError a password under the minimum
    │   ├── NameTakenError        there is already an account of this name
    │   ├── CodeUnknownError      no organisation has this code
    │   └── NotSignedInError      no session, or it has ended
    └── SettingsError             the operator: a setting that cannot be used

Messages are English, for logs; attributes carry the facts; ``mas_sim.ui.messages``
holds the Dutch sentence for each type. A trainee's deviation is a value, never an
exception.
"""

from dataclasses import dataclass


class MasSimError(Exception):
    """Root of all errors raised on purpose."""


@dataclass(frozen=True, order=True)
class ContentProblem:
    """One mistake in a content file, in Dutch, with the place to mend it.

    Attributes:
        file: path as the author knows it.
        line: 1-based line, 0 when the problem concerns the whole file.
        message: Dutch sentence that says what is wrong and what to do.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """The form that editors understand: ``file:line: message``."""
        return f"{self.file}:{self.line}: {self.message}"


class ContentError(MasSimError):
    """Something in a content file must be mended by its author."""


class ContentInvalidError(ContentError):
    """A content file has problems; all of them are in ``problems``."""

    def __init__(self, problems: tuple[ContentProblem, ...]) -> None:
        """Keep the problems, sorted by file and line."""
        self.problems = tuple(sorted(problems))
        super().__init__("; ".join(map(str, self.problems)))


class ContentNotFoundError(ContentError):
    """No content of this kind under this name."""

    def __init__(self, kind: str, name: str) -> None:
        """Remember which kind and name were asked for."""
        self.kind, self.name = kind, name
        super().__init__(f"no {kind} named {name!r}")


class CasusTakenError(ContentError):
    """There is a casus with this id on the shelf already, from elsewhere."""

    def __init__(self, casus_id: str) -> None:
        """Remember the id."""
        self.casus_id = casus_id
        super().__init__(f"casus {casus_id!r} is on the shelf already")


class CasusUnfitError(ContentError):
    """Lint refuses a casus that is to be published."""

    def __init__(self, reasons: str) -> None:
        """Remember the Dutch sentences that say what to mend."""
        self.reasons = reasons
        super().__init__("lint refuses this casus")


class ContentVersionError(ContentError):
    """The content was written for a format this version cannot read."""

    def __init__(self, found: int, oldest: int, newest: int) -> None:
        """Remember the version found and the range that can be read."""
        self.found, self.oldest, self.newest = found, oldest, newest
        super().__init__(f"format {found} is outside {oldest}..{newest}")


class RunError(MasSimError):
    """The caller asked for something this run does not allow."""


class RunNotFoundError(RunError):
    """There is no run with this id."""

    def __init__(self, run_id: str) -> None:
        """Remember the id (opaque, safe to log)."""
        self.run_id = run_id
        super().__init__("no such run")


class ActionNotAllowedError(RunError):
    """The action does not fit the stage the run is in.

    Attributes:
        action: name of the refused action.
        stage: value of the stage the run is in.
        why: short code of the rule that refused; the UI has a sentence for each.
    """

    def __init__(self, action: str, stage: str, why: str) -> None:
        """Remember action, stage and the code of the rule."""
        self.action, self.stage, self.why = action, stage, why
        super().__init__(f"{action} refused in {stage}: {why}")


class UnknownItemError(RunError):
    """The action names a request, decision, option or aspect that is not there."""

    def __init__(self, kind: str, item: str) -> None:
        """Remember what was named."""
        self.kind, self.item = kind, item
        super().__init__(f"unknown {kind}: {item!r}")


class TextTooLongError(RunError):
    """Free text is longer than can be kept."""

    def __init__(self, length: int, limit: int) -> None:
        """Remember the length and the limit, in characters."""
        self.length, self.limit = length, limit
        super().__init__(f"text of {length} characters, limit {limit}")


class GroupNotFoundError(RunError):
    """There is no groepssessie, seat or code of this name, or it is not for whoever asks."""

    def __init__(self, name: str) -> None:
        """Remember what was asked for."""
        self.name = name
        super().__init__(f"no group {name!r}")


class GroupRefusedError(RunError):
    """The action does not fit the state the session is in.

    Attributes:
        action: name of the refused action.
        why: short code of the rule that refused; the UI has a sentence for each.
    """

    def __init__(self, action: str, why: str) -> None:
        """Remember the action and the code of the rule."""
        self.action, self.why = action, why
        super().__init__(f"{action} refused: {why}")


class PanelNotFoundError(RunError):
    """There is no panel with this id, or it is not for whoever asks."""

    def __init__(self, panel_id: str) -> None:
        """Remember the id (opaque, safe to log)."""
        self.panel_id = panel_id
        super().__init__("no such panel")


class PanelClosedError(RunError):
    """The panel has ended: nobody begins, and nothing of it changes any more."""

    def __init__(self, panel_id: str) -> None:
        """Remember the id."""
        self.panel_id = panel_id
        super().__init__("panel has ended")


class PanelTooSmallError(RunError):
    """Too few members are done for the panel to be shown."""

    def __init__(self, done: int, fewest: int) -> None:
        """Remember how many are done, and how many it takes."""
        self.done, self.fewest = done, fewest
        super().__init__(f"{done} members done, {fewest} needed")


class ManuscriptNotFoundError(RunError):
    """There is no manuscript with this id, no such version of it, or it is not for whoever asks."""

    def __init__(self, manuscript_id: str) -> None:
        """Remember the id (opaque, safe to log)."""
        self.manuscript_id = manuscript_id
        super().__init__("no such manuscript")


class StorageError(MasSimError):
    """The database could not do what was asked."""


class RunConflictError(StorageError):
    """Another tab or device stored a step of this run first."""

    def __init__(self, run_id: str, expected: int) -> None:
        """Remember the run and the sequence number the caller expected."""
        self.run_id, self.expected = run_id, expected
        super().__init__(f"run moved past {expected}")


class StorageBusyError(StorageError):
    """The database did not answer; nothing was stored."""


class StorageLockedError(StorageError):
    """Another server process holds this database file."""

    def __init__(self, path: str) -> None:
        """Remember the file."""
        self.path = path
        super().__init__(f"{path} is in use by another server")


class AccessError(MasSimError):
    """Someone may not come in, or not yet."""


class LoginRefusedError(AccessError):
    """Name and password do not belong together; which of the two is not said."""


class LoginLimitedError(AccessError):
    """Too many wrong attempts for this account."""

    def __init__(self, minutes: int) -> None:
        """Remember how long to wait."""
        self.minutes = minutes
        super().__init__(f"wait {minutes} minutes")


class PasswordTooShortError(AccessError):
    """A password is shorter than the minimum."""

    def __init__(self, minimum: int) -> None:
        """Remember the minimum, in characters."""
        self.minimum = minimum
        super().__init__(f"a password has at least {minimum} characters")


class NameTakenError(AccessError):
    """There is already an account of this name."""

    def __init__(self, name: str) -> None:
        """Remember the name."""
        self.name = name
        super().__init__(f"account {name!r} exists")


class CodeUnknownError(AccessError):
    """No organisation has this code."""


class NotSignedInError(AccessError):
    """There is no session, or it has ended."""


class SettingsError(MasSimError):
    """A setting has a value that cannot be used."""

    def __init__(self, name: str, value: str) -> None:
        """Remember the name and value of the setting."""
        self.name, self.value = name, value
        super().__init__(f"setting {name} has unusable value {value!r}")
