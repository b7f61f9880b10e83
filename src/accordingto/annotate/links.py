"""A mention in, how sure it is tied to its actor and why out: one reason in words for each way of tying."""

from accordingto.annotate.casts import Draft
from accordingto.model.folding import fold

LINKS: dict[str, tuple[float | None, str]] = {
    "name": (0.97, "by its name"),
    "variant": (0.95, "by another of its names"),
    "contested": (0.95, "by a name that another party rejects"),
    "short": (0.85, "by a short name; the text names its country, or it in full"),
    "capital": (0.85, "a capital that stands for its government"),
    "body": (0.92, "a body of the state that its words name"),
    "members": (0.85, "members of the group that its words name"),
    "group": (0.9, "a group of people, in the words of the text"),
    "deed": (0.9, "an adjective that says whose deed or weapon it is"),
    "bracket": (0.93, "a short name that the text gives in brackets"),
    "ending": (0.8, "the end of the only name of the text that ends so"),
    "new": (0.75, "a name that no list has, as the text gives it"),
    "called": (0.94, "by surname or first name, after the full name in this text"),
    "surname": (0.8, "by surname: the only one known of it who fits the country and the day"),
    "spelling": (0.75, "a spelling near to the only name that fits the office, the country or this text"),
    "beside": (0.94, "an office or a noun that stands beside the name"),
    "told": (0.85, "the only one of the text who has this office"),
    "holder": (0.8, "the only one known to hold the office on the day of the document"),
    "office": (0.7, "the office; who holds it is not known"),
    "only": (0.8, "the only such body that the text names"),
    "near": (0.75, "the only such group that is named just before"),
    "counted": (0.9, "some of those whom the next words name"),
    "relative": (0.95, "a relative pronoun behind the name"),
    "pronoun": (0.7, "a pronoun for which one antecedent remains"),
    "described": (None, "described only: nobody is named"),
    "open": (None, "more than one of this name: left open"),
}
"""For each way of tying: the chance that a careful coder would tie it so (set by hand, in steps), and the reason."""


def explain_link(draft: Draft, text: str) -> tuple[float | None, str]:
    """Return how sure the tie of a mention with these words is, None where there is none, and why, in words."""
    return LINKS[draft.link or _way(draft, text)]


def _way(draft: Draft, text: str) -> str:
    """Return how a mention is tied that no rule has told it of: by which of its names, or not at all."""
    if not draft.who.named:
        return "described"
    actor = draft.who.actor
    if actor is None:
        return "group" if draft.who.plural else "new"
    words = fold(text.replace("\n", " ")).lower()
    if words == fold(actor.name).lower():
        return "name"
    for way, names in (("contested", actor.contested), ("short", actor.short), ("variant", actor.names)):
        if words in (fold(n).lower() for n in names):
            return way
    return "group" if draft.how == "group" else "variant"
