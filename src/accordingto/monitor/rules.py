"""A small YAML file in, the rules of what is worth an alert out."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import yaml

from accordingto.monitor.periods import STEPS, Step

DEFAULT = Path(__file__).parent.parent / "data" / "alerts.yaml"
"""The rules that the program comes with."""


class RuleError(ValueError):
    """A file of alert rules that cannot be used: names the file, the rule and what to do."""


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A matter of the ledger is due within so many days of the desk's newest document; of some kinds or parties only."""

    name: str
    within_days: int = 7
    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerRule:
    """A matter of one of these kinds is new in the ledger, or a matter has come into one of these states."""

    name: str
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TollRule:
    """The accounts of one incident give tolls of which one is so many times the other."""

    name: str
    factor: float = 2.0


@dataclass(frozen=True, slots=True)
class BaselineRule:
    """There are more incidents between two parties (each pair alone) than their baseline lets expect."""

    name: str
    step: Step = "week"
    chance: float = 0.01
    parties: tuple[str, ...] = ()
    fewer: bool = False


@dataclass(frozen=True, slots=True)
class SilenceRule:
    """Nothing has been heard of an actor for so many days, although the desk has read on."""

    name: str
    actor: str
    days: int = 30


@dataclass(frozen=True, slots=True)
class PositionRule:
    """An actor seems to contradict what it said before, or to change its condition; of all actors if none is named."""

    name: str
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchRule:
    """Something is new to a search that people of the desk keep and watch; of these names only, if any are given."""

    name: str
    searches: tuple[str, ...] = ()


Rule = DeadlineRule | LedgerRule | TollRule | BaselineRule | SilenceRule | PositionRule | SearchRule
WHENS: dict[str, type[Rule]] = {
    "deadline": DeadlineRule,
    "ledger": LedgerRule,
    "tolls": TollRule,
    "baseline": BaselineRule,
    "silence": SilenceRule,
    "position": PositionRule,
    "search": SearchRule,
}
"""What a rule's `when` can be."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where new alerts go besides the terminal: a web address that takes JSON, and people's mail boxes."""

    webhook: str | None = None
    mail_to: tuple[str, ...] = ()
    mail_from: str | None = None
    mail_host: str = "localhost"
    mail_port: int = 25


@dataclass(frozen=True, slots=True)
class AlertRules:
    """All rules of a file, and where their alerts go."""

    rules: tuple[Rule, ...]
    deliver: Delivery = Delivery()


def load_rules(path: str | Path | None = None) -> AlertRules:
    """Return the rules of a file, those of the program if none is given. Raises RuleError."""
    path = Path(path) if path else DEFAULT
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RuleError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: is no YAML ({' '.join(str(error).split())})") from error
    if not isinstance(content, Mapping) or not isinstance(content.get("rules"), Sequence):
        raise RuleError(f"{path}: should hold `rules:`, a list, and may hold `deliver:`")
    unknown = sorted(set(content) - {"rules", "deliver"})
    if unknown:
        raise RuleError(f"{path}: does not know {', '.join(map(str, unknown))}; there are rules and deliver")
    rules = tuple(_make_rule(path, number, entry) for number, entry in enumerate(content["rules"], 1))
    names = [r.name for r in rules]
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise RuleError(f"{path}: two rules are named {twice[0]!r}; each needs a name of its own")
    deliver = _fill(Delivery, content.get("deliver") or {}, f"{path}: deliver")
    return AlertRules(rules, deliver)


def _make_rule(path: Path, number: int, entry: Any) -> Rule:
    where = f"{path}: rule {number}"
    if not isinstance(entry, Mapping):
        raise RuleError(f"{where} should be a mapping with `when` and `name`")
    cls = WHENS.get(str(entry.get("when")))
    if cls is None:
        raise RuleError(f"{where}: `when` is {entry.get('when')!r}; there are {', '.join(WHENS)}")
    rest = {key: value for key, value in entry.items() if key != "when"}
    made: Rule = _fill(cls, rest, where)
    if isinstance(made, BaselineRule) and made.step not in STEPS:
        raise RuleError(f"{where}: `step` is {made.step!r}; there are {', '.join(STEPS)}")
    return made


def _fill(cls: Any, given: Any, where: str) -> Any:
    """Return a value of a class with the fields of a mapping, each checked for its type."""
    if not isinstance(given, Mapping):
        raise RuleError(f"{where} should be a mapping")
    hints, known = get_type_hints(cls), {f.name: f for f in fields(cls)}
    unknown = sorted(str(key) for key in given if key not in known)
    if unknown:
        raise RuleError(f"{where}: does not know {unknown[0]!r}; there are {', '.join(known)}")
    missing = [name for name, f in known.items() if f.default is MISSING and name not in given]
    if missing:
        raise RuleError(f"{where}: needs {missing[0]!r}")
    return cls(**{key: _checked(value, hints[key], f"{where}: {key}") for key, value in given.items()})


def _checked(value: Any, hint: Any, where: str) -> Any:
    """Return a value of YAML as a field's type has it. Raises RuleError for another type."""
    if hint == tuple[str, ...]:
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and all(isinstance(item, str) for item in listed):
            return tuple(listed)
        raise RuleError(f"{where} should be a list of names, not {value!r}")
    allowed = get_args(hint) or (hint,)
    plain = tuple(kind for kind in allowed if isinstance(kind, type)) or (str,)
    if float in plain and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, plain) or (isinstance(value, bool) and bool not in plain):
        raise RuleError(
            f"{where} should be {' or '.join(k.__name__ for k in plain if k is not type(None))}, not {value!r}"
        )
    return value


def kind_of(rule: Rule) -> str:
    """Return what a rule's `when` is."""
    return next(name for name, cls in WHENS.items() if isinstance(rule, cls))
