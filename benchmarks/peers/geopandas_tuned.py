"""What GeoPandas stands on, driven by hand: orjson, ragged arrays, Shapely 2 on whole arrays, scipy's trees.

No GeoDataFrame is made. The routes are the fastest found: coordinates are projected before geometries are
built, points go into the tree and the prepared districts ask, only what a border crosses is intersected, and
the points are written from one template a batch.
"""

from __future__ import annotations

import gc
from itertools import chain
from pathlib import Path

import numpy as np
import orjson
import pyproj
import shapely
from scipy.spatial import cKDTree

from shapes import Shapes, district_of, features, properties
from walking import walk
from work import (
    ALL_KINDS, HOME_USE, KIND_REACH, KINDS, PARK_TIERS, TOILET_SPACING, USE_FIELD,
    City, Stages, arguments, write_borders, write_stages, write_table,
)  # fmt: skip

BATCH = 50_000


def split(polygons: np.ndarray, districts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Polygons cut at the district borders, and the district of each piece."""
    pieces, of = shapely.STRtree(districts).query(polygons, predicate="intersects")
    cut = polygons[pieces]
    crossing = ~shapely.covers(districts[of], cut)
    cut[crossing] = shapely.intersection(cut[crossing], districts[of[crossing]])
    return cut, of


def covered_area(pieces: np.ndarray, areas: np.ndarray, service: np.ndarray) -> np.ndarray:
    """The area of each piece within the service areas; only pieces that an edge crosses are intersected."""
    parts = shapely.get_parts(shapely.disjoint_subset_union_all(service))
    shapely.prepare(parts)
    of, piece = shapely.STRtree(pieces).query(parts, predicate="intersects")
    whole = shapely.covers(parts[of], pieces[piece])
    covered = np.zeros(len(pieces))
    np.add.at(covered, piece[whole], areas[piece[whole]])
    of, piece = of[~whole], piece[~whole]
    np.add.at(covered, piece, shapely.area(shapely.intersection(pieces[piece], parts[of])))
    return covered


def main() -> None:
    given = arguments(__doc__)
    city = City.load(given.audit)
    stages = Stages()
    # A million small objects are alive for most of the run: looking for cycles among them is wasted.
    gc.disable()
    stages.end("start")

    shapes: dict[str, Shapes] = {}
    columns: dict[str, list] = {}
    names = ["districts", "residential", "buildings", "parks", "shelters", "toilets", "facilities"]
    for name in [*names, "streets", "entrances"] if city.walks else names:
        layer = city[name]
        read = features(layer)
        if name == "buildings":
            columns["id"] = properties(read, layer["id"])
            columns["residents"] = properties(read, layer["residents"])
            columns["use"] = properties(read, USE_FIELD) if layer.has_use else [HOME_USE] * len(read)
        elif name == "districts":
            columns["district"] = properties(read, layer["id"])
        elif name == "facilities":
            columns["kind"] = properties(read, layer["kind"])
        shapes[name] = Shapes(read)
        del read
    stages.end("read")

    transformer = pyproj.Transformer.from_crs("EPSG:4326", city.crs, always_xy=True)
    for shape in shapes.values():
        shape.project(transformer)
    stages.end("project")

    streets, entrances = shapes.pop("streets", None), shapes.pop("entrances", None)
    built = {name: shape.build() for name, shape in shapes.items()}
    del shapes
    districts, count = built["districts"], len(built["districts"])
    shapely.prepare(districts)
    places = shapely.centroid(built.pop("buildings"))
    place_xy = shapely.get_coordinates(places)
    home = np.array([use == HOME_USE for use in columns["use"]])
    residents = np.where(home, np.array(columns["residents"], float), 0)
    district = district_of(places, districts)
    stages.end("assign")

    parks = built["parks"]
    sizes = shapely.area(parks)
    reach = np.select([sizes >= least for least, _ in PARK_TIERS], [within for _, within in PARK_TIERS], 0.0)
    parks, reach = parks[reach > 0], reach[reach > 0]
    service = shapely.buffer(parks, reach, quad_segs=given.segments)
    pieces, piece_district = split(built["residential"], districts)
    areas = shapely.area(pieces)
    covered = covered_area(pieces, areas, service)
    stages.end("covered area")

    near_park = np.zeros(len(places), bool)
    _, found = shapely.STRtree(places).query(parks, predicate="dwithin", distance=reach)
    near_park[found] = True
    stages.end("park reach")

    kind = np.array([city.kinds.get(word, -1) for word in columns["kind"]])
    facility_xy = shapely.get_coordinates(built["facilities"])
    home_xy = place_xy[home]
    reached = np.zeros(len(places), np.int64)
    for bit in range(len(KINDS)):
        # The bound of scipy is exclusive, ours inclusive.
        bound = np.nextafter(KIND_REACH, np.inf)
        nearest, _ = cKDTree(facility_xy[kind == bit]).query(
            home_xy, distance_upper_bound=bound, workers=given.threads
        )
        reached[home] |= (nearest <= KIND_REACH).astype(np.int64) << bit
    stages.end("kinds")

    shelter = shapely.get_parts(shapely.disjoint_subset_union_all(built["shelters"]))
    shelter_pieces, shelter_district = split(shelter, districts)
    toilet_xy = shapely.get_coordinates(built["toilets"])
    toilet_district = district_of(built["toilets"], districts)
    toilet_gap = cKDTree(toilet_xy).query(toilet_xy, k=2)[0][:, 1]
    stages.end("shelters, toilets")

    walked = None
    if city.walks:
        stand = {
            "homes": home_xy, "entrances": entrances.positions,
            "facilities": facility_xy, "toilets": toilet_xy,
        }  # fmt: skip
        walked = walk(streets.positions, streets.levels[0], stand, kind, districts, given.threads, stages)

    def by_district(
        of: np.ndarray, chosen: np.ndarray | None = None, weights: np.ndarray | None = None
    ) -> np.ndarray:
        keep = of >= 0 if chosen is None else (of >= 0) & chosen
        return np.bincount(of[keep], None if weights is None else weights[keep], count)

    sums = {
        "buildings": by_district(district),
        "buildings_near_park": by_district(district, near_park),
        "residents": by_district(district, None, residents),
        "residents_near_park": by_district(district, near_park, residents),
        "residents_all_kinds": by_district(district, reached == ALL_KINDS, residents),
        "land_m2": by_district(piece_district, None, areas),
        "covered_m2": by_district(piece_district, None, covered),
        "shelter_m2": by_district(shelter_district, None, shapely.area(shelter_pieces)),
        "toilets": by_district(toilet_district),
        "toilets_near_toilet": by_district(toilet_district, toilet_gap <= TOILET_SPACING),
    }
    for bit, name in enumerate(KINDS):
        sums[f"residents_{name}"] = by_district(district, (reached >> bit & 1).astype(bool), residents)
    if walked:
        write_borders(given.output, walked.street_m_on_borders)
        sums |= walked.sums(district[home], residents[home], count)
    write_table(given.output, columns["district"], sums, city.walks)
    stages.end("table")

    answers = {"park": near_park.astype(np.int64), "kinds": reached}
    if walked:
        answers |= {"park_walk": np.zeros_like(reached), "kinds_walk": np.zeros_like(reached)}
        answers["park_walk"][home], answers["kinds_walk"][home] = walked.park, walked.kinds
    write_points(given.output, columns, place_xy, district, answers, transformer)
    stages.end("write")
    write_stages(given.output, stages)


def write_points(
    output: Path, columns: dict[str, list], xy: np.ndarray, district: np.ndarray,
    answers: dict[str, np.ndarray], transformer: pyproj.Transformer,
) -> None:  # fmt: skip
    """One point a building: its id, its district and its answers, whole numbers by name."""
    longitude, latitude = transformer.transform(xy[:, 0], xy[:, 1], direction="INVERSE")
    # Ids are text in one city and numbers in another; both are JSON already when orjson has written them.
    ids = [orjson.dumps(identity).decode() for identity in columns["id"]]
    names = [orjson.dumps(identity).decode() for identity in columns["district"]] + ["null"]
    one = (
        '{"type":"Feature","properties":{"id":%s,"district":%s'
        + "".join(f',"{name}":%d' for name in answers)
        + '},"geometry":{"type":"Point","coordinates":[%.7f,%.7f]}}'
    )
    each = [
        ids, map(names.__getitem__, district.tolist()), *(answer.tolist() for answer in answers.values()),
        longitude.tolist(), latitude.tolist(),
    ]  # fmt: skip
    width = len(each)
    flat = list(chain.from_iterable(zip(*each, strict=True)))
    with (output / "points.geojson").open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for first in range(0, len(ids), BATCH):
            batch = flat[width * first : width * (first + BATCH)]
            file.write(",\n" if first else "")
            file.write(",\n".join([one] * (len(batch) // width)) % tuple(batch))
        file.write("\n]}\n")


main()
