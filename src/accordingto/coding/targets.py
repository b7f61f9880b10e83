"""What was said in, whom it asks and whom it is about out, where the cue itself names nobody."""

from accordingto.coding.acts import hands_request
from accordingto.coding.charges import blamed_by
from accordingto.coding.lexicons import load_list
from accordingto.coding.naming import is_voice
from accordingto.coding.phrases import agents_of, is_passive, objects_of, subjects_of
from accordingto.coding.pieces import Piece
from accordingto.coding.sayings import Said
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Token

ABOUT_ACTS = frozenset({"accuse", "threaten", "reject"})


def find_addressees(annotations: Annotations, piece: Piece, own: frozenset[str]) -> list[Token]:
    """Return whom a request asks to act: the subject of what must be done, or the object of "we urge"."""
    if piece.act != "request":
        return []
    said = Said(annotations, piece.spans, own)
    acts = load_list("acts")
    for verb in said.verbs():
        bound = said.auxiliaries(verb) & {*acts["obligations"], "have"} or verb.lemma in ("need", "have")
        named = verb.lemma == "be" and annotations.parse.child(verb, "attr") is not None
        if bound and not named and said.subject_is_own(verb) is False and not is_passive(annotations.parse, verb):
            return _actors(annotations, subjects_of(annotations.parse, verb))
        if verb.lemma in acts["asking_verbs"] and said.subject_is_own(verb):
            asked = [t for t in _asked(annotations, verb) if _can_act(annotations, t)]
            return asked or _demanded_of(annotations, said)
        if hands_request(said, verb):
            return [t for t in _asked(annotations, verb) if annotations.reference_headed(t) is not None]
    return _demanded_of(annotations, said) if piece.attribution.cue.act == "request" else []


def _can_act(annotations: Annotations, token: Token) -> bool:
    """Tell whether a phrase is somebody who can be asked: a voice, but no text ("demanded an investigation")."""
    voices = load_list("voices")
    is_text = token.lemma in voices["texts"] and token.lemma not in voices["people"]
    return is_voice(annotations, token) and (not is_text or annotations.reference_headed(token) is not None)


def _demanded_of(annotations: Annotations, said: Said) -> list[Token]:
    """Return who is to do what a cue of asking reports: the subject of "(demanded) that they open every door"."""
    for verb in said.verbs():
        if verb.tag in ("VB", "VBP") and not said.auxiliaries(verb) and said.subject_is_own(verb) is False:
            return _actors(annotations, subjects_of(annotations.parse, verb))
    return []


def find_targets(annotations: Annotations, piece: Piece, own: frozenset[str]) -> list[Token]:
    """Return whom an accusation, threat or refusal is about: the first other actor who does something in it."""
    if piece.act not in ABOUT_ACTS:
        return []
    said = Said(annotations, piece.spans, own)
    for verb in said.verbs():
        if piece.act == "accuse" and (blamed := blamed_by(said, verb)):
            return blamed
    for verb in said.verbs():
        for token in [*subjects_of(annotations.parse, verb), *agents_of(annotations.parse, verb)]:
            named = annotations.reference_headed(token) is not None and not said.is_own(token)
            if named and not _is_hit(annotations, token, verb):
                return [token]
    for token in said.tokens:
        by = token.dep == "pobj" and annotations.parse.head(token).norm == "by"
        if (by or token.dep == "poss") and annotations.reference_headed(token) is not None and not said.is_own(token):
            return [token]
    return []


def _is_hit(annotations: Annotations, token: Token, verb: Token) -> bool:
    """Tell whether a clause only tells more of those at whom something is aimed: "an attack on agencies bringing food"."""
    aimed = token.dep == "pobj" and annotations.parse.head(token).norm in ("on", "against", "to", "for", "upon")
    return aimed and verb.dep in ("acl", "relcl")


def _asked(annotations: Annotations, verb: Token) -> list[Token]:
    parse = annotations.parse
    joints = [j for j in parse.children(verb, "prep", "dative") if j.norm in ("on", "upon", "to")]
    behind = [p for j in joints for p in parse.children(j, "pobj")]
    owners = [
        p for noun in behind for j in parse.children(noun, "prep") if j.norm == "of" for p in parse.children(j, "pobj")
    ]
    return [*objects_of(parse, verb), *behind, *owners]


def _actors(annotations: Annotations, tokens: list[Token]) -> list[Token]:
    return [t for t in tokens if annotations.reference_headed(t) is not None or t.pos in ("PROPN", "NOUN")]
