"""Tests of the peers' walking network: `benchmarks/python -m unittest discover benchmarks/tests`."""

from __future__ import annotations

import heapq
import random
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "peers"))

import numpy as np  # noqa: E402

# Found by the path above.
from streets import Network, distances, matrix, network, parted, walked_in  # noqa: E402


def lines(*each: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    """Lines as one array of vertices and where each starts."""
    return np.array([place for line in each for place in line], float), np.cumsum([0, *map(len, each)])


def brute(streets: Network, sources: list[int], limit: float) -> np.ndarray:
    """Dijkstra with a heap, a street at a time."""
    found = np.full(len(streets.xy), np.inf)
    waiting = [(0.0, source) for source in sources]
    edges = list(zip(streets.first.tolist(), streets.last.tolist(), streets.length.tolist(), strict=True))
    while waiting:
        metres, node = heapq.heappop(waiting)
        if metres >= found[node] or metres > limit:
            continue
        found[node] = metres
        for a, b, length in edges:
            for one, other in ((a, b), (b, a)):
                if one == node:
                    heapq.heappush(waiting, (metres + length, other))
    return found


class StreetsTests(unittest.TestCase):
    def test_a_bend_is_no_node_and_its_length_counts(self) -> None:
        streets = network(*lines([(0, 0), (3, 4), (3, 14)], [(3, 14), (103, 14)]))
        self.assertEqual(len(streets.xy), 3)
        self.assertEqual(streets.length.tolist(), [15.0, 100.0])
        self.assertEqual(streets.last[0], streets.first[1])

    def test_lines_are_cut_where_they_share_a_vertex(self) -> None:
        # A cross of two lines, a line that ends on the first one's vertex, and a vertex of nobody else's.
        xy, starts = parted(*lines(
            [(0, 0), (5, 0), (10, 0), (20, 0)], [(10, -10), (10, 0), (10, 10)], [(5, 0), (5, 7)],
        ))  # fmt: skip
        pieces = [xy[a:b].tolist() for a, b in zip(starts[:-1], starts[1:], strict=True)]
        self.assertEqual(
            pieces,
            [
                [[0, 0], [5, 0]], [[5, 0], [10, 0]], [[10, 0], [20, 0]],
                [[10, -10], [10, 0]], [[10, 0], [10, 10]], [[5, 0], [5, 7]],
            ],
        )  # fmt: skip

    def test_lines_that_meet_at_their_ends_stay_as_they_are(self) -> None:
        xy, starts = lines([(0, 0), (1, 0), (2, 0)], [(2, 0), (3, 0)])
        self.assertIs(parted(xy, starts)[0], xy)

    def test_of_parallel_streets_the_shorter_counts(self) -> None:
        around, through, loop = (
            [(0, 0), (0, 50), (100, 50), (100, 0)],
            [(0, 0), (100, 0)],
            [(0, 0), (9, 9), (0, 0)],
        )
        streets = network(*lines(around, through, loop))
        self.assertEqual(distances(matrix(streets), streets.first[:1], 500).tolist(), [0.0, 100.0])

    def test_the_limit_itself_is_within(self) -> None:
        streets = network(*lines([(0, 0), (100, 0)], [(100, 0), (200, 0)]))
        self.assertEqual(distances(matrix(streets), np.array([0]), 100).tolist(), [0.0, 100.0, np.inf])

    def test_no_source_reaches_nothing(self) -> None:
        streets = network(*lines([(0, 0), (100, 0)]))
        self.assertTrue(np.isinf(distances(matrix(streets), np.array([], int), 100)).all())

    def test_streets_are_walked_from_both_ends(self) -> None:
        # 100 m each: from one end, from both ends with a gap, from both ends meeting, from none.
        streets = network(*lines(*([(0, y), (100, y)] for y in range(4))))
        found = np.full(8, np.inf)
        found[streets.first[:3]] = [470.0, 470.0, 400.0]
        found[streets.last[1:3]] = [480.0, 450.0]
        from_first, from_last = walked_in(streets, found, 500.0)
        self.assertEqual(from_first.tolist(), [30.0, 30.0, 100.0, 0.0])
        self.assertEqual(from_last.tolist(), [0.0, 20.0, 50.0, 0.0])

    def test_random_networks_against_a_plain_dijkstra(self) -> None:
        for seed in range(20):
            made = random.Random(seed)
            places = [(made.randrange(300), made.randrange(300)) for _ in range(25)]
            xy, starts = parted(*lines(*(made.sample(places, made.choice((2, 2, 3))) for _ in range(30))))
            streets = network(xy, starts)
            sources = made.sample(range(len(streets.xy)), 3)
            found = distances(matrix(streets), np.array(sources), 250.0)
            expected = brute(streets, sources, 250.0)
            self.assertEqual(np.isinf(found).tolist(), np.isinf(expected).tolist(), f"seed {seed}")
            finite = np.isfinite(expected)
            np.testing.assert_allclose(
                found[finite], expected[finite], rtol=0, atol=1e-9, err_msg=f"seed {seed}"
            )


if __name__ == "__main__":
    unittest.main()
