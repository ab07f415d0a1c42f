"""Reach in straight lines: people by the distance of their home, land and streets by polygons of reach."""

import numpy as np
import shapely

from .answers import NEAR, Answer
from .conditions import number

INCLUSIVE = 1e-6  # metres: a distance that is equal to a reach is within it
QUAD_SEGS = 512


def tiers_of(reach):
  """A reach as (least area in m², distance in metres), the farthest first."""
  tiers = reach.get("tiers", [reach])
  return sorted(((tier.get("min_area", 0), tier["within"]) for tier in tiers), key=lambda tier: -tier[1])


def reaches(city, name, rows, shapes, reach):
  """How far each feature reaches, in metres; NaN for one that does not count."""
  stated = city.audit["layers"][name].get("area")
  found = np.full(len(rows), np.nan)
  for place, (row, drawn) in enumerate(zip(rows, shapely.area(shapes))):
    size = number(row.get(stated)) if stated else None
    size = drawn if size is None else size
    for least, within in tiers_of(reach):
      if size >= least:
        found[place] = within
        break
  return found


def people_and_places(city, name, weight):
  """What each feature of a demand that stands in places weighs; None where nobody knows."""
  layer = city.layer(name)
  if weight == "count":
    return [1] * len(layer.rows)
  return layer.numbers(city.audit["layers"][name]["residents"])


def places_near(points, shapes, distances):
  """Which points are no farther from a shape than its own distance."""
  near = np.zeros(len(points), dtype=bool)
  for distance in np.unique(distances[~np.isnan(distances)]):
    tree = shapely.STRtree(shapes[distances == distance])
    found, _ = tree.query(points, predicate="dwithin", distance=distance + INCLUSIVE)
    near[found] = True
  return near


def service_area(shapes, distances):
  """The land that is no farther from a shape than its own distance, as polygons that do not overlap."""
  counted = ~np.isnan(distances)
  shapes, distances = shapes[counted], distances[counted]
  grown = np.where(distances > 0, shapely.buffer(shapes, distances, quad_segs=QUAD_SEGS), shapes)
  return shapely.get_parts(shapely.union_all(grown))


def measured_within(pieces, area, measure):
  """How much of each piece lies in polygons that do not overlap."""
  sizes = np.zeros(len(pieces))
  at, part = shapely.STRtree(area).query(pieces, predicate="intersects")
  shapely.prepare(area)
  whole = shapely.contains_properly(area[part], pieces[at])
  np.add.at(sizes, at[whole], measure(pieces[at[whole]]))
  np.add.at(sizes, at[~whole], measure(shapely.intersection(pieces[at[~whole]], area[part[~whole]])))
  return sizes


def demand_pieces(city, name):
  """The land or the streets of a layer, each once, in pieces of one district."""
  key = (name, "pieces")
  if key not in city.located:
    shapes = shapely.get_parts(shapely.union_all(city.layer(name).shapes))
    _, districts, pieces = city.cut(shapes)
    city.located[key] = (districts, pieces)
  return city.located[key]


def add_either(city, answer, lines):
  for _, district, length in city.along_borders(lines):
    answer.either[district] += length


def straight_coverage(city, rule, reach):
  rows, shapes, _ = city.supply(rule["supply"], rule.get("where"))
  distances = reaches(city, rule["supply"], rows, shapes, reach)
  if rule["weight"] in ("area", "length"):
    measure = shapely.area if rule["weight"] == "area" else shapely.length
    districts, pieces = demand_pieces(city, rule["demand"])
    covered = measured_within(pieces, service_area(shapes, distances), measure)
    answer = Answer(NEAR)
    for district, part, whole in zip(districts, covered, measure(pieces)):
      answer.add(district, part, whole)
    if rule["weight"] == "length":
      add_either(city, answer, city.layer(rule["demand"]).shapes)
    return answer
  near = places_near(city.layer(rule["demand"]).middles, shapes, distances)
  return people_answer(city, rule, near, np.ones(len(near), dtype=bool))


def people_answer(city, rule, reached, linked):
  answer = Answer()
  weights = people_and_places(city, rule["demand"], rule["weight"])
  for place, district in enumerate(city.districts_of(rule["demand"])):
    if weights[place] is not None and linked[place]:
      answer.add(district, weights[place] * reached[place], weights[place])
  return answer
