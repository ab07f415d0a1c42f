"""What `make bench-network` starts from: a city's streets and places in metres, as flat arrays.

usage: network_arrays.py AUDIT.yaml ARRAYS.npz

`xy` and `starts` are the streets, cut where they share a vertex; the other arrays are places, a row each, by
the names of the searches and `buildings` (centroids).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pyproj
import shapely

from network_peer import DEMAND
from shapes import Shapes, features, properties
from streets import parted
from work import KINDS, City


def main() -> None:
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    audit, arrays = Path(sys.argv[1]), Path(sys.argv[2])
    city = City.load(audit)
    transformer = pyproj.Transformer.from_crs("EPSG:4326", city.crs, always_xy=True)

    def projected(read: list[dict]) -> Shapes:
        shapes = Shapes(read)
        shapes.project(transformer)
        return shapes

    streets = projected(features(city["streets"]))
    xy, starts = parted(streets.positions, streets.levels[0])
    facilities = features(city["facilities"])
    words = properties(facilities, city["facilities"]["kind"])
    kind = np.array([city.kinds.get(word, -1) for word in words])
    where = projected(facilities).positions
    buildings = shapely.centroid(projected(features(city["buildings"])).build())
    np.savez(
        arrays, xy=xy, starts=starts,
        parks=projected(features(city["entrances"])).positions,
        toilets=projected(features(city["toilets"])).positions,
        **{name: where[kind == position] for position, name in enumerate(KINDS)},
        **{DEMAND: shapely.get_coordinates(buildings)},
    )  # fmt: skip


if __name__ == "__main__":
    main()
