"""Processes: one thread each, and the environment of this one stays as it was."""

import os

from accordingto.engine.processes import ONE_THREAD, Crew
from toy_stages import ToyRecipe, sources


def test_a_crew_reads_what_it_is_handed_and_ends_with_its_block() -> None:
    before = dict(os.environ)
    with Crew(ToyRecipe(), 1) as crew:
        assert dict(os.environ) == before
        while not crew.free():
            assert list(crew.collect()) == []
        crew.submit(7, sources("one")[0])
        ((number, reading),) = crew.collect()
        processes = [worker.process for worker in crew._workers]
    assert number == 7
    assert reading.times[0].text == "one"  # type: ignore[union-attr]
    assert all(not process.is_alive() for process in processes)
    assert "OMP_NUM_THREADS" in ONE_THREAD
