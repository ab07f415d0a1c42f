"""The walking part of the audit for both ways of GeoPandas: homes near parks and kinds, streets near toilets.

The fastest route found in Python: one bounded search of scipy a category, from all its nodes at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree
from shapely.ops import substring

from streets import Network, distances, matrix, network, parted, walked_in
from work import ALL_KINDS, KIND_REACH, KINDS, PARK_WALK, TOILET_WALK, Stages


@dataclass(frozen=True)
class Walked:
    """Whether each home reaches a park entrance; as bits, which kinds; and each district's street metres."""

    park: np.ndarray
    kinds: np.ndarray
    street_m: np.ndarray
    street_m_near_toilet: np.ndarray

    def sums(self, district: np.ndarray, people: np.ndarray, count: int) -> dict[str, np.ndarray]:
        """The sums that the table needs, by district; homes outside all (-1) count nowhere."""

        def total(chosen: np.ndarray) -> np.ndarray:
            chosen = chosen & (district >= 0)
            return np.bincount(district[chosen], people[chosen], count)

        return {
            "residents_park_walk": total(self.park),
            **{
                f"residents_{kind}_walk": total((self.kinds >> bit & 1) == 1)
                for bit, kind in enumerate(KINDS)
            },
            "residents_all_kinds_walk": total(self.kinds == ALL_KINDS),
            "street_m": self.street_m,
            "street_m_near_toilet": self.street_m_near_toilet,
        }


def walk(
    xy: np.ndarray, starts: np.ndarray, places: Mapping[str, np.ndarray], kind: np.ndarray,
    districts: np.ndarray, threads: int, stages: Stages,
) -> Walked:  # fmt: skip
    """All of it, from lines (`starts` says where each begins in `xy`) and places in metres.

    `places` are homes, entrances, facilities and toilets; `kind` is each facility's position in KINDS; the
    districts are prepared.
    """
    xy, starts = parted(xy, starts)
    streets = network(xy, starts)
    graph = matrix(streets)
    stages.end("network build")

    tree = cKDTree(streets.xy)
    nodes = {name: tree.query(where, workers=threads)[1] for name, where in places.items()}
    stages.end("network link")

    homes = nodes["homes"]
    park = distances(graph, nodes["entrances"], PARK_WALK)[homes] <= PARK_WALK
    kinds = np.zeros(len(homes), np.int64)
    for bit in range(len(KINDS)):
        near = distances(graph, nodes["facilities"][kind == bit], KIND_REACH)[homes] <= KIND_REACH
        kinds |= near.astype(np.int64) << bit
    from_toilets = distances(graph, nodes["toilets"], TOILET_WALK)
    stages.end("network searches")

    lines = shapely.from_ragged_array(shapely.GeometryType.LINESTRING, xy, (starts,))
    metres = street_metres(lines, streets, *walked_in(streets, from_toilets, TOILET_WALK), districts)
    stages.end("network metres")
    return Walked(park, kinds, *metres)


def street_metres(
    lines: np.ndarray, streets: Network, from_first: np.ndarray, from_last: np.ndarray, districts: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Of each district the metres of street and those that are near: an edge a line, cut at the borders."""
    within = np.minimum(from_first + from_last, streets.length)
    of, line = shapely.STRtree(lines).query(districts, predicate="intersects")
    metres, near = streets.length[line], within[line]
    crossing = np.flatnonzero(~shapely.covers(districts[of], lines[line]))
    pieces = shapely.intersection(lines[line[crossing]], districts[of[crossing]])
    metres[crossing] = shapely.length(pieces)
    whole = within[line[crossing]] == streets.length[line[crossing]]
    near[crossing] = np.where(whole, metres[crossing], 0.0)
    # What is left are the few streets that a border crosses and a search ends in.
    for pair in crossing[~whole & (within[line[crossing]] > 0)]:
        street, length, edge = lines[line[pair]], streets.length[line[pair]], line[pair]
        ends = [substring(street, 0, from_first[edge]), substring(street, length - from_last[edge], length)]
        near[pair] = shapely.length(shapely.intersection(ends, districts[of[pair]])).sum()
    count = len(districts)
    return np.bincount(of, metres, count), np.bincount(of, near, count)
