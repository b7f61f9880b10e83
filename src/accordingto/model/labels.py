"""The labels of the reader's heads, in the order of their numbers."""

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""What a word is in an attribution that is not inside another one."""
VERBAL = ("assert", "deny", "express", "accuse", "request", "reject", "threaten", "agree", "support", "concede")
"""The acts of a statement (contract)."""
TYPES = (
    "none", "assert", "deny", "express", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "YIELD",
    "CONSULT", "COOPERATE", "AID", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT",
)  # fmt: skip
"""What a word triggers: an act of speaking or a PLOVER event; YIELD stands for CONCEDE and RETREAT."""
ROOTS = (
    "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "YIELD", "CONSULT", "COOPERATE", "AID", "PROTEST",
    "MOBILIZE", "SANCTION", "COERCE", "ASSAULT",
)  # fmt: skip
"""How PLOVER codes the relation that a word tells of as one record: a deed that is only announced has a verbal root."""
TYPE_OF_ACT = {
    "assert": "assert", "deny": "deny", "express": "express", "accuse": "ACCUSE", "request": "REQUEST",
    "reject": "REJECT", "threaten": "THREATEN", "agree": "AGREE", "support": "SUPPORT", "concede": "YIELD",
}  # fmt: skip
FACTS = ("asserted", "alleged", "unrealised", "negated")
"""Whether it happened (contract)."""
SETTINGS = ("news", "background")
ROLES = ("actor", "recipient", "content")
"""What a word is to a trigger."""
HEADS = {
    "tags": len(TAGS),
    "types": len(TYPES),
    "facts": len(FACTS),
    "settings": len(SETTINGS),
    "utterances": len(VERBAL),
    "roots": len(ROOTS),
}
"""The heads that say something of each word, with the number of their labels."""
