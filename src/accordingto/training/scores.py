"""A network and examples with attributions in, the share found out, by the measures of the attribution task, in words."""

from collections import defaultdict
from collections.abc import Sequence

import torch
from torch.nn import functional as F

from accordingto.annotate.reader.decodings import Gathering
from accordingto.annotate.reader.pieces import WordPieces
from accordingto.model.annotations import ReadAttribution
from accordingto.model.labels import TAGS
from accordingto.training.batches import make_batches, make_lessons
from accordingto.training.examples import Example
from accordingto.training.losses import link_scores
from accordingto.training.models import Reader


def read_examples(model: Reader, vocabulary: WordPieces, examples: Sequence[Example]) -> list[list[ReadAttribution]]:
    """Return the attributions that a network reads in each example."""
    model.eval()
    found = []
    for example in examples:
        gathering = Gathering(len(example.parse.tokens))
        for batch in make_batches(make_lessons([example], vocabulary), None, vocabulary.padding):
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                scores = model(batch.pieces, batch.states, batch.mask, batch.heads)
            logs = F.log_softmax(scores["tags"].float(), -1).numpy()
            linked = F.log_softmax(link_scores(batch, scores).float(), -1).numpy()
            for n, lesson in enumerate(batch.lessons):
                gathering.add(lesson.window, logs[n], linked[n])
        found.append(gathering.join())
    return found


def score_attributions(examples: Sequence[Example], read: Sequence[Sequence[ReadAttribution]]) -> dict[str, float]:
    """Return F1 of content (words), of whole attributions without and with the right source."""
    both = given = wanted = found = right = rows = golds = 0
    for example, attributions in zip(examples, read, strict=True):
        gold = _gold(example)
        want = [g["content"] for g in gold]
        have = [{w for a, b in r.content for w in range(a, b + 1)} for r in attributions]
        inside, told = set().union(*want), set().union(*have)
        both, given, wanted = both + len(inside & told), given + len(told), wanted + len(inside)
        pairs = sorted(
            (-len(g & h) / len(g | h), i, j)
            for i, g in enumerate(want)
            for j, h in enumerate(have)
            if 2 * len(g & h) >= len(g | h)
        )
        used: tuple[set[int], set[int]] = (set(), set())
        for _, i, j in pairs:
            if i in used[0] or j in used[1]:
                continue
            used[0].add(i)
            used[1].add(j)
            found += 1
            source = attributions[j].source
            words = set(range(source[0], source[1] + 1)) if source else set()
            right += bool(words & gold[i]["source"]) or not (words or gold[i]["source"])
        rows, golds = rows + len(have), golds + len(want)
    return {"content": _f1(both, given, wanted), "pair": _f1(found, rows, golds), "triple": _f1(right, rows, golds)}


def _gold(example: Example) -> list[dict[str, set[int]]]:
    groups: dict[int, dict[str, set[int]]] = defaultdict(lambda: {"source": set(), "content": set()})
    for word, (tag, link) in enumerate(zip(example.tags, example.links, strict=True)):
        if tag > 0 and link >= 0 and not TAGS[tag].endswith("cue"):
            groups[link][TAGS[tag][2:]].add(word)
    return [g for g in groups.values() if g["content"]]


def _f1(right: int, given: int, wanted: int) -> float:
    return round(2 * right / (given + wanted), 4) if given + wanted else 0.0
