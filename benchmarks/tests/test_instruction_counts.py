"""Tests of the instruction gate: `python3 -m unittest discover benchmarks/tests -p test_instruction_counts.py`."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from instruction_counts import differing, judged, own_cost, parsed, renewed, settled, written  # noqa: E402  (found by the path above)


class InstructionCountTests(unittest.TestCase):
    def test_three_percent_more_pass_and_any_more_fails(self) -> None:
        self.assertEqual(judged({"sums": 1030}, {"sums": 1000}, whole=True)[1], [])
        complaints = judged({"sums": 1031}, {"sums": 1000}, whole=True)[1]
        self.assertEqual(complaints, ["sums takes 3.1 % more instructions than it did: 1,031, not 1,000"])

    def test_what_is_beyond_the_limit_is_counted_again(self) -> None:
        def counting(*counts: int) -> tuple[list[int], int]:
            left = list(counts)
            return left, settled(lambda: left.pop(0), 1000)

        self.assertEqual(counting(1030, 1), ([1], 1030))
        self.assertEqual(counting(1130, 1010, 1), ([1], 1010))
        self.assertEqual(counting(1130, 1120, 1140, 1), ([1], 1120))
        self.assertEqual(settled(lambda: 7, None), 7)

    def test_gains_are_named_and_pass(self) -> None:
        lines, complaints = judged({"sums": 900}, {"sums": 1000}, whole=True)
        self.assertEqual(complaints, [])
        self.assertIn("-10.00 %", lines[0])
        self.assertIn("--update", lines[0])

    def test_new_and_lost_benchmarks_fail(self) -> None:
        complaints = judged({"new": 5}, {"lost": 5}, whole=True)[1]
        self.assertEqual(len(complaints), 2)
        self.assertIn("new has no stored count", complaints[0])
        self.assertIn("lost is stored", complaints[1])

    def test_benchmarks_that_were_not_asked_for_are_not_lost(self) -> None:
        self.assertEqual(judged({"sums": 5}, {"sums": 5, "pass": 7}, whole=False)[1], [])

    def test_an_update_leaves_what_hardly_moved_and_drops_what_is_lost(self) -> None:
        stored = {"still": 10_000, "moved": 10_000, "unasked": 7, "lost": 1}
        counts = {"still": 10_050, "moved": 10_051, "new": 3}
        self.assertEqual(
            renewed(counts, stored, ["new", "moved", "still", "unasked"]),
            {"new": 3, "moved": 10_051, "still": 10_000, "unasked": 7},
        )

    def test_what_is_written_is_read_back(self) -> None:
        kept, counts = {"swift": "6.3.1", "proj": "9.1.1"}, {"sums": 19_031_979, "pass": 848_103_783}
        self.assertEqual(parsed(written(kept, counts)), (kept, counts))

    def test_a_line_that_is_no_count_is_refused(self) -> None:
        with self.assertRaisesRegex(SystemExit, "line 2"):
            parsed("sums 5\npass many\n")

    def test_own_cost_leaves_out_what_is_called(self) -> None:
        report = "\n".join([
            "positions: line", "events: Ir", "", "fn=(1) main", "0 10", "cfn=(2) sha256_block", "calls=1 0", "0 700",
            "+3 5", "", "fn=(2)", "0 600", "cfn=(3) memcpy", "calls=2 0", "* 100", "", "fn=(3)", "0 100",
            "", "totals: 815",
        ])  # fmt: skip
        self.assertEqual(own_cost(report, "sha256"), 600)
        self.assertEqual(own_cost(report, "mem"), 100)
        self.assertEqual(own_cost(report, "main"), 15)
        self.assertEqual(own_cost(report, "none"), 0)

    def test_other_versions_are_named(self) -> None:
        self.assertEqual(differing({"swift": "6.3.1"}, {"swift": "6.3.1"}), [])
        self.assertEqual(differing({"swift": "6.3.1"}, {"swift": "6.4"}), ["swift 6.4 and not 6.3.1"])
        self.assertEqual(differing({}, {"geos": "3.12"}), ["geos 3.12 and not none"])


if __name__ == "__main__":
    unittest.main()
