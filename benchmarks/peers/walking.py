"""The walking part of the audit for both ways of GeoPandas: homes near parks and kinds, streets near toilets.

The fastest route found in Python: one bounded search of scipy a category, from all its nodes at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree

from shapes import district_of
from streets import Network, distances, matrix, network, parted, walked_in
from work import ALL_KINDS, KIND_REACH, KINDS, PARK_WALK, TOILET_WALK, Stages

# Metres: a street nearer than this runs along a border.
ON_BORDER = 1e-6
# The sine below which two segments are parallel.
PARALLEL = 1e-9


@dataclass(frozen=True)
class Walked:
    """Whether each home reaches a park entrance; as bits, which kinds; and each district's street metres."""

    park: np.ndarray
    kinds: np.ndarray
    street_m: np.ndarray
    street_m_near_toilet: np.ndarray
    street_m_on_borders: float

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

    metres = street_metres(xy, starts, streets, *walked_in(streets, from_toilets, TOILET_WALK), districts)
    stages.end("network metres")
    return Walked(park, kinds, *metres)


def street_metres(
    xy: np.ndarray, starts: np.ndarray, streets: Network, from_first: np.ndarray, from_last: np.ndarray,
    districts: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, float]:  # fmt: skip
    """Of each district the metres of street and those that are near: an edge a line, cut at the borders.

    And the metres that lie along a border: each counts in one of the districts, but rounding says in which.
    """
    count, length = len(districts), streets.length
    within = np.minimum(from_first + from_last, length)
    lines = shapely.from_ragged_array(shapely.GeometryType.LINESTRING, xy, (starts,))
    # The borders ask segment by segment: their boxes are small, and few streets lie in them.
    border = segments(districts)
    _, touched = shapely.STRtree(lines).query(shapely.linestrings(border), predicate="intersects")
    crossing = np.unique(touched)
    # A street that no border touches lies where its first node does.
    of = district_of(shapely.points(streets.xy), districts)[streets.first]
    of[crossing] = -1
    inside = of >= 0
    metres = np.bincount(of[inside], length[inside], count)
    near = np.bincount(of[inside], within[inside], count)

    edge, begin, end, middle = pieces(xy, starts, crossing, border)
    middles, borders = shapely.points(middle), shapely.linestrings(border)
    of = district_of(middles, districts)
    _, along = shapely.STRtree(middles).query(borders, predicate="dwithin", distance=ON_BORDER)
    on_borders = (end - begin)[np.unique(along)].sum()
    # What is walked in from both ends of the street, where that is not all of it.
    walked = np.clip(np.minimum(end, from_first[edge]) - begin, 0.0, None)
    walked += np.clip(end - np.maximum(begin, length[edge] - from_last[edge]), 0.0, None)
    walked = np.where(within[edge] < length[edge], walked, end - begin)
    inside = of >= 0
    metres = metres + np.bincount(of[inside], (end - begin)[inside], count)
    near = near + np.bincount(of[inside], walked[inside], count)
    return metres, near, float(on_borders)


def pieces(
    xy: np.ndarray, starts: np.ndarray, lines: np.ndarray, border: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Lines cut by the border: of each piece its line, from where to where along it, and its middle."""
    steps = np.diff(starts)[lines] - 1
    line = np.repeat(lines, steps)
    row = np.arange(len(line)) + np.repeat(starts[lines] - np.cumsum(steps) + steps, steps)
    origin, step = xy[row], xy[row + 1] - xy[row]
    long = np.hypot(*step.T)
    position = np.cumsum(long) - long
    position -= np.repeat(position[np.cumsum(steps) - steps], steps)

    tree = shapely.STRtree(shapely.linestrings(np.stack([origin, xy[row + 1]], axis=1)))
    by, cut = tree.query(shapely.linestrings(border), predicate="intersects")
    side, apart = border[by, 1] - border[by, 0], border[by, 0] - origin[cut]
    turn = cross(step[cut], side)
    # What runs along the border is cut where the border leaves it, by the segment that leaves.
    meets = np.abs(turn) > PARALLEL * long[cut] * np.hypot(*side.T)
    share = np.clip(cross(apart, side)[meets] / turn[meets], 0.0, 1.0)

    every = np.arange(len(line))
    at = np.concatenate([every, every, cut[meets]])
    share = np.concatenate([np.zeros(len(line)), np.ones(len(line)), share])
    order = np.lexsort((share, at))
    at, share = at[order], share[order]
    whole = np.flatnonzero((at[1:] == at[:-1]) & (share[1:] > share[:-1]))
    at, first, last = at[whole], share[whole], share[whole + 1]
    middle = origin[at] + step[at] * ((first + last) / 2)[:, None]
    return line[at], position[at] + first * long[at], position[at] + last * long[at], middle


def cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]


def segments(polygons: np.ndarray) -> np.ndarray:
    """All straight pieces of the polygons' rings, two corners each."""
    # Of several polygons in one, the rings of none would be given.
    rings = shapely.get_rings(shapely.get_parts(polygons))
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    return np.stack([corners[:-1][same], corners[1:][same]], axis=1)
