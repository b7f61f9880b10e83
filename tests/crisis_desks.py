"""A desk about one matter that several documents follow, with public and private people in it, about countries that do not exist."""

from pathlib import Path

from accordingto.engine.resolutions import settle_desk
from accordingto.model.records import Instrument, Office
from accordingto.resolve.actors import settle_actors
from accordingto.resolve.matters import make_matters
from accordingto.store.base import Store
from demo_desks import fill
from factories import (
    make_document,
    make_entity,
    make_entry,
    make_mention,
    make_reading,
    make_statement,
    make_step,
)

OSTRIA = make_entity("Government of Ostria", "Ostrian government", "the Halm regime", country="OST")
FORCE = make_entity("PEACEFOR", kind="mission", sector="IGO")
TARN = make_entity(
    "Ada Tarn", "Tarn", kind="person", country="OST",
    offices=(Office("Premier", "Ostria", "2029-03", None), Office("Mayor", "Halm", "2021", "2029-02-27")),
)  # fmt: skip
DRIVER = make_entity("Emil Sand", "Sand", kind="person", public_role="private", sector=None)
STRANGER = make_entity("Olga Brenn", kind="person", public_role="unknown", sector=None)
NAME_ALONE = make_entity("Marta Quill", kind="other", public_role="unknown", sector=None)
ACCORD = Instrument("Brod Accord", ("the Accord",), "2029", ("Ostria", "Velmark"), ("7: the crossings stay open",))

ASKED = (
    "Ostria asks for its guards\n\n"
    "Ostria asked PEACEFOR for the return of 400 border guards to the crossings by June 1.\n"
    "Premier Ada Tarn accused PEACEFOR of sleeping. The Halm regime is angry, the driver Emil Sand told Olga Brenn.\n"
    "Marta Quill agreed.\n"
)
REFUSED = (
    "No guards\n\nPEACEFOR turned down the return of 400 guards to the crossings. PEACEFOR denied that it slept.\n"
)
BROKEN = "A breach\n\nOstria said that PEACEFOR had broken Article 7 of the Brod Accord.\n"


def crisis_readings():
    """Return the three documents with their rows."""
    asked = make_document(ASKED, "reports/asked.txt", published="2031-05-20", publisher="Ostria Today")
    refused = make_document(REFUSED, "reports/refused.txt", published="2031-05-28", publisher="Radio Velm")
    broken = make_document(BROKEN, "reports/broken.txt", published="2031-06-09", publisher="Radio Velm")
    request = "the return of 400 border guards to the crossings by June 1"
    matter = {"kind": "request", "by": (OSTRIA.name,), "of": (FORCE.name,), "must_act": (FORCE.name,), "made_on": None}
    accused = make_statement(
        asked, "accused PEACEFOR of sleeping", speaker="Ada Tarn", act="accuse", about=(FORCE.name,)
    )
    blamed = make_statement(
        asked, "The Halm regime is angry", speaker="Emil Sand", act="accuse", about=(OSTRIA.name,), addressees=("Olga Brenn",)
    )  # fmt: skip
    denied = make_statement(
        refused, "PEACEFOR denied that it slept", speaker=FORCE.name, act="deny", responds_to=(accused.id,)
    )
    asking = make_statement(asked, request, speaker=OSTRIA.name, act="request", addressees=(FORCE.name,))
    broke = make_statement(broken, "PEACEFOR had broken Article 7 of the Brod Accord", speaker=OSTRIA.name, act="accuse",
                           about=(FORCE.name,))  # fmt: skip
    mentions = [
        make_mention(asked, "The Halm regime", actor_id=OSTRIA.id, name=OSTRIA.name, confidence=0.95,
                     reason="by a name that another party rejects"),
        make_mention(asked, "Premier Ada Tarn", actor_id=TARN.id, name=TARN.name, kind="person", role="Premier",
                     confidence=0.97, reason="by its name"),
    ]  # fmt: skip
    return (
        make_reading(
            asked, statements=(asking, accused, blamed), actors=mentions,
            entities=(OSTRIA, FORCE, TARN, DRIVER, STRANGER, NAME_ALONE),
            ledger=(make_entry(make_step(asked, request, statement_id=asking.id), terms=request, deadline="2031-06-01", **matter),),
        ),
        make_reading(
            refused, statements=(denied,), entities=(OSTRIA, FORCE),
            ledger=(make_entry(make_step(refused, "turned down the return of 400 guards to the crossings", "refused",
                                         by=(FORCE.name,)),
                               terms="the return of 400 guards to the crossings", deadline=None, **matter),),
        ),
        make_reading(
            broken, statements=(broke,), entities=(OSTRIA, FORCE), instruments=(ACCORD,),
            ledger=(make_entry(make_step(broken, "had broken Article 7 of the Brod Accord", "claimed_breached",
                                         by=(OSTRIA.name,), statement_id=broke.id),
                               terms="Article 7 of the Brod Accord", kind="obligation", by=(FORCE.name,), of=(),
                               must_act=(FORCE.name,),
                               instruments=("Brod Accord",), clause="Article 7", claimed_by=(OSTRIA.name,), deadline="2031-07",
                               made_on=None),),
        ),
    )  # fmt: skip


def fill_crisis(path: Path) -> Store:
    """Return a desk of the three documents, with the matter followed through two of them."""
    readings = crisis_readings()
    store = fill(path, *readings)
    settle_desk(store, [make_matters()])
    settle_actors(store, [r.document.id for r in readings], frozenset())
    return store
