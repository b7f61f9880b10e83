"""Tokens in, the names for their rows out: the resolved actor where there is one, else the words as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.coding.lexicons import load_list
from accordingto.coding.phrases import RELATIVES, phrase_span
from accordingto.model.annotations import ActorReference, Annotations
from accordingto.model.parse import Token
from accordingto.model.records import Span

INDEFINITE = frozenset(
    {"some", "many", "others", "most", "few", "several", "everyone", "somebody", "someone", "all", "both"}
)
PERSONAL_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "him", "her", "them", "who", "whom", "which", "that", "this", "these"}
)
ROLE_ENDINGS = ("man", "men", "woman", "women", "ist", "ists", "person", "people", "monger", "keeper")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a row names them: `name` is None where a pronoun could not be resolved; `span` is where it stands."""

    name: str | None
    id: str | None
    text: str
    span: Span
    country: str | None = None
    kind: str | None = None


def reference_of(annotations: Annotations, token: Token) -> ActorReference | None:
    """Return the actor of the phrase that a token heads, also where only its apposition names one."""
    found = annotations.reference_headed(token)
    one_of_many = found is not None and found.how == "group" and token.tag == "NN"
    if found is not None and found.how != "description" and not one_of_many:
        return found
    for other in annotations.parse.children(token, "appos"):
        named = annotations.reference_headed(other)
        if named is not None and named.how in ("name", "title"):
            return named
    return found


def name_of(annotations: Annotations, token: Token) -> Named:
    """Return how a row names the actor of the phrase that a token heads."""
    document = annotations.document
    reference = reference_of(annotations, token)
    if reference is not None:
        mention = reference.mention
        span = (mention.start, mention.end)
        return Named(mention.name, mention.actor_id, mention.text, span, mention.country, mention.kind)
    span = phrase_span(annotations.parse, token)
    text = " ".join(document.text[span[0] : span[1]].split())
    pronoun = token.pos == "PRON" and token.norm not in INDEFINITE
    return Named(None if pronoun or not text else text, None, text, span)


def names_of(annotations: Annotations, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the names of several actors, each once, those that could not be told left out."""
    found = (name_of(annotations, t).name for t in tokens)
    return tuple(dict.fromkeys(n for n in found if n))


def is_voice(annotations: Annotations, token: Token) -> bool:
    """Tell whether a phrase can be the one who says something: a person, a group, a body, or a text that speaks."""
    if reference_of(annotations, token) is not None or token.pos == "PROPN" or token.ent in ("PERSON", "ORG", "NORP"):
        return True
    if token.pos == "PRON":
        return token.norm in PERSONAL_PRONOUNS - {"it", "this", "these", "which", "that"} | INDEFINITE
    if token.norm in INDEFINITE | RELATIVES:
        return token.norm not in RELATIVES
    voices = load_list("voices")
    return token.lemma in voices["people"] or token.lemma in voices["texts"] or token.norm.endswith(ROLE_ENDINGS)
