"""The network: one encoder and a head for each thing that is read of a word."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from accordingto.annotate.reader.windows import STATES
from accordingto.model.labels import HEADS, ROLES

LINK, ROLE = 128, 64
"""Sizes of the vectors by which words are compared for links and roles (biaffine, Dozat and Manning 2017)."""


class Reader(nn.Module):
    """An encoder over word pieces, heads over words (each read at its first piece)."""

    def __init__(self, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.states = nn.Embedding(STATES, size)
        nn.init.zeros_(self.states.weight)
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.ModuleDict({name: nn.Linear(size, count) for name, count in HEADS.items()})
        self.link_from, self.link_to = nn.Linear(size, LINK), nn.Linear(size, LINK)
        self.role_from, self.role_to = nn.Linear(size, ROLE * len(ROLES)), nn.Linear(size, ROLE * len(ROLES))
        self.role_bias = nn.Parameter(torch.full((len(ROLES),), -2.0))

    def forward(self, pieces: Tensor, states: Tensor, mask: Tensor, heads: Tensor) -> dict[str, Tensor]:
        """Return the scores of every head for every word: `links` and `roles` compare words (from, to) of a window.

        `pieces`, `states` and `mask` are (windows, pieces), `heads` (windows, words): the place of each first piece.
        """
        words = self.encode(pieces, states, mask, heads)
        scores = {name: head(words) for name, head in self.heads.items()}
        scores["links"] = self.link_from(words) @ self.link_to(words).transpose(1, 2) / LINK**0.5
        scores["roles"] = self._roles(words)
        return scores

    def encode(self, pieces: Tensor, states: Tensor, mask: Tensor, heads: Tensor) -> Tensor:
        """Return one vector a word."""
        embedded = self.encoder.get_input_embeddings()(pieces) + self.states(states)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        index = heads.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        return self.dropout(torch.gather(hidden, 1, index))

    def _roles(self, words: Tensor) -> Tensor:
        windows, count, _ = words.shape
        shape = (windows, count, len(ROLES), ROLE)
        one = self.role_from(words).view(shape).permute(0, 2, 1, 3)
        other = self.role_to(words).view(shape).permute(0, 2, 1, 3)
        return one @ other.transpose(2, 3) / ROLE**0.5 + self.role_bias.view(1, -1, 1, 1)


def load_encoder(folder: Path) -> nn.Module:
    """Return the encoder whose weights and configuration lie in a folder.

    Without dropout: on a processor drawing its random numbers takes longer than the forward pass.
    """
    config = AutoConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0)
    encoder: nn.Module = AutoModel.from_pretrained(
        folder, config=config, add_pooling_layer=False, attn_implementation="eager"
    )
    return encoder
