"""Tests of the network benchmark: `benchmarks/python -m unittest discover benchmarks/tests`."""

from __future__ import annotations

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

# Found by the path above.
from compare_networks import (  # noqa: E402
    Figures, Program, agree, citycheck_programs, disagreements, ratios_table, seconds_table,
)  # fmt: skip


def said(program: str = "citycheck", factor: float = 1.0, **changes: object) -> dict:
    """What a program prints, its seconds times a factor."""
    stages = {"build": 1.0, "link": 2.0, "reach": 0.5, "searches": 4.0}
    return {
        "program": program,
        "threads": 1,
        "stages": {name: {"wall": s * factor, "cpu": s * factor / 2} for name, s in stages.items()},
        "edges": 700,
        "nodes": 400,
        "length": 1e6,
        "reached": {"parks": 20_000, "toilets": 300},
        "peak_mb": 100.0,
    } | changes


def figures(*arguments: object, **changes: object) -> Figures:
    return Figures.parse(json.dumps(said(*arguments, **changes)))


class FiguresTests(unittest.TestCase):
    def test_the_object_is_found_among_what_a_library_prints(self) -> None:
        printed = "Generating {hierarchies}\n. 10% . 100%\n" + json.dumps(said(), indent=2) + "\n{odd\n"
        self.assertEqual(Figures.parse(printed), figures())

    def test_the_whole_counts_the_one_reach_once(self) -> None:
        # 1 + 2 + 4: the 12 searches hold the one.
        self.assertEqual(figures().seconds("whole", "wall"), 7.0)
        self.assertEqual(figures().seconds("reach", "cpu"), 0.25)

    def test_what_was_held_before_is_read_where_it_is_said(self) -> None:
        stages = said()["stages"] | {"start": {"wall": 1.0, "cpu": 1.0, "peak_mb": 60.0}}
        self.assertEqual(figures(stages=stages).before_mb, 60.0)
        self.assertIsNone(figures().before_mb)

    def test_no_object_or_one_that_lacks_something_is_an_error(self) -> None:
        lacking = said()
        del lacking["stages"]["link"]
        for printed, saying in (
            ("citycheck-bench: no such command", "no JSON"),
            (json.dumps(lacking), "'link'"),
        ):
            with self.assertRaisesRegex(SystemExit, saying):
                Figures.parse(printed)


class DisagreementsTests(unittest.TestCase):
    def expect(self, saying: list[str], other: Figures, reference: Figures | None = None) -> None:
        self.assertEqual(disagreements(reference or figures(), other), saying)

    def test_equal_figures_agree(self) -> None:
        self.expect([], figures("scipy", 3.0))

    def test_one_street_more_is_a_disagreement(self) -> None:
        self.expect(["scipy: 701 edges, not 700"], figures("scipy", edges=701))

    def test_lengths_are_held_to_a_billionth(self) -> None:
        self.expect([], figures("scipy", length=1e6 + 0.0009))
        self.expect(["scipy: length 1000000.0011 m, not 1000000.0 m"], figures("scipy", length=1e6 + 0.0011))

    def test_how_far_places_joined_is_compared_where_both_say_it(self) -> None:
        self.expect([], figures("scipy", link_length=5.0))
        self.expect(
            ["scipy: link_length 6.0 m, not 5.0 m"],
            figures("scipy", link_length=6.0),
            figures(link_length=5.0),
        )

    def test_one_node_more_is_a_disagreement(self) -> None:
        reached = {"parks": 20_001, "toilets": 300}
        self.expect(["igraph: 20001 nodes reached for parks, not 20000"], figures("igraph", reached=reached))

    def test_whole_millimetres_may_move_a_few_nodes(self) -> None:
        # 0.02 % of 20 000 are 4; of 300 less than one, but one is always allowed.
        self.expect([], figures("Pandana", reached={"parks": 20_004, "toilets": 299}))
        self.expect(
            [
                "Pandana: 20005 nodes reached for parks, not 20000",
                "Pandana: 298 nodes reached for toilets, not 300",
            ],
            figures("Pandana", reached={"parks": 20_005, "toilets": 298}),
        )

    def test_other_categories_are_a_disagreement(self) -> None:
        found = disagreements(figures(), figures("scipy", reached={"parks": 20_000, "wells": 300}))
        self.assertEqual(found, ["scipy: not the same categories as citycheck: toilets, wells"])


class RoundsTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def program(self, name: str, threads: int, printed: dict) -> Program:
        """A program that prints this."""
        script = self.folder / f"{name}-{threads}.py"
        script.write_text(f"print({json.dumps(printed)!r})", encoding="utf-8")
        return Program(name, threads, [sys.executable, str(script)], script.with_suffix(".log"))

    def programs(self, **changes: object) -> list[Program]:
        on_edges = said(factor=2.0, nodes=390, reached={"parks": 19_000, "toilets": 280})
        return [
            self.program("CityCheck, nearest node", 1, said()),
            self.program("CityCheck, on edges", 1, on_edges | changes),
            self.program("scipy", 1, said("scipy", 6.0)),
        ]

    def test_citycheck_on_edges_may_reach_other_nodes_of_the_same_streets(self) -> None:
        programs = self.programs()
        self.assertIn("700 streets between 400 nodes, 1000.000 km", agree(programs))
        self.assertEqual([program.runs for program in programs], [[], [], []])

    def test_but_not_have_other_streets(self) -> None:
        with self.assertRaisesRegex(SystemExit, "CityCheck, on edges, 1: length"):
            agree(self.programs(length=1e6 + 1))

    def test_ratios_stand_on_exact_joining_with_as_many_threads(self) -> None:
        programs = [*self.programs(), self.program("scipy", 2, said("scipy", 6.0))]
        for program in programs:
            program.run()
        rows = ratios_table(programs).splitlines()[2:]
        self.assertEqual(len(rows), 2)
        self.assertTrue(rows[0].startswith("| CityCheck, nearest node | 1 | 0.5 (0.5) |"), rows[0])
        self.assertEqual(rows[1], "| scipy | 1 |" + " 3.0 (3.0) |" * 5)
        self.assertIn("| scipy | 2 | 6.000 (3.000) | 12.000 (6.000) |", seconds_table(programs))

    def test_citycheck_is_asked_as_agreed(self) -> None:
        commands = [
            program.command
            for program in citycheck_programs(Path("bench"), Path("city"), (1, 2), self.folder)
        ]
        self.assertEqual(commands[0], ["bench", "network", "city", "--threads", "1", "--nodes"])
        self.assertEqual(commands[1:], [["bench", "network", "city", "--threads", n] for n in ("1", "2")])


if __name__ == "__main__":
    unittest.main()
