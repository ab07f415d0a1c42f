"""Life circles: homes and land with every category near."""

from collections import defaultdict

import numpy as np
import shapely

from .answers import NEAR, Answer
from .reach import demand_pieces, people_answer, places_near, service_area
from .walks import walks_of


def circle_supply(city, rule, category, wanted):
  """The layer, the places in it, and the reach of a category."""
  if isinstance(wanted, dict):
    layer, within, condition = wanted["layer"], wanted["within"], wanted.get("where")
  else:
    layer, within, condition = rule["supply"], wanted, f"kind = '{category}'"
  _, shapes, places = city.supply(layer, condition)
  return layer, shapes, places, within


def life_circle(city, rule):
  ways = rule["reach"] if isinstance(rule["reach"], list) else [rule["reach"]]
  categories = [circle_supply(city, rule, *item) for item in rule["categories"].items()]
  if rule["weight"] == "area":
    return land_circle(city, rule, categories)
  answers = []
  for way in ways:
    middles = city.layer(rule["demand"]).middles
    reached, linked = np.ones(len(middles), dtype=bool), np.ones(len(middles), dtype=bool)
    for layer, shapes, places, within in categories:
      if way == "straight":
        reached &= places_near(middles, shapes, np.full(len(shapes), float(within)))
      else:
        reached &= walks_of(city).reached(layer, places, {"within": within})
    if way == "walk":
      linked = walks_of(city).linked
    answers.append(people_answer(city, rule, reached, linked))
  answers[0].beside = answers[1] if len(answers) > 1 else None
  return answers[0]


def land_circle(city, rule, categories):
  """The land from which every category is near: what is left of it by one category goes on to the next."""
  districts, pieces = demand_pieces(city, rule["demand"])
  left = pieces
  for _, shapes, _, within in categories:
    area = service_area(shapes, np.full(len(shapes), float(within)))
    at, part = shapely.STRtree(area).query(left, predicate="intersects")
    parts = defaultdict(list)
    for piece, cut in zip(at, shapely.intersection(left[at], area[part])):
      parts[piece].append(cut)
    left = np.array(
      [shapely.union_all(parts[piece]) if piece in parts else shapely.Polygon() for piece in range(len(left))],
      dtype=object)
  answer = Answer(NEAR)
  for district, part, whole in zip(districts, shapely.area(left), shapely.area(pieces)):
    answer.add(district, part, whole)
  return answer
