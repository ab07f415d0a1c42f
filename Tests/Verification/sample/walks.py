"""Walks from homes to what serves them, by the algorithm of Dijkstra; coverage in each way that is asked for."""

import os

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from .answers import NotChecked
from .layers import Layer
from .network import Network
from .reach import INCLUSIVE, people_answer, places_near, reaches, straight_coverage


class Walks:
  """Walks to the features of layers, from places that are all cut into one graph."""

  # How near a street comes to a polygon without gates to be an entrance of it, in metres.
  CROSSINGS = 10.0

  def __init__(self, city):
    self.city = city
    self.network = Network(city)
    # Of what is entered from several places, whose each entrance is.
    self.owners = {}
    points, self.ranges = [], {}

    def add(key, shapes):
      start = sum(map(len, points))
      points.append(np.asarray(shapes, dtype=object))
      self.ranges[key] = slice(start, start + len(shapes))

    for key in ("buildings", "toilets", "facilities", "parking", "transfer_stations"):
      add(key, city.layer(key).middles)
    gates, ungated = self._gates()
    add("parks", gates)
    segments, along, away = self.network.link(np.concatenate(points))
    # Polygons that are entered from streets, last: the gates of parks before those of the parks without any.
    entered = [("parks", park, 0) for park in ungated]
    entered += [("shelters", place, self.CROSSINGS) for place in range(len(city.layer("shelters").rows))]
    more = []
    self.owners["shelters"] = []
    for key, place, within in entered:
      entrances = self.network.entrances(city.layer(key).shapes[place], within)
      more.extend(entrances)
      self.owners[key].extend([place] * len(entrances))
    parks, start = self.ranges["parks"].start, self.ranges["parks"].start + len(self.owners["parks"])
    self.ranges["parks"] = slice(parks, start)
    self.ranges["shelters"] = slice(start, start + len(self.owners["shelters"]))
    segments, along, away = (np.concatenate([one, [each[at] for each in more]])
                             for at, one in enumerate((segments, along, away)))
    ends, lengths, _, nodes, count = self.network.graph(segments.astype(int), along)
    self.nodes, self.away, self.count = nodes, away, count
    self.rows, self.columns, self.lengths = ends[:, 0], ends[:, 1], lengths
    self.linked = nodes[self.ranges["buildings"]] >= 0

  def _gates(self):
    """The gates of parks, with the park of each in `owners`, and the parks without any.

    A gate belongs to the nearest park within 50 m: to the border that is nearest, within the park or without.
    """
    city = self.city
    parks = city.layer("parks")
    path = os.path.join(city.folder, city.audit["layers"]["parks"]["entrances"])
    gates = Layer(path, city.project).middles
    pairs, _ = shapely.STRtree(shapely.boundary(parks.shapes)).query_nearest(
      gates, max_distance=Network.GATE_WITHIN + INCLUSIVE, return_distance=True, all_matches=False)
    self.owners["parks"] = list(pairs[1])
    return gates[pairs[0]], sorted(set(range(len(parks.rows))) - set(pairs[1]))

  def costs(self, key, counted):
    """What is walked from each building to the nearest of the features counted, in metres."""
    features = self.ranges[key]
    nodes, away = self.nodes[features], self.away[features]
    starts = [place for place in range(len(nodes)) if nodes[place] >= 0 and counted[place]]
    # One more node, from which the way to each feature is the way from its street.
    rows = np.concatenate([self.rows, np.full(len(starts), self.count)])
    columns = np.concatenate([self.columns, nodes[starts]])
    lengths = np.concatenate([self.lengths, away[starts]])
    # SciPy adds what stands twice in one place of a matrix; the shortest is meant. Nothing is exactly no way.
    order = np.lexsort((lengths, columns, rows))
    rows, columns, lengths = rows[order], columns[order], np.maximum(lengths[order], 1e-12)
    keep = np.append(True, (np.diff(rows) != 0) | (np.diff(columns) != 0))
    size = self.count + 1
    matrix = coo_array((lengths[keep], (rows[keep], columns[keep])), shape=(size, size)).tocsr()
    costs = dijkstra(matrix, directed=False, indices=self.count)
    buildings = self.ranges["buildings"]
    found = np.full(buildings.stop, np.inf)
    found[self.linked] = costs[self.nodes[buildings][self.linked]] + self.away[buildings][self.linked]
    return found

  def reached(self, name, places, reach):
    """Which buildings walk no farther than the reach to one of the features; who stands in a polygon has arrived."""
    layer = self.city.layer(name)
    shapes = layer.shapes[places]
    if name not in self.ranges:
      raise NotChecked(f"walks to {name} are not computed here")
    distances = np.full(len(layer.rows), np.nan)
    distances[places] = reaches(self.city, name, [layer.rows[place] for place in places], shapes, reach)
    near = np.zeros(self.ranges["buildings"].stop, dtype=bool)
    for distance in np.unique(distances[~np.isnan(distances)]):
      counted = distances == distance
      if name in self.owners:
        middles = self.city.layer("buildings").middles
        near |= self.linked & places_near(middles, layer.shapes[counted], np.zeros(counted.sum()))
        counted = counted[self.owners[name]]
      near |= self.costs(name, counted) <= distance + INCLUSIVE
    return near


def walks_of(city):
  if "walks" not in city.located:
    city.located["walks"] = Walks(city)
  return city.located["walks"]


def walked_coverage(city, rule, reach):
  if rule["demand"] != "buildings":
    raise NotChecked("only walks from buildings are computed here")
  _, _, places = city.supply(rule["supply"], rule.get("where"))
  walks = walks_of(city)
  return people_answer(city, rule, walks.reached(rule["supply"], places, reach), walks.linked)


def coverage(city, rule):
  given = rule["reach"] if isinstance(rule["reach"], list) else [rule["reach"]]
  city.layer(rule["supply"])
  answers, missing = [], []
  for each in given:
    (way, reach), = each.items()
    try:
      answers.append((straight_coverage if way == "straight" else walked_coverage)(city, rule, reach))
    except NotChecked as reason:
      if not answers:
        raise
      missing.append(str(reason))
  answer = answers[0]
  answer.beside = answers[1] if len(answers) > 1 else None
  answer.note = f"the walk beside it ({missing[0]})" if missing else ""
  return answer
