"""Amounts of supply over what they are for."""

from collections import defaultdict

import numpy as np
import shapely

from .answers import CITY, EXACT, NEAR, Answer, NoValue
from .conditions import number
from .reach import INCLUSIVE


def land_by_district(city, shapes):
  """The area of polygons in each district in m², what several of them draw counted once."""
  _, districts, pieces = city.cut(np.array([shapely.union_all(shapes)], dtype=object))
  areas = defaultdict(float)
  for district, area in zip(districts, shapely.area(pieces)):
    areas[district] += area
  return areas


def length_on_land(city, lines, land):
  """The length of lines on land in each district in metres; all land where `land` is None.

  Half of a line is on its left and half on its right, a metre beside it: what runs along a border of districts counts
  half for either, and what runs along the border of the land, as streets do that are its border, counts half. What is no
  longer than two metres crosses a border and does not run along it.
  """
  borders = [shapely.boundary(city.outlines)]
  ground = None
  if land is not None:
    ground = shapely.union_all(land)
    borders.append([shapely.boundary(ground)])
    shapely.prepare(ground)
  borders = shapely.union_all(np.concatenate(borders))
  segments = []
  for line in shapely.get_parts(lines):
    corners = shapely.get_coordinates(line)
    segments.extend(shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1)))
  segments = np.array(segments, dtype=object)
  pieces = shapely.get_parts(
    np.concatenate([shapely.difference(segments, borders), shapely.intersection(segments, borders)]))
  pieces = pieces[shapely.length(pieces) > 0]
  ends = shapely.get_coordinates(pieces).reshape(-1, 2, 2)
  lengths = np.hypot(*(ends[:, 1] - ends[:, 0]).T)
  middles = ends.mean(axis=1)
  steps = (ends[:, 1] - ends[:, 0])[:, ::-1] / lengths[:, None] * [-1, 1]
  steps[lengths <= 2] = 0
  sums = defaultdict(float)
  for sides in (middles + steps, middles - steps):
    points = shapely.points(sides)
    counts = np.ones(len(points), dtype=bool) if ground is None else shapely.intersects(ground, points)
    for district, length, on_land in zip(city.locate(points), lengths, counts):
      sums[district] += length / 2 * on_land
  return sums


def largest_nearest_land(city, shapes, land):
  """For each district the largest land in km² that one of its facilities is nearest to in a straight line."""
  ground = shapely.union_all(land)
  window = shapely.box(*shapely.total_bounds(np.append(land, shapes))).buffer(1)
  cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(shapes), extend_to=window))
  cell_of, _ = shapely.STRtree(shapes).query(cells, predicate="intersects")
  owners = shapely.STRtree(shapes).query(cells, predicate="intersects")[1]
  areas = np.zeros(len(shapes))
  areas[owners] = shapely.area(shapely.intersection(cells[cell_of], ground)) / 1e6
  answer = Answer(NEAR)
  districts = city.locate(shapes)
  for district in [CITY] + city.codes:
    here = areas if district is CITY else areas[districts == district]
    if len(here):
      answer.set(district, here.max(), 1)
  return answer


def base_by_district(city, rule, supply_rows, counted):
  """What an amount is divided by, by district; a function of a district."""
  per = rule["per"]
  if per == "resident":
    return city.residents
  if per == "10000_residents":
    return {code: people / 10000 for code, people in city.residents.items()}
  if per == "100_households":
    return {code: households / 100 for code, households in city.households.items()}
  if per == "km2":
    land = city.outlines
    if "of" in rule:
      _, land, _ = city.supply(rule["of"], rule.get("of_where"))
    return {code: area / 1e6 for code, area in land_by_district(city, land).items()}
  base = defaultdict(float)
  if per in ("feature", "supply"):
    for row, district in zip(supply_rows, counted):
      if district is not None and district != -1:
        base[district] += 1 if per == "feature" else number(row[rule["base"]])
    return base
  return {code: row[per] for code, row in city.district_rows.items()}


def provision(city, rule):
  rows, shapes, places = city.supply(rule["supply"], rule.get("where"))
  if not rows:
    raise NoValue(f"no feature of {rule['supply']} satisfies the condition")
  amount = rule["amount"]
  land = None
  if "of" in rule:
    _, land, _ = city.supply(rule["of"], rule.get("of_where"))
  if amount == "largest_nearest_land":
    return largest_nearest_land(city, shapes, land)
  districts = city.districts_of(rule["supply"])[places]
  # The district of each feature that counts; None for one that does not.
  counted = list(districts)
  amounts = defaultdict(float)
  tolerance = EXACT
  entry = city.audit["layers"][rule["supply"]]
  area_field = entry.get("area", rule.get("area_field"))
  if amount == "length":
    tolerance = NEAR
    amounts = length_on_land(city, shapes, land if "on_land" in rule else None)
  elif amount == "area" and area_field is None:
    tolerance = NEAR
    amounts = land_by_district(city, shapes[shapely.area(shapes) >= rule.get("min_area", 0)])
  else:
    if amount == "count":
      numbers = [1] * len(rows)
    else:
      numbers = [number(row.get(area_field if amount == "area" else amount)) for row in rows]
    if "on_land" in rule:
      tree = shapely.STRtree(land)
      middles = city.layer(rule["supply"]).middles[places]
      near, _ = tree.query(middles, predicate="dwithin", distance=rule["on_land"] + INCLUSIVE)
      near = set(near)
      counted = [district if place in near else None for place, district in enumerate(counted)]
    for place, value in enumerate(numbers):
      if value is None or (amount == "area" and value < rule.get("min_area", 0)):
        counted[place] = None
    is_land = shapely.get_dimensions(shapes) == 2
    if amount != "count" and is_land.any():
      # A number of a polygon is split between districts by area.
      at, codes, pieces = city.cut(shapes)
      wholes = shapely.area(shapes)
      if any(code != districts[place] for place, code in zip(at, codes)):
        tolerance = NEAR
      for place, code, area in zip(at, codes, shapely.area(pieces)):
        if counted[place] is not None:
          amounts[code] += numbers[place] * area / wholes[place]
    else:
      for place, district in enumerate(counted):
        if district is not None:
          amounts[district] += numbers[place]
  answer = Answer(NEAR if rule["per"] == "km2" else tolerance)
  if rule["per"] == "district":
    for code in [CITY] + city.codes:
      answer.set(code, sum(amounts[each] for each in city.codes) if code is CITY else amounts[code], 1)
    return answer
  base = base_by_district(city, rule, rows, counted)
  for code in city.codes:
    answer.add(code, amounts.get(code, 0), base.get(code, 0))
  return answer
