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
    count, length = len(districts), streets.length
    within = np.minimum(from_first + from_last, length)
    # The borders ask segment by segment: their boxes are small, and few streets lie in them.
    _, touched = shapely.STRtree(lines).query(segments(districts), predicate="intersects")
    crossing = np.unique(touched)
    # A street that no border touches lies where its first node does.
    of = np.full(len(streets.xy), -1)
    district, node = shapely.STRtree(shapely.points(streets.xy)).query(districts, predicate="intersects")
    of[node] = district
    of_line = of[streets.first]
    of_line[crossing] = -1
    inside = of_line >= 0
    metres = np.bincount(of_line[inside], length[inside], count)
    near = np.bincount(of_line[inside], within[inside], count)

    district, cut = shapely.STRtree(lines[crossing]).query(districts, predicate="intersects")
    edge = crossing[cut]
    pieces = shapely.length(shapely.intersection(lines[edge], districts[district]))
    near_pieces = np.where(within[edge] == length[edge], pieces, 0.0)
    # What is left are the few streets that a border crosses and a search ends in.
    for i in np.flatnonzero((within[edge] > 0) & (within[edge] < length[edge])):
        street, end = lines[edge[i]], length[edge[i]]
        walked = [substring(street, 0, from_first[edge[i]]), substring(street, end - from_last[edge[i]], end)]
        near_pieces[i] = shapely.length(shapely.intersection(walked, districts[district[i]])).sum()
    metres += np.bincount(district, pieces, count)
    near += np.bincount(district, near_pieces, count)
    return metres, near


def segments(polygons: np.ndarray) -> np.ndarray:
    """All straight pieces of the polygons' rings."""
    corners, ring = shapely.get_coordinates(shapely.get_rings(polygons), return_index=True)
    same = ring[1:] == ring[:-1]
    return shapely.linestrings(np.stack([corners[:-1][same], corners[1:][same]], axis=1))
