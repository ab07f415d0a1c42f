"""Tests of how CityCheck's timings are read: `benchmarks/python -m unittest discover benchmarks/tests`."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

# Found by the path above.
from timings import MEASURING, PROJECTING, ROWS, Timings, parsed, per_place, rows_of, spent  # noqa: E402

TABLE = """\
stage                              seconds       CPU            rate   peak MB
read parks                           0.007     0.002         49 MB/s        43
read toilets                         0.001     0.001                        43
project parks                        0.022     0.006        0.47 M/s        53
prepare buildings                    0.036     0.013                        68
pass buildings                       0.706     0.224         52 MB/s        80
  of it projecting                             0.025        3.93 M/s        80
  of it measuring                              0.101        0.99 M/s        80
settle buildings                     0.323     0.106                        87
measure building-count               0.001     0.001                        87
measure park-homes                   0.000     0.002                        87
place residential                    0.384     0.124                        87
measure park-land                    0.139     0.039                        87
measure ten-kinds                    0.000     0.003                        87
write files                          0.537     0.165                        87
all                                  2.595     0.816
"""


class TimingsTests(unittest.TestCase):
    def test_processor_time_is_read_from_every_line(self) -> None:
        stages = parsed("not read: streets\n" + TABLE)
        self.assertEqual(len(stages), 14)
        self.assertEqual(stages["read parks"], 0.002)
        self.assertEqual(stages["read toilets"], 0.001)
        self.assertEqual(stages["pass buildings"], 0.224)
        self.assertEqual(stages[PROJECTING], 0.025)
        self.assertEqual(stages[MEASURING], 0.101)

    def test_a_table_that_is_not_there_or_broken_is_an_error(self) -> None:
        cut = TABLE[: TABLE.index("all ")]
        for said in ("", "citycheck: no", cut, TABLE.replace("0.106", "0,106")):
            with self.assertRaises(SystemExit):
                parsed(said)

    def test_the_rows_are_the_stages_they_name(self) -> None:
        full = parsed(TABLE)
        plain = full | {"pass buildings": 0.180, MEASURING: 0.081}
        few = plain | {MEASURING: 0.050, "prepare buildings": 0.004}
        found = {row.name: round(row.citycheck(Timings(full, plain, few)), 6) for row in ROWS}
        self.assertEqual(
            found,
            {
                # 0.002 + 0.001 + 0.180 - 0.025 - 0.081
                "reading": 0.077,
                # 0.006 + 0.025
                "projecting": 0.031,
                # 0.124 + 0.039
                "covered area": 0.163,
                # 0.013 + 0.081 + 0.106 + 0.001 + 0.002 + 0.003
                "buildings, all steps": 0.206,
                # 0.013 + 0.081 - 0.004 - 0.050
                "… ten kinds, straight": 0.040,
                # 0.165 + 0.224 - 0.180
                "writing": 0.209,
            },
        )

    def test_the_network_is_what_it_adds_but_for_reading_projecting_and_writing(self) -> None:
        full = parsed(TABLE)
        plain = full | {"pass buildings": 0.180, MEASURING: 0.081}
        walking = full | {
            "read streets": 0.030, "project streets": 0.004, "link buildings": 0.200,
            "pass buildings": 0.324, MEASURING: 0.151, "write files": 0.175,
        }  # fmt: skip
        walking_plain = walking | {"pass buildings": 0.250, MEASURING: 0.121}
        timings = Timings(full, plain, plain, walking, walking_plain)
        rows = {row.name: round(row.citycheck(timings), 6) for row in rows_of(walks=True)}
        # 0.002 + 0.001 + 0.030 + 0.250 - 0.025 - 0.121, where it was 0.077 in straight lines.
        self.assertEqual(rows["reading"], 0.137)
        self.assertEqual(rows["projecting"], 0.035)
        # 0.175 + 0.324 - 0.250, where it was 0.209.
        self.assertEqual(rows["writing"], 0.249)
        # What straight lines take stays what it was without the network.
        self.assertEqual(rows["buildings, all steps"], 0.206)
        # 0.030 + 0.004 + 0.200 + 0.100 + 0.010 more in all, less 0.060, 0.004 and 0.040.
        self.assertEqual(rows["walking network"], 0.240)

    def test_parts_of_a_pass_are_not_added_to_it(self) -> None:
        self.assertEqual(round(spent(parsed(TABLE)), 6), 0.686)

    def test_without_the_network_there_is_no_row_for_it(self) -> None:
        self.assertEqual(rows_of(walks=False), ROWS)

    def test_a_stage_that_is_gone_is_an_error(self) -> None:
        stages = parsed(TABLE.replace("settle buildings", "finish buildings"))
        row = next(row for row in ROWS if row.name.startswith("buildings"))
        with self.assertRaisesRegex(SystemExit, "no stage 'settle buildings'"):
            row.citycheck(Timings(stages, stages, stages))

    def test_medians_are_taken_stage_by_stage(self) -> None:
        rounds = [Timings({"a": a}, {"a": 1.0}, {"a": 1.0}) for a in (3.0, 1.0, 2.0)]
        self.assertEqual(Timings.median(rounds).full, {"a": 2.0})

    def test_a_benchmark_is_read_in_seconds_a_place(self) -> None:
        said = "benchmark   median ms   least ms\ndistrict    0.500   0.430  4.3 ns per place   of 16\n"
        self.assertAlmostEqual(per_place(said, "district"), 4.3e-9)
        with self.assertRaises(SystemExit):
            per_place(said, "index-nearest")


if __name__ == "__main__":
    unittest.main()
