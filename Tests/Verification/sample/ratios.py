"""Shares of features by count, length, area or a property."""

import numpy as np
import shapely

from .answers import NEAR, Answer
from .conditions import Condition, chosen
from .reach import INCLUSIVE


def grade_answer(row, grades):
  """Whether the worst parameter of a section of water is good enough."""
  names = grades["best_first"]
  worst = None
  for field, rule in grades["parameters"].items():
    value = row.get(field)
    if value is None:
      continue
    if "at_least" in rule:
      meets = [value >= limit for limit in rule["at_least"]]
    else:
      meets = [value <= limit for limit in rule["at_most"]]
    grade = meets.index(True) if True in meets else len(names)
    worst = grade if worst is None else max(worst, grade)
  return None if worst is None else worst <= names.index(grades["passes"])


def limit_answer(row, limits):
  """Whether a sample of noise is within the first limit that is for it."""
  for limit in limits:
    asked = Condition(limit["where"]).decide(row)
    if asked is None:
      return None
    if asked:
      value = row.get(limit["field"])
      return None if value is None else value <= limit["at_most"]
  return None


def holds_answers(city, layer, holds):
  """Whether each polygon holds a facility of every category, or has one within its distance."""
  answers = np.ones(len(layer.rows), dtype=bool)
  for category, within in holds["categories"].items():
    _, shapes, _ = city.supply(holds["supply"], f"kind = '{category}'")
    tree = shapely.STRtree(shapes)
    near, _ = tree.query(layer.shapes, predicate="dwithin", distance=within + INCLUSIVE)
    answers &= np.isin(np.arange(len(answers)), near)
  return answers.tolist()


def ratio(city, rule):
  layer = city.layer(rule["layer"])
  if "grades" in rule:
    answers = [grade_answer(row, rule["grades"]) for row in layer.rows]
  elif "limits" in rule:
    answers = [limit_answer(row, rule["limits"]) for row in layer.rows]
  elif "holds" in rule:
    answers = holds_answers(city, layer, rule["holds"])
  else:
    decide = Condition(rule["where"]).decide
    answers = [decide(row) for row in layer.rows]
  asked = np.ones(len(answers), dtype=bool)
  if "of" in rule:
    # Whoever does not say whether it is asked is undecided, and as such in no sum either.
    asked = chosen(layer.rows, rule["of"])
  decided = asked & np.array([answer is not None for answer in answers])
  weight = rule["weight"]
  if weight in ("length", "area"):
    answer = Answer(NEAR)
    measure = shapely.length if weight == "length" else shapely.area
    factors = layer.numbers(rule["times"]) if "times" in rule else [1] * len(answers)
    at, districts, pieces = city.cut(layer.shapes)
    for place, district, size in zip(at, districts, measure(pieces)):
      if decided[place] and factors[place] is not None:
        size *= factors[place]
        answer.add(district, size * answers[place], size)
    if weight == "length":
      for place, district, length in city.along_borders(layer.shapes):
        answer.either[district] += length * (factors[place] or 0)
    return answer
  answer = Answer()
  weights = [1] * len(answers) if weight == "count" else layer.numbers(weight)
  weightless = Answer()
  for place, district in enumerate(city.districts_of(rule["layer"])):
    if decided[place] and weights[place] is not None:
      answer.add(district, weights[place] * answers[place], weights[place])
    weightless.add(district, weights[place] is None and asked[place], asked[place])
  # Where more than one in a hundred has no weight there is no value.
  answer.withheld = {place for place in weightless.denominators if (weightless.value(place) or 0) > 0.01}
  return answer
