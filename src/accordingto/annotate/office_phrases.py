"""A parsed sentence in, the same with people's names free of the offices before them: "Minister for Reintegration Ana Brandt" out."""

from typing import TYPE_CHECKING

from accordingto.annotate.actor_nouns import KIND_OF
from accordingto.annotate.offices import ACROSS, NOT_NAMES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PORTFOLIOS = frozenset(
    "affairs integration reintegration defence defense economy economics finance trade commerce industry security policy "
    "cooperation development relations energy health justice interior reform reforms reconciliation infrastructure "
    "education agriculture environment climate culture labour labor transport tourism sport youth communication "
    "communications media information planning resources water fisheries mining intelligence operations humanitarian rights "
    "refugees migration enlargement neighbourhood peace peacebuilding disarmament elections europe asia africa america "
    "americas eurasia east west south north caucasus balkans sahel sudan region regions territories provinces home treasury "
    "budget employment welfare housing science technology innovation family women children veterans emergencies rescue "
    "supply reconstruction minorities diaspora religion religions parliament government".split()
)
"""Last words of what a minister or envoy is "for" or "of"."""
OF_BODIES = frozenset(
    "democratic national general supreme federal central royal socialist liberal conservative republican labour progressive patriotic "
    "islamic popular free armed special joint regional electoral constitutional military naval revolutionary high".split()
)
"""Adjectives in the names of bodies."""
JOINTS = frozenset({"and", ",", "&", "the", "of"})
PLACES = frozenset({"GPE", "LOC", "NORP"})
LONGEST_NAME = 4


def mend_office_phrases(sentence: "Span") -> None:
    """Mend a sentence in place: who is minister for something is named behind it, and acts, speaks and undergoes, not the office."""
    for joint in sentence:
        if joint.lower_ not in ("for", "of") or joint.i == sentence.start:
            continue
        office, name = joint.nbor(-1), _name_behind(sentence, joint)
        if office.lower_ in ACROSS | {"general"} and office.tag_ not in ("NNS", "NNPS") and name:
            _free_name(joint, office, name)


def _name_behind(sentence: "Span", joint: "Token") -> list["Token"]:
    """Return the words of a name that stands right behind what an office is for, none where there is no such name."""
    run: list[Token] = []
    for token in sentence.doc[joint.i + 1 : sentence.end]:
        if not (token.text[:1].isupper() or token.lower_ in JOINTS) or (run and token.lower_ in ACROSS):
            break
        run.append(token)
    while run and run[-1].lower_ in JOINTS:
        run.pop()
    ends = [n for n, t in enumerate(run[:-2]) if t.lower_ in PORTFOLIOS or t.ent_type_ in PLACES]
    person = [n for n, t in enumerate(run) if n and t.ent_type_ == "PERSON" and t.ent_iob_ == "B"]
    first = (
        ends[-1] + 1
        if ends
        else person[0]
        if person and all(t.ent_type_ == "PERSON" for t in run[person[0] :])
        else len(run)
    )
    name = run[first:]
    sound = 2 <= len(name) <= LONGEST_NAME and all(t.text.isalpha() or "-" in t.text or "'" in t.text for t in name)
    owned = bool(name) and name[-1].i + 1 < sentence.end and name[-1].nbor(1).text in ("'s", "’s")
    if any(t.lower_ in NOT_NAMES | OF_BODIES | PORTFOLIOS or t.lower_ in KIND_OF for t in name):
        return []
    within = bool(name) and (any(t.lower_ in JOINTS for t in name) or name[0].nbor(-1).text == ",")
    return name if sound and not owned and not within else []


def _free_name(joint: "Token", office: "Token", name: list["Token"]) -> None:
    last, field = name[-1], name[0].nbor(-1)
    if office.is_ancestor(last) or last.head.i in (t.i for t in name[:-1]):
        last.head, last.dep_ = office.head, office.dep_
    elif last.head.i != office.head.i and not last.is_ancestor(office):
        return
    if last.dep_ == "ROOT" or office.head.i == office.i:
        return
    if field.head.i > field.i:
        field.head, field.dep_ = joint, "pobj"
    for token in joint.doc[joint.i + 1 : field.i]:
        if token.head.i > field.i:
            token.head, token.dep_ = field, "compound"
    for token in name:
        token.pos_, token.tag_ = "PROPN", "NNP"
        if token.i != last.i:
            token.head, token.dep_ = last, "compound"
    joint.head = office
    for child in [c for c in office.rights if c.i > last.i]:
        child.head = last
    office.head, office.dep_ = last, "nmod"
