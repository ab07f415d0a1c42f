#!/usr/bin/env python3
"""CityCheck's numbers for Liechtenstein, computed again without CityCheck, straight from the GeoJSON.

    python3 verify_liechtenstein.py DATA_FOLDER RESULTS_JSON [--write-table]

DATA_FOLDER    the folder with districts.geojson, residential.geojson, buildings.geojson, parks.geojson,
               toilets.geojson and facilities.geojson (OpenStreetMap, 28 October 2021)
RESULTS_JSON   the results.json of `citycheck init DATA_FOLDER` and `citycheck audit`
--write-table  also writes liechtenstein.csv beside this script: the independent values, for the Swift test

Every number of the seven indicators that these layers allow is compared: counts exactly, areas, lengths,
residents and shares within 0.01 % of the value here. Exit status 0 when all agree, 1 when one does not, 2
when it cannot run.

How true the values here are
  areas    Measured in a Lambert azimuthal equal-area projection of the WGS 84 ellipsoid, which keeps areas;
           held against Karney's geodesic polygon areas (pyproj.Geod) for the districts: see the first line
           printed. Land that several features draw counts once.
  lengths  Between two points: Karney's geodesics, exact.
  reaches  Each supply feature is buffered in an azimuthal equidistant projection centred on itself, where
           lengths are off by (r / R)^2 / 6, 1e-8 within 1.6 km, and then taken over into the equal-area
           plane. Buffers have 4096 corners (quad_segs = 1024): a disc lacks 4e-7 of its area.
  homes    Whether a home reaches a facility is decided by the distance in the equal-area plane, which is off
           by at most 3e-6 (printed as measured): 3 mm at 1000 m. For homes nearer than 10 mm to a reach the
           geodesic distance decides (an azimuthal equidistant plane centred on the home); how many there are
           is printed, with how near to the reach the nearest of them is.

CityCheck works in a transverse Mercator plane and with other code throughout: nothing but the layers and the
rules is shared, and GEOS below both overlays.
"""

import csv
import json
import math
import os
import statistics
import sys

try:
  import numpy as np
  import pyproj
  import shapely
  from shapely.geometry import shape
  from shapely.ops import unary_union
except ImportError as error:
  print(
    f"{error}. Install what this script needs: python3 -m pip install 'shapely>=2' pyproj numpy",
    file=sys.stderr)
  sys.exit(2)

TOLERANCE = 1e-4
QUAD_SEGS = 1024
UNDECIDED = 0.01  # metres
COUNTRY = "(city)"

# The rules, restated from the standard `core` and the audit file that `citycheck init` writes here.
PARK_TIERS = [(5000.0, 500.0), (400.0, 300.0)]  # least area in m², reach in metres
TOILET_REACH = 300.0
TOILET_SPACING = 500.0
MARKET_REACH = 500.0
BUS_STOP_REACH = 500.0
CATEGORIES = [  # name, words of the facilities layer, reach in metres; None is the parks layer
  ("kindergarten", {"kindergarten"}, 300.0),
  ("health_centre", {"clinic", "doctors", "hospital"}, 1000.0),
  ("market", {"supermarket", "greengrocer"}, 500.0),
  ("culture", {"library", "community_centre"}, 1000.0),
  ("sport", {"sports_centre", "pitch", "fitness_station"}, 500.0),
  ("bus_stop", {"bus_stop"}, 500.0),
  ("park", None, 500.0),
]


class Layer:
  """A GeoJSON file in the plane."""

  def __init__(self, folder, name, to_plane):
    with open(os.path.join(folder, name + ".geojson"), encoding="utf-8") as file:
      features = json.load(file)["features"]
    self.ids = [feature.get("id") for feature in features]
    self.properties = [feature["properties"] for feature in features]
    self.degrees = [shape(feature["geometry"]) for feature in features]
    self.shapes = [
      shapely.transform(geometry, to_plane, interleaved=False) for geometry in self.degrees
    ]
    for identifier, geometry in zip(self.ids, self.shapes):
      if not geometry.is_valid:
        sys.exit(f"{name}.geojson: {identifier} is not valid; this script repairs nothing")


class Table:
  """The independent numbers, in a fixed order."""

  def __init__(self):
    self.rows = []

  def add(self, indicator, place, quantity, value, unit):
    self.rows.append((indicator, place, quantity, value, unit))


def number(text):
  """A count of storeys: a number or the text of one; None for anything else."""
  try:
    value = float(text)
  except (TypeError, ValueError):
    return None
  return value if math.isfinite(value) and 0 < value <= 200 else None


def quantile(distances, share):
  return float(np.quantile(distances, share)) if len(distances) else None


def ratio(numerator, denominator):
  return numerator / denominator if denominator > 0 else None


class City:
  def __init__(self, folder):
    with open(os.path.join(folder, "districts.geojson"), encoding="utf-8") as file:
      outlines = [shape(feature["geometry"]) for feature in json.load(file)["features"]]
    west, south, east, north = unary_union(outlines).bounds
    self.geod = pyproj.Geod(ellps="WGS84")
    self.plane = pyproj.Proj(
      proj="laea", lon_0=(west + east) / 2, lat_0=(south + north) / 2, ellps="WGS84")

    def layer(name):
      return Layer(folder, name, self.plane)

    self.bounds = (west, south, east, north)
    self.districts = layer("districts")
    order = sorted(range(len(self.districts.ids)), key=lambda index: self.districts.ids[index])
    self.places = [self.districts.ids[index] for index in order]
    self.outlines = [self.districts.shapes[index] for index in order]
    self.outlines_in_degrees = [self.districts.degrees[index] for index in order]
    self.residents = [float(self.districts.properties[index]["population"]) for index in order]
    self.residential = layer("residential")
    self.buildings = layer("buildings")
    self.parks = layer("parks")
    self.toilets = layer("toilets")
    self.facilities = layer("facilities")

  def accuracy(self):
    """How far the plane's areas and lengths are from the geodesic ones, relative."""
    areas = 0.0
    for plane, degrees in zip(self.outlines, self.outlines_in_degrees):
      true = self.geodesic_area(degrees)
      areas = max(areas, abs(plane.area / true - 1))
    west, south, east, north = self.bounds
    lengths = 0.0
    for longitude in np.linspace(west, east, 9):
      for latitude in np.linspace(south, north, 9):
        for azimuth in range(0, 180, 15):
          there = self.geod.fwd(longitude, latitude, azimuth, 500.0)
          a, b = self.plane(longitude, latitude), self.plane(there[0], there[1])
          lengths = max(lengths, abs(math.dist(a, b) / 500.0 - 1))
    return areas, lengths

  def geodesic_area(self, geometry):
    return abs(self.geod.geometry_area_perimeter(shapely.geometry.polygon.orient(geometry))[0]) \
      if geometry.geom_type == "Polygon" else sum(self.geodesic_area(part) for part in geometry.geoms)

  def within_reach(self, degrees, reach):
    """The places within reach (metres) of a geometry in degrees, in the plane."""
    middle = degrees.centroid
    local = pyproj.Proj(proj="aeqd", lon_0=middle.x, lat_0=middle.y, ellps="WGS84")

    def to_plane(x, y):
      return self.plane(*local(x, y, inverse=True))

    buffered = shapely.transform(degrees, local, interleaved=False).buffer(reach, quad_segs=QUAD_SEGS)
    return shapely.transform(buffered, to_plane, interleaved=False)

  def district_of(self, points):
    """The place in `places` of the district that holds each point; -1 outside all."""
    tree = shapely.STRtree(self.outlines)
    districts = np.full(len(points), -1)
    point, district = tree.query(points, predicate="intersects")
    for index in np.argsort(-district, kind="stable"):
      districts[point[index]] = district[index]
    return districts

  def kind(self, words):
    """The facilities of some kinds, each in the plane and in degrees."""
    properties = self.facilities.properties
    return [both for both, own in zip(located(self.facilities), properties) if own["kind"] in words]

  def geodesic_distance(self, place, geometries):
    """The distance in metres from a place in the plane to the nearest of some geometries in degrees."""
    longitude, latitude = self.plane(place.x, place.y, inverse=True)
    local = pyproj.Proj(proj="aeqd", lon_0=longitude, lat_0=latitude, ellps="WGS84")
    origin = shapely.Point(0, 0)
    return min(
      origin.distance(shapely.transform(geometry, local, interleaved=False)) for geometry in geometries)


def located(layer):
  """A layer's geometries, each in the plane and in degrees."""
  return list(zip(layer.shapes, layer.degrees))


def polygons(layer):
  return [geometry for geometry in layer.shapes if geometry.geom_type in ("Polygon", "MultiPolygon")]


def with_whole(values):
  """District values, the country's first."""
  return [sum(values)] + list(values)


def coverage(table, indicator, city, land, service_area):
  """Land within a service area, overlaps counted once, split at the district borders."""
  covered_land = land.intersection(service_area)
  total = [land.intersection(outline).area for outline in city.outlines]
  covered = [covered_land.intersection(outline).area for outline in city.outlines]
  # The residents of a district live evenly on its residential land.
  left = [people * (1 - c / t) for people, c, t in zip(city.residents, covered, total)]
  for place, c, t, people in zip(
    [COUNTRY] + city.places, with_whole(covered), with_whole(total), with_whole(left)
  ):
    table.add(indicator, place, "numerator", c, "m2")
    table.add(indicator, place, "denominator", t, "m2")
    table.add(indicator, place, "value", c / t, "share")
    table.add(indicator, place, "detail.uncovered", t - c, "m2")
    table.add(indicator, place, "detail.uncovered_residents", people, "residents")
  table.add(indicator, "", "detail.outside_districts", land.area - sum(total), "m2")


def park_coverage(table, city, land):
  reaches = []
  for plane, degrees in zip(city.parks.shapes, city.parks.degrees):
    reach = next((within for least, within in PARK_TIERS if plane.area >= least), None)
    if reach is not None:
      reaches.append(city.within_reach(degrees, reach))
  coverage(table, "park-coverage", city, land, unary_union(reaches))
  table.add("park-coverage", "", "detail.supply_counted", len(reaches), "count")
  # Points and lines have no area, so that nobody can say whether they are too small.
  unsized = sum(1 for plane in city.parks.shapes if plane.geom_type not in ("Polygon", "MultiPolygon"))
  too_small = len(city.parks.shapes) - len(reaches) - unsized
  table.add("park-coverage", "", "detail.supply_too_small", too_small, "count")
  table.add("park-coverage", "", "detail.supply_without_size", unsized, "count")


def straight_coverage(table, indicator, city, land, supply, within):
  area = unary_union([city.within_reach(degrees, within) for degrees in supply])
  coverage(table, indicator, city, land, area)
  table.add(indicator, "", "detail.supply_counted", len(supply), "count")


def park_area(table, city):
  parks = unary_union(polygons(city.parks))
  areas = [parks.intersection(outline).area for outline in city.outlines]
  for place, area, people in zip([COUNTRY] + city.places, with_whole(areas), with_whole(city.residents)):
    table.add("park-area-per-capita", place, "numerator", area, "m2")
    table.add("park-area-per-capita", place, "denominator", people, "count")
    table.add("park-area-per-capita", place, "value", area / people, "m2/resident")
  table.add("park-area-per-capita", "", "detail.outside_districts", parks.area - sum(areas), "m2")


def toilets(table, city, land):
  middles = [geometry.centroid for geometry in city.toilets.shapes]
  degrees = [city.plane(point.x, point.y, inverse=True) for point in middles]
  nearest = [
    min(city.geod.inv(*a, *b)[2] for j, b in enumerate(degrees) if j != i)
    for i, a in enumerate(degrees)
  ]
  districts = city.district_of(middles)
  areas = [city.geodesic_area(outline) for outline in city.outlines_in_degrees]
  lands = [land.intersection(outline).area for outline in city.outlines]
  for index, place in enumerate([COUNTRY] + city.places):
    district = index - 1
    distances = [
      distance for distance, where in zip(nearest, districts)
      if where == district or (index == 0 and where >= 0)
    ]
    count = len(distances)
    near = sum(1 for distance in distances if distance <= TOILET_SPACING)
    area = sum(areas) if index == 0 else areas[district]
    residential = sum(lands) if index == 0 else lands[district]
    name = "toilet-spacing"
    table.add(name, place, "numerator", near if count else None, "count")
    table.add(name, place, "denominator", count if count else None, "count")
    table.add(name, place, "value", ratio(near, count), "share")
    table.add(name, place, "detail.facilities", count, "count")
    table.add(name, place, "detail.per_km2", count / (area / 1e6), "facilities/km2")
    for key, share in (("min", 0), ("median", 0.5), ("p90", 0.9), ("max", 1)):
      table.add(name, place, f"detail.nearest_{key}_m", quantile(distances, share), "m")
    name = "toilet-density"
    table.add(name, place, "numerator", count, "count")
    table.add(name, place, "denominator", residential / 1e6, "km2")
    table.add(name, place, "value", count / (residential / 1e6), "facilities/km2")
  table.add("toilet-spacing", "", "detail.outside_districts", int(np.sum(districts < 0)), "count")


def homes(city):
  """Where the residents live: each building's middle, district and residents."""
  storeys = [number(properties.get("building:levels")) for properties in city.buildings.properties]
  usual = statistics.median(value for value in storeys if value is not None)
  middles = shapely.centroid(np.array(city.buildings.shapes, dtype=object))
  floors = np.array(
    [
      (geometry.area if geometry.area > 0 else 1.0) * (usual if value is None else value)
      for geometry, value in zip(city.buildings.shapes, storeys)
    ])
  districts = city.district_of(middles)
  residents = np.zeros(len(floors))
  for district, people in enumerate(city.residents):
    here = districts == district
    residents[here] = people * floors[here] / math.fsum(floors[here])
  print(
    f"storeys known of {sum(value is not None for value in storeys)} of {len(storeys)} buildings, "
    f"median {usual:g}; {int(np.sum(districts < 0))} buildings outside all districts")
  return middles, districts, residents


def distances_to(middles, supply):
  tree = shapely.STRtree(supply)
  (index, _), distances = tree.query_nearest(middles, return_distance=True, all_matches=False)
  found = np.empty(len(middles))
  found[index] = distances
  return found


def people(table, city):
  middles, districts, residents = homes(city)

  def by_district(weights):
    return [math.fsum(weights[districts == district]) for district in range(len(city.places))]

  total = by_district(residents)
  margins = []

  def reached(supply, within):
    distance = distances_to(middles, [plane for plane, _ in supply])
    for home in np.flatnonzero(np.abs(distance - within) < UNDECIDED):
      distance[home] = city.geodesic_distance(middles[home], [degrees for _, degrees in supply])
      margins.append(abs(distance[home] - within))
    return distance <= within

  supplies = [located(city.parks) if words is None else city.kind(words) for _, words, _ in CATEGORIES]
  reach = [reached(supply, within) for supply, (_, _, within) in zip(supplies, CATEGORIES)]
  complete = with_whole(by_district(residents * np.logical_and.reduce(reach)))
  met = with_whole(by_district(residents * np.sum(reach, axis=0)))
  each = [with_whole(by_district(residents * mask)) for mask in reach]
  markets = city.kind({"supermarket", "greengrocer"})
  market = with_whole(by_district(residents * reached(markets, MARKET_REACH)))
  for index, (place, everyone) in enumerate(zip([COUNTRY] + city.places, with_whole(total))):
    name = "life-circle-15"
    table.add(name, place, "numerator", complete[index], "residents")
    table.add(name, place, "denominator", everyone, "residents")
    table.add(name, place, "value", complete[index] / everyone, "share")
    table.add(name, place, "detail.mean_categories_met", met[index] / everyone, "categories")
    table.add(name, place, "detail.uncovered_residents", everyone - complete[index], "residents")
    for (category, _, _), shares in zip(CATEGORIES, each):
      table.add(name, place, f"detail.categories.{category}.share", shares[index] / everyone, "share")
      table.add(name, place, f"detail.categories.{category}.without", everyone - shares[index], "residents")
    name = "market-coverage"
    table.add(name, place, "numerator", market[index], "residents")
    table.add(name, place, "denominator", everyone, "residents")
    table.add(name, place, "value", market[index] / everyone, "share")
  for (category, _, _), supply in zip(CATEGORIES, supplies):
    table.add("life-circle-15", "", f"detail.categories.{category}.facilities", len(supply), "count")
  table.add("market-coverage", "", "detail.pieces", len(middles), "count")
  print(
    f"{len(margins)} homes within {UNDECIDED * 1000:g} mm of a reach, decided by geodesics"
    + (f", the nearest {min(margins) * 1000:.3g} mm from it" if margins else ""))


def compute(folder):
  city = City(folder)
  areas, lengths = city.accuracy()
  print(f"plane against geodesics: areas within {areas:.1e}, lengths within {lengths:.1e} (relative)")
  table = Table()
  for place, outline in zip(city.places, city.outlines_in_degrees):
    table.add("districts", place, "area_m2", city.geodesic_area(outline), "m2")
  for place, people_here in zip(city.places, city.residents):
    table.add("districts", place, "residents", people_here, "count")
  land = unary_union(polygons(city.residential))
  print(f"residential land: {land.area:.1f} m2, {sum(g.area for g in polygons(city.residential)):.1f} m2 "
        "with overlaps counted as often as they are drawn")
  park_coverage(table, city, land)
  straight_coverage(table, "toilet-coverage", city, land, city.toilets.degrees, TOILET_REACH)
  stops = [degrees for _, degrees in city.kind({"bus_stop"})]
  straight_coverage(table, "transit-coverage", city, land, stops, BUS_STOP_REACH)
  park_area(table, city)
  toilets(table, city, land)
  people(table, city)
  return table


def look_up(results, indicator, place, quantity):
  """The value in results.json; raises KeyError when there is none by that name."""
  if indicator == "districts":
    return next(d for d in results["districts"] if d["id"] == place)[quantity]
  found = next(i for i in results["indicators"] if i["id"] == indicator)
  if place == COUNTRY:
    found = found["city"]
  elif place:
    found = next(d for d in found["districts"] if d["id"] == place)
  for key in quantity.split("."):
    found = next(e for e in found if e["name"] == key) if isinstance(found, list) else found[key]
  return found


def agrees(ours, theirs, unit):
  if ours is None or theirs is None:
    return ours is theirs
  if unit == "count":
    return ours == theirs
  # Where the value here is 0 there is nothing to be relative to: a millionth of the unit.
  return abs(theirs - ours) <= TOLERANCE * abs(ours) or abs(theirs - ours) <= 1e-6


def compare(table, results):
  failed = 0
  names = {d["id"]: d["name"] for d in results["districts"]}
  for indicator, place, quantity, ours, unit in table.rows:
    try:
      theirs = look_up(results, indicator, place, quantity)
    except (KeyError, StopIteration):
      theirs = "absent"
    fits = theirs != "absent" and agrees(ours, theirs, unit)
    failed += not fits
    difference = ""
    if isinstance(theirs, (int, float)) and ours is not None:
      difference = f"{theirs - ours:+.3g}"
      if ours:
        difference += f" ({(theirs - ours) / ours:+.1e})"
    print("\t".join([
      "ok" if fits else "FAILED", indicator, names.get(place, place), quantity, f"{ours}", f"{theirs}", unit,
      difference]))
  print(f"{len(table.rows) - failed} passed, {failed} failed")
  return failed


def write_table(table):
  path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "liechtenstein.csv")
  with open(path, "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["indicator", "district", "quantity", "value", "unit"])
    for indicator, place, quantity, value, unit in table.rows:
      text = "" if value is None else str(value) if isinstance(value, int) else f"{value:.10g}"
      writer.writerow([indicator, place, quantity, text, unit])


def main():
  arguments = [argument for argument in sys.argv[1:] if argument != "--write-table"]
  if len(arguments) != 2 or any(argument.startswith("-") for argument in arguments):
    print("usage: verify_liechtenstein.py DATA_FOLDER RESULTS_JSON [--write-table]", file=sys.stderr)
    return 2
  folder, results_path = arguments
  try:
    with open(results_path, encoding="utf-8") as file:
      results = json.load(file)
    table = compute(folder)
  except OSError as error:
    print(f"{error.filename}: {error.strerror}", file=sys.stderr)
    return 2
  if "--write-table" in sys.argv:
    write_table(table)
  return 1 if compare(table, results) else 0


if __name__ == "__main__":
  sys.exit(main())
