"""A batch and the network's scores in, one number for each head out: how far the scores are from the labels."""

import torch
from torch import Tensor
from torch.nn import functional as F

from accordingto.model.labels import ROLES
from accordingto.training.batches import Batch, Lesson
from accordingto.training.examples import UNKNOWN

SETS = ("types", "facts", "settings", "utterances", "roots")
"""Heads whose labels are sets of right answers."""
WEIGHTS = {
    "tags": 1.0,
    "links": 1.0,
    "types": 1.0,
    "facts": 0.5,
    "settings": 0.3,
    "utterances": 0.5,
    "roots": 0.5,
    "roles": 1.0,
    "pairs": 0.6,
}
TINY = 1e-12
ROLE_POSITIVE = 3.0
"""How much more a role that holds weighs than one that does not."""


def find_losses(batch: Batch, scores: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the mean loss of every head that the batch has labels for."""
    losses: dict[str, Tensor] = {}
    if bool((batch.labels["tags"] != UNKNOWN).any()):
        losses["tags"] = F.cross_entropy(
            scores["tags"].flatten(0, 1), batch.labels["tags"].flatten(), ignore_index=UNKNOWN
        )
    if bool((batch.links != UNKNOWN).any()):
        losses["links"] = F.cross_entropy(
            link_scores(batch, scores).flatten(0, 1), batch.links.flatten(), ignore_index=UNKNOWN
        )
    for name in SETS:
        loss = set_loss(scores[name], batch.labels[name])
        if loss is not None:
            losses[name] = loss
    for name, found in (("roles", _role_losses(batch, scores["roles"])), ("pairs", _pair_losses(batch, scores))):
        if found:
            losses[name] = torch.stack(found).mean()
    return losses


def link_scores(batch: Batch, scores: dict[str, Tensor]) -> Tensor:
    """Return the scores of links with the words that are only padding left out."""
    return scores["links"].masked_fill(~batch.words.unsqueeze(1), -1e4)


def set_loss(scores: Tensor, right: Tensor) -> Tensor | None:
    """Return the mean of minus log of what the right answers (bit masks; 0 = not known) get together."""
    known = right > 0
    if not bool(known.any()):
        return None
    logs = F.log_softmax(scores[known].float(), -1)
    bits = (right[known].unsqueeze(-1) >> torch.arange(scores.shape[-1])) & 1
    return -torch.logsumexp(logs.masked_fill(bits == 0, -1e4), -1).mean()


def _role_losses(batch: Batch, scores: Tensor) -> list[Tensor]:
    found = []
    for n, lesson in enumerate(batch.lessons):
        if not lesson.triggers:
            continue
        size = len(lesson.window.heads)
        target = torch.zeros(len(ROLES), size, len(lesson.triggers))
        column = {t: i for i, t in enumerate(lesson.triggers)}
        for word, trigger, role in lesson.roles:
            if trigger in column:
                target[role, word, column[trigger]] = 1
        given = scores[n, :, :size, lesson.triggers].float()
        weight = 1 + (ROLE_POSITIVE - 1) * target
        loss = F.binary_cross_entropy_with_logits(given, target, weight, reduction="sum")
        found.append(loss / (len(lesson.triggers) * 12))
    return found


def _pair_losses(batch: Batch, scores: dict[str, Tensor]) -> list[Tensor]:
    """Return the losses of events whose source, target and type are known, and the trigger is any word that fits them."""
    found = []
    for n, lesson in enumerate(batch.lessons):
        for kind, source, target in lesson.pairs:
            if lesson.candidates:
                found.append(
                    _pair_loss(lesson, kind, source, target, {k: scores[k][n] for k in ("types", "roots", "roles")})
                )
    return found


def _pair_loss(lesson: Lesson, root: int, source: list[int], target: list[int], scores: dict[str, Tensor]) -> Tensor:
    """Return minus log of the chance that some word triggers something of this root between this source and target.

    Each word may be the one, whatever the others are (noisy or), so the chance never exceeds 1.
    """
    at = lesson.candidates
    fit = F.log_softmax(scores["roots"][at].float(), -1)[:, root]
    fit = fit + torch.log1p(-F.softmax(scores["types"][at].float(), -1)[:, 0].clamp(max=0.999))
    for role, words in ((0, source), (1, target)):
        if words:
            fit = fit + F.logsigmoid(scores["roles"][role][words][:, at].float()).mean(0)
    none = torch.log1p(-fit.exp().clamp(max=0.999)).sum()
    return -torch.log(-torch.expm1(none) + TINY)
