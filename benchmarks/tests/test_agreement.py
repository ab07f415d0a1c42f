"""Tests of the agreement check: `benchmarks/python -m unittest discover benchmarks/tests`.

A check that never fails proves nothing, so most of these hand it a table that is wrong in one place.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PEERS = Path(__file__).resolve().parent.parent / "peers"
sys.path.insert(0, str(PEERS))

from work import SUMS, WALKING_SUMS  # noqa: E402  (found by the path above)


class AgreementTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def table(self, name: str, walks: bool = False, **changes: float) -> str:
        """A table of two districts in which every sum is 1000 and 2000, but for changes in the second."""
        output = self.folder / name
        output.mkdir()
        sums = SUMS + WALKING_SUMS if walks else SUMS
        rows = [{"district": "a"} | dict.fromkeys(sums, 1000), {"district": "b"} | dict.fromkeys(sums, 2000)]
        rows[1] |= changes
        with (output / "districts.csv").open("w", newline="") as file:
            table = csv.DictWriter(file, fieldnames=["district", *sums])
            table.writeheader()
            table.writerows(rows)
        return str(output)

    def test_who_leaves_the_network_out_is_named_and_agrees(self) -> None:
        code, said = self.check(self.table("mine", walks=True), self.table("theirs"))
        self.assertEqual(code, 0, said)
        self.assertRegex(said, r"street_m +left out\n")

    def test_whose_network_differs_disagrees(self) -> None:
        mine = self.table("mine", walks=True)
        self.expect(1, "residents_park_walk:", mine, self.table("near", walks=True, residents_park_walk=2001))
        self.expect(
            1,
            "street_m: 3000.000010 m in the city, not 3000.000000 m",
            mine,
            self.table("long", walks=True, street_m=2000.00001),
        )

    def test_streets_along_a_border_may_count_on_its_other_side(self) -> None:
        mine = self.table("mine", walks=True)
        theirs = Path(self.table("theirs", walks=True))
        with (theirs / "districts.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        rows[0]["street_m"], rows[1]["street_m"] = 1004, 1996
        with (theirs / "districts.csv").open("w", newline="") as file:
            written = csv.DictWriter(file, fieldnames=list(rows[0]))
            written.writeheader()
            written.writerows(rows)
        self.expect(1, "off by more than 1e-09 and 0 m on borders", mine, str(theirs))
        (theirs / "borders.json").write_text('{"street_m": 5}')
        self.expect(0, "agree", mine, str(theirs))

    def points(self, name: str, kinds: int) -> str:
        output = self.table(name)
        properties = {"id": 1, "district": "a", "park": 1, "kinds": kinds}
        geometry = {"type": "Point", "coordinates": [121.6, 31.8]}
        feature = {"type": "Feature", "properties": properties, "geometry": geometry}
        collection = {"type": "FeatureCollection", "features": [feature]}
        (Path(output) / "points.geojson").write_text(json.dumps(collection))
        return output

    def check(self, *arguments: str) -> tuple[int, str]:
        command = [sys.executable, PEERS / "agreement.py", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def expect(self, status: int, saying: str, *arguments: str) -> None:
        code, said = self.check(*arguments)
        self.assertEqual(code, status, said)
        self.assertIn(saying, said)

    def test_equal_tables_agree(self) -> None:
        self.expect(0, "the programs agree", self.table("mine"), self.table("theirs"))

    def test_one_building_more_is_a_disagreement(self) -> None:
        self.expect(
            1, "theirs, buildings: counts differ", self.table("mine"), self.table("theirs", buildings=2001)
        )

    def test_one_resident_more_is_a_disagreement(self) -> None:
        self.expect(1, "theirs, residents:", self.table("mine"), self.table("theirs", residents=2001))

    def test_land_is_held_to_a_billionth(self) -> None:
        self.expect(1, "theirs, land_m2:", self.table("mine"), self.table("theirs", land_m2=2000.00001))

    def test_land_drawn_twice_may_be_more_by_just_that(self) -> None:
        mine = self.table("mine")
        (Path(mine) / "overlaps.json").write_text('{"land_m2": 5}')
        self.expect(0, "agree", mine, self.table("twice", land_m2=2005))
        self.expect(1, "overlap by 5", mine, self.table("more", land_m2=2006))

    def test_straight_buffers_may_be_short_by_their_bias(self) -> None:
        # 0.6 % of a disc at 8 segments a quarter.
        self.expect(0, "agree", self.table("mine"), self.table("theirs", covered_m2=1988))

    def test_but_not_by_more(self) -> None:
        self.expect(1, "short by", self.table("mine"), self.table("theirs", covered_m2=1960))

    def test_and_never_cover_more(self) -> None:
        self.expect(1, "covers more", self.table("mine"), self.table("theirs", covered_m2=2001))

    def test_64_segments_must_come_closer(self) -> None:
        fine = self.table("fine", covered_m2=1988) + ":64"
        self.expect(1, "fine, covered_m2: short by", self.table("mine"), fine)

    def test_points_are_compared(self) -> None:
        first, second = self.points("first", 1023), self.points("second", 1022)
        self.expect(1, "1 points differ in 'kinds'", self.table("mine"), first, second)


if __name__ == "__main__":
    unittest.main()
