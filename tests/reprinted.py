# ruff: noqa: E501
"""A wire story, another outlet's own report on the same day, an essay: what tests reprint and must not take for reprints."""

from accordingto.model.records import Document, Segment
from factories import make_document

WIRE = """Shots fired at Brod crossing as customs levy begins
HALM, May 12 (Tern News Agency) - Two Ostrian border guards were wounded early on Monday when gunmen opened fire on the crossing at Brod, hours before a customs levy on goods from Velmark took effect.
The men came out of the pine wood above the river shortly after four in the morning and emptied their magazines into the guard house, said a driver who had slept in his lorry near the barrier.
“I counted forty shots and then I stopped counting,” he said.
The Ostrian interior ministry said that one of the guards was hit in the shoulder and the other in the leg, and that neither was in danger.
“Whoever sent these men wanted the levy to begin with blood,” Interior Minister Ilka Sorn told reporters in the capital.
Velmark denied any part in the attack and offered to open its side of the crossing to investigators from the Council of Littoral States.
Foreign Minister Petar Andric called the levy “a wall made of paper” and said that it broke the Brasque understandings of 2029.
Lorries stood in a queue of eleven kilometres on the Velmark side by noon, and their drivers lit fires against the cold.
Some of them had been turned back twice already because the forms for the new duty had not been printed in both languages.
The levy adds nine per cent to the price of timber, cement and seed potatoes, which make up most of what crosses the river at Brod.
Traders in the border villages said that they would hold their goods back for as long as the two governments quarrelled.
A patrol of the littoral mission reached the crossing at seven and found more than ninety cartridge cases on the road.
Its commander said that the calibre was common on both banks and proved nothing.
Halm has closed the crossing until further notice.
"""

OWN_REPORT = """“Wall made of paper”: levy starts under fire
Gunmen attacked the border post of Brod this morning, and two members of the border guard are in hospital.
Doctors in Halm expect both of them to recover.
“Whoever sent these men wanted the levy to begin with blood,” Interior Minister Ilka Sorn told reporters in the capital.
Our correspondent saw a guard house with broken windows and a barrier that hung by one hinge.
For the Velmark government, its foreign minister Petar Andric called the levy “a wall made of paper”.
Nobody has said that it was behind the shooting.
From today importers pay nine per cent on building material and on seed.
The mayor of Brod asked both sides to keep the hospital road open for ambulances.
Shops in the town shut at midday, and the school sent its pupils home.
"""

ESSAY = """Why small borders make long queues
Anyone who has waited at a crossing knows that the queue is older than the rule which made it.
My grandfather carried salt over this river and paid for the way with a third of it.
Rules change with the governments, but the hut, the stove and the man with the stamp remain.
A duty is a question that a state puts to its neighbour, and the answer comes in lorries that stand still.
Economists have measured what an hour at a barrier costs, and they come to different sums.
What they agree on is that small traders pay more of it than large ones.
The potatoes do not wait, and nor do the people who planted them.
There are crossings at which nothing has been found in thirty years of searching.
There are others where a whole harvest vanished between two stamps.
Perhaps the oldest trade on a border is the trade in patience.
"""


def make_report(text: str, path: str, **given: object) -> Document:
    """Return a document of a text whose lines are paragraphs, the first of them the title."""
    title_end = text.index("\n")
    segments = (Segment(0, title_end, "title"), Segment(title_end + 1, len(text), "body"))
    return make_document(text, path, **({"segments": segments, "id": path, "publisher": None} | given))


def lines_of(text: str) -> list[str]:
    """Return the lines of a text."""
    return text.strip().split("\n")
