"""GeoPandas as its manual teaches it: read_file with Arrow, to_crs, sjoin, overlay, buffer, sindex, to_file.

Every step is vectorised and asks the spatial index; the union of the service areas is exploded, since one
geometry of a whole city would make each overlay slow. No step leaves GeoPandas but the nearest facility,
which is scipy's, and land that no border crosses is not intersected.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree

from walking import walk
from work import (
    ALL_KINDS, HOME_USE, KIND_REACH, KINDS, PARK_TIERS, TOILET_SPACING, USE_FIELD,
    City, Stages, arguments, write_borders, write_stages, write_table,
)  # fmt: skip


def read(city: City, name: str, columns: list[str]) -> gpd.GeoDataFrame:
    return gpd.read_file(city[name].path, columns=columns, use_arrow=True)


def with_district(frame: gpd.GeoDataFrame, districts: gpd.GeoDataFrame) -> pd.Series:
    """The first district that holds each point, its border included; -1 outside all."""
    # The districts ask and the points answer: the other way round, no district's borders would be prepared.
    joined = districts[["geometry"]].sjoin(frame[["geometry"]], predicate="intersects").reset_index()
    first = joined.groupby("index_right")["index"].min()
    return first.reindex(frame.index, fill_value=-1)


def cut(frame: gpd.GeoDataFrame, masks: gpd.GeoDataFrame) -> tuple[gpd.GeoSeries, np.ndarray, np.ndarray]:
    """The parts of the polygons within the masks, with the polygon and the mask of each part."""
    of, mask = masks.sindex.query(frame.geometry, predicate="intersects")
    parts = frame.geometry.iloc[of].reset_index(drop=True)
    by = masks.geometry.iloc[mask].reset_index(drop=True)
    shapely.prepare(by.values)
    crossing = ~by.covers(parts)
    parts[crossing] = parts[crossing].intersection(by[crossing])
    return parts, of, mask


def main() -> None:
    given = arguments(__doc__)
    city = City.load(given.audit)
    stages = Stages()
    stages.end("start")

    b = city["buildings"]
    fields = [b["id"], b["residents"]] + ([USE_FIELD] if b.has_use else [])
    buildings = read(city, "buildings", fields)
    districts = read(city, "districts", [city["districts"]["id"]])
    facilities = read(city, "facilities", [city["facilities"]["kind"]])
    land, parks, shelters, toilets = (
        read(city, name, []) for name in ("residential", "parks", "shelters", "toilets")
    )
    if city.walks:
        roads, entrances = read(city, "streets", []), read(city, "entrances", [])
    stages.end("read")

    buildings, districts, facilities, land, parks, shelters, toilets = (
        frame.to_crs(city.crs) for frame in (buildings, districts, facilities, land, parks, shelters, toilets)
    )
    if city.walks:
        roads, entrances = roads.to_crs(city.crs), entrances.to_crs(city.crs)
    stages.end("project")

    count = len(districts)
    home = (buildings[USE_FIELD] == HOME_USE).values if b.has_use else np.full(len(buildings), True)
    people = np.where(home, buildings[b["residents"]], 0)
    places = buildings[[b["id"]]].set_geometry(buildings.centroid)
    places["district"] = with_district(places, districts)
    stages.end("assign")

    size = parks.area
    parks["reach"] = np.select([size >= least for least, _ in PARK_TIERS], [w for _, w in PARK_TIERS], 0.0)
    parks = parks[parks["reach"] > 0].reset_index(drop=True)
    service = parks.buffer(parks["reach"], quad_segs=given.segments)
    service = gpd.GeoDataFrame(geometry=gpd.GeoSeries([service.union_all()], crs=city.crs).explode())
    pieces, _, piece_district = cut(land, districts)
    covered, of, _ = cut(gpd.GeoDataFrame(geometry=pieces), service)
    stages.end("covered area")

    _, near = places.sindex.query(parks.geometry, predicate="dwithin", distance=parks["reach"])
    places["park"] = 0
    places.loc[near, "park"] = 1
    stages.end("park reach")

    home_xy = places.geometry[home].get_coordinates().values
    kind = facilities[city["facilities"]["kind"]].map(city.kinds).values
    facility_xy = facilities.get_coordinates().values
    reached = np.zeros(len(places), int)
    for bit in range(len(KINDS)):
        nearest, _ = cKDTree(facility_xy[kind == bit]).query(home_xy)
        reached[home] |= (nearest <= KIND_REACH).astype(int) << bit
    places["kinds"] = reached
    stages.end("kinds")

    dissolved = gpd.GeoDataFrame(geometry=gpd.GeoSeries([shelters.union_all()], crs=city.crs).explode())
    shelter, _, shelter_district = cut(dissolved.reset_index(drop=True), districts)
    toilets["district"] = with_district(toilets, districts)
    xy = toilets.get_coordinates().values
    toilets["near"] = cKDTree(xy).query(xy, k=2)[0][:, 1] <= TOILET_SPACING
    stages.end("shelters, toilets")

    if city.walks:
        _, line_xy, (starts,) = shapely.to_ragged_array(roads.geometry.explode().values)
        stand = {
            "homes": home_xy, "entrances": entrances.get_coordinates().values,
            "facilities": facility_xy, "toilets": xy,
        }  # fmt: skip
        masks = np.asarray(districts.geometry.values)
        shapely.prepare(masks)
        walked = walk(line_xy, starts, stand, kind, masks, given.threads, stages)
        places["park_walk"] = places["kinds_walk"] = 0
        places.loc[home, "park_walk"] = walked.park.astype(int)
        places.loc[home, "kinds_walk"] = walked.kinds

    def total(values: object, of: object) -> np.ndarray:
        sums = pd.Series(np.asarray(values)).groupby(np.asarray(of)).sum()
        return sums.reindex(range(count), fill_value=0).values

    district = places["district"]
    sums = {
        "buildings": total(np.ones(len(places)), district),
        "buildings_near_park": total(places["park"], district),
        "residents": total(people, district),
        "residents_near_park": total(people * places["park"], district),
        "residents_all_kinds": total(people * (reached == ALL_KINDS), district),
        "land_m2": total(pieces.area, piece_district),
        "covered_m2": total(covered.area, piece_district[of]),
        "shelter_m2": total(shelter.area, shelter_district),
        "toilets": total(np.ones(len(toilets)), toilets["district"]),
        "toilets_near_toilet": total(toilets["near"], toilets["district"]),
    }
    for bit, name in enumerate(KINDS):
        sums[f"residents_{name}"] = total(people * (reached >> bit & 1), district)
    if city.walks:
        write_borders(given.output, walked.street_m_on_borders)
        sums |= walked.sums(district.values[home], people[home], count)
    ids = districts[city["districts"]["id"]]
    write_table(given.output, list(ids), sums, city.walks)
    stages.end("table")

    places["district"] = district.map(ids)
    points = places.rename(columns={b["id"]: "id"}).to_crs(4326)
    walks = ["park_walk", "kinds_walk"] if city.walks else []
    points = points[["id", "district", "park", "kinds", *walks, "geometry"]]
    points.to_file(given.output / "points.geojson", driver="GeoJSON", use_arrow=True, COORDINATE_PRECISION=7)
    stages.end("write")
    write_stages(given.output, stages)


main()
