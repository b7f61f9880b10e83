"""Lessons and an encoder in, a trained reader out, with its learning curve; goes on from its last checkpoint."""

import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.training.batches import Batch, make_batches, make_lessons
from accordingto.training.examples import Example
from accordingto.training.losses import WEIGHTS, find_losses
from accordingto.training.models import Reader


@dataclass(frozen=True)
class Plan:
    """How a course is run: everything that, with data and encoder, decides what comes out.

    Windows hold `narrow` to `wide` word pieces, drawn anew each epoch. `hidden` is the share of word pieces that are
    shown as unknown; `average` the decay of the running mean of the weights that is kept (0 = the weights themselves).
    """

    epochs: int = 4
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    decay: float = 0.01
    seed: int = 7
    narrow: int = 220
    wide: int = 320
    hidden: float = 0.0
    average: float = 0.0


def train(
    model: Reader,
    vocabulary: WordPieces,
    examples: Sequence[Example],
    plan: Plan,
    folder: Path,
    check: Callable[[Reader], dict[str, float]] | None = None,
    padding: int = 0,
) -> None:
    """Train a model and leave `last.pt`, `curve.jsonl` and `plan.json` in a folder; a course that stopped goes on.

    `check` is asked after each epoch.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    random.seed(plan.seed)
    np.random.seed(plan.seed)
    torch.manual_seed(plan.seed)
    steps_an_epoch = sum(1 for _ in make_batches(make_lessons(examples, vocabulary, plan.wide), None, padding))
    total = max(1, int(steps_an_epoch * plan.epochs * 1.05))
    optimizer = _optimizer(model, plan)
    mean = _Mean(model, plan.average)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: _rate(s / total, plan.warmup))
    begun = 0
    last = folder / "last.pt"
    if last.is_file():
        state = torch.load(last, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        begun = state["epoch"]
        mean.take(state["mean"])
    for epoch in range(begun, plan.epochs):
        draw = random.Random(plan.seed * 1000 + epoch)
        torch.manual_seed(plan.seed * 1000 + epoch)
        lessons = make_lessons(examples, vocabulary, draw.randint(plan.narrow, plan.wide))
        batches = (_hide(b, plan.hidden, vocabulary) for b in make_batches(lessons, draw, padding))
        figures = _epoch(model, batches, optimizer, schedule, mean)
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        _save({**state, "mean": mean.weights, "epoch": epoch + 1}, last)
        figures = {"epoch": epoch + 1, **figures}
        if check:
            with mean.worn():
                figures |= check(model)
        with (folder / "curve.jsonl").open("a") as curve:
            curve.write(json.dumps(figures) + "\n")
        print(json.dumps(figures), flush=True)


def _save(state: dict[str, Any], path: Path) -> None:
    """Write a checkpoint so that a power cut leaves the one before."""
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


class _Mean:
    """The running mean of a model's weights."""

    def __init__(self, model: Reader, decay: float) -> None:
        self.model, self.decay = model, decay
        self.weights = {n: p.detach().clone() for n, p in model.state_dict().items()}

    def take(self, weights: dict[str, torch.Tensor]) -> None:
        """Go on from the mean of a course that stopped."""
        self.weights = weights

    @torch.no_grad()
    def update(self) -> None:
        """Take in the present weights."""
        for name, weight in self.model.state_dict().items():
            if weight.is_floating_point():
                self.weights[name].mul_(self.decay).add_(weight, alpha=1 - self.decay)

    @contextmanager
    def worn(self) -> Iterator[None]:
        """Give the model the mean for as long as the block runs."""
        own = {n: p.detach().clone() for n, p in self.model.state_dict().items()}
        if self.decay:
            self.model.load_state_dict(self.weights)
        try:
            yield
        finally:
            self.model.load_state_dict(own)


def _hide(batch: Batch, share: float, vocabulary: WordPieces) -> Batch:
    """Show a share of a batch's word pieces as unknown, so that the words around them are learnt from."""
    if share:
        drawn = (torch.rand(batch.pieces.shape) < share) & (batch.mask > 0)
        drawn &= (batch.pieces != vocabulary.first) & (batch.pieces != vocabulary.last)
        batch.pieces = batch.pieces.masked_fill(drawn & (batch.states < 3), vocabulary.hidden)
    return batch


def _optimizer(model: Reader, plan: Plan) -> torch.optim.Optimizer:
    encoder = list(model.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": encoder, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=plan.decay, fused=True)


def _rate(share: float, warmup: float) -> float:
    if share < warmup:
        return share / warmup
    return max(0.02, (1 - share) / (1 - warmup))


def _epoch(
    model: Reader,
    batches: Iterator[Batch],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    mean: _Mean,
) -> dict[str, float]:
    model.train()
    sums: dict[str, list[float]] = defaultdict(list)
    begun = time.time()
    for number, batch in enumerate(batches):
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(batch.pieces, batch.states, batch.mask, batch.heads)
        losses = find_losses(batch, scores)
        parts = [WEIGHTS[name] * loss for name, loss in losses.items()]
        optimizer.zero_grad()
        torch.stack(parts).sum().backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if mean.decay:
            mean.update()
        for name, loss in losses.items():
            sums[name].append(float(loss.detach()))
        if number % 50 == 0:
            told = {name: round(float(np.mean(values[-50:])), 3) for name, values in sums.items()}
            print(number, round(time.time() - begun), told, flush=True)
    return {"seconds": round(time.time() - begun, 1), **{n: round(float(np.mean(v)), 4) for n, v in sums.items()}}
