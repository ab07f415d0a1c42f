"""Tests of how the peers walk: `benchmarks/python -m unittest discover benchmarks/tests`."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "peers"))

import numpy as np  # noqa: E402
import shapely  # noqa: E402

# Found by the path above.
from streets import network, parted  # noqa: E402
from walking import street_metres, walk  # noqa: E402
from work import ALL_KINDS, KINDS, Stages  # noqa: E402


class WalkingTests(unittest.TestCase):
    """A street of 4 km from west to east with a node every 500 m, and a border across it."""

    def walked(self, toilet: float, off: float = 2, border: float = 1750) -> object:
        xy = np.array([(x, 0) for x in range(0, 4001, 500)], float)
        # Drawn as one line from 0 to 2 km and four of 500 m; short ends at its nodes make these nodes.
        short = ([(x, 0), (x, -1)] for x in (500, 1000, 1500))
        lines = [xy[:5], *(xy[i : i + 2] for i in range(4, 8)), *short]
        self.districts = shapely.box([-10, border], -10, [border, 5000], 10)
        shapely.prepare(self.districts)
        return walk(
            np.concatenate(lines).astype(float), np.cumsum([0, *map(len, lines)]),
            {
                "homes": np.array([(200, 7), (1200, 7), (2600, 7), (3900, 7)], float),
                "entrances": np.array([(490, 3)], float),
                # Nine kinds stand at 2 500 m, the last one at 1 500 m.
                "facilities": np.array([(2500, 1)] * 9 + [(1500, 1)], float),
                "toilets": np.array([(toilet, off)], float),
            },
            np.arange(len(KINDS)), self.districts, 1, Stages(),
        )  # fmt: skip

    def test_homes_walk_from_their_nearest_node(self) -> None:
        walked = self.walked(1500)
        # Their nodes stand at 0, 1 000, 2 500 and 4 000 m; the entrance's at 500 m.
        self.assertEqual(walked.park.tolist(), [True, True, False, False])
        # Within 1 000 m of 2 500: only the third; of 1 500: the second and the third.
        nine, last = ALL_KINDS >> 1, 1 << 9
        self.assertEqual(walked.kinds.tolist(), [0, last, nine | last, 0])

    def test_people_are_counted_in_their_district_and_nowhere_outside(self) -> None:
        sums = self.walked(1500).sums(np.array([0, -1, 1, 1]), np.array([10.0, 20.0, 40.0, 80.0]), 2)
        self.assertEqual(sums["residents_park_walk"].tolist(), [10.0, 0.0])
        self.assertEqual(sums["residents_bus_stop_walk"].tolist(), [0.0, 40.0])
        self.assertEqual(sums["residents_all_kinds_walk"].tolist(), [0.0, 40.0])

    def test_streets_are_cut_at_the_border(self) -> None:
        walked = self.walked(1500)
        # With the three short ends of a metre.
        np.testing.assert_allclose(walked.street_m, [1753, 2250], rtol=1e-12)
        # From 1 500 m it is 500 m both ways: 1 000 to 2 000, of which 250 lie beyond the border; and one end.
        np.testing.assert_allclose(walked.street_m_near_toilet, [751, 250], rtol=1e-12)

    def test_a_search_that_ends_before_the_street_at_the_border(self) -> None:
        # From 2 500 m it is 500 m to 2 000 m.
        np.testing.assert_allclose(self.walked(2500).street_m_near_toilet, [0, 1000], rtol=1e-12)

    def test_a_search_that_ends_within_the_street_at_the_border(self) -> None:
        # The toilet joins the short end at 1 000 m, which takes 1 m of the 500: 501 to 1 499, and the end.
        walked = self.walked(1000, off=-5, border=1250)
        np.testing.assert_allclose(walked.street_m_near_toilet, [1250 - 501 + 1, 1499 - 1250], rtol=1e-12)

    def test_a_street_along_a_border_counts_once(self) -> None:
        # A street of two pieces on the border of two squares, and one that crosses from the one to the other.
        xy = np.array([(0, 0), (50, 0), (100, 0), (50, -30), (50, 0), (50, 70)], float)
        south, north = shapely.box([0, 0], [-100, 0], [100, 100], [0, 100])
        # The first has an island, so that its border is that of several polygons.
        districts = np.array([shapely.union(south, shapely.box(500, 500, 600, 600)), north])
        shapely.prepare(districts)
        cut, starts = parted(xy, np.array([0, 3, 6]))
        streets = network(cut, starts)
        zero = np.zeros(len(streets.length))
        metres, near, along = street_metres(cut, starts, streets, zero, zero + 10, districts)
        self.assertEqual(metres.sum(), 200.0)
        self.assertEqual(along, 100.0)
        # Of the one that crosses 30 and 70 m; of each of the four pieces the last 10 m are near.
        self.assertIn(metres.tolist(), [[30.0, 170.0], [130.0, 70.0], [80.0, 120.0]])
        self.assertEqual(near.sum(), 40.0)


if __name__ == "__main__":
    unittest.main()
