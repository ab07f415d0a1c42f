"""The walked streets as a graph: vertices, segments, and where places join them."""

from collections import defaultdict

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from .reach import INCLUSIVE


class Network:
  """The walked streets: vertices, and segments between two of them."""

  JOIN = 0.01
  LINK_WITHIN = 500.0
  GATE_WITHIN = 50.0

  def __init__(self, city):
    layer = city.layer("streets")
    classes = city.audit["layers"]["streets"]["classes"]
    names = {word: name for name, words in classes.items() for word in words}
    walked = {names.get(word, word) for word in city.audit["walking"]["classes"]}
    corners, first, second, owners = [], [], [], []
    count = 0
    for place, (row, line) in enumerate(zip(layer.rows, layer.shapes)):
      if row["class"] not in walked:
        continue
      positions = shapely.get_coordinates(line)
      corners.append(positions)
      first.extend(range(count, count + len(positions) - 1))
      second.extend(range(count + 1, count + len(positions)))
      owners.extend([place] * (len(positions) - 1))
      count += len(positions)
    corners = np.concatenate(corners)
    pairs = cKDTree(corners).query_pairs(self.JOIN, output_type="ndarray")
    alike = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    _, vertex = connected_components(alike, directed=False)
    self.vertices = np.zeros((vertex.max() + 1, 2))
    self.vertices[vertex[::-1]] = corners[::-1]
    ends = np.sort(np.stack([vertex[first], vertex[second]], axis=1), axis=1)
    # What is drawn twice counts once; it is of the class that is drawn first.
    _, unique = np.unique(ends, axis=0, return_index=True)
    unique = np.sort(unique[ends[unique][:, 0] != ends[unique][:, 1]])
    self.ends = ends[unique]
    self.classes = [layer.rows[place]["class"] for place in np.array(owners)[unique]]
    self.a, self.b = self.vertices[self.ends[:, 0]], self.vertices[self.ends[:, 1]]
    self.lengths = np.hypot(*(self.b - self.a).T)
    self.lines = shapely.linestrings(np.stack([self.a, self.b], axis=1))
    self.tree = shapely.STRtree(self.lines)
    self.chain_of = self.chains()

  def link(self, points):
    """The nearest segment of each point, the metres along it, and the metres to it; segment -1 for none near enough."""
    segments = np.full(len(points), -1)
    along, away = np.zeros(len(points)), np.full(len(points), np.inf)
    found, distances = self.tree.query_nearest(
      points, max_distance=self.LINK_WITHIN + INCLUSIVE, return_distance=True, all_matches=False)
    segments[found[0]] = found[1]
    away[found[0]] = distances
    along[found[0]] = shapely.line_locate_point(self.lines[found[1]], points[found[0]])
    return segments, along, away

  def chains(self):
    """For each segment the street between two junctions, or dead ends, that it is of."""
    degrees = np.bincount(self.ends.ravel(), minlength=len(self.vertices))
    segments = np.tile(np.arange(len(self.ends)), 2)
    vertices = self.ends.T.ravel()
    through = degrees[vertices] == 2
    count = len(self.ends)
    joined = coo_array(
      (np.ones(through.sum()), (segments[through], count + vertices[through])), shape=(count + len(degrees),) * 2)
    return connected_components(joined, directed=False)[1][:count]

  def entrances(self, shape, within):
    """Where streets enter a polygon, as (segment, metres along it, metres to walk to it).

    Where they cross its border, and of those streets that come near without crossing it each where it is nearest; where
    there are none, the street nearest to it.
    """
    border = shapely.boundary(shape)

    def nearest(segment):
      line = shapely.shortest_line(self.lines[segment], border)
      return segment, self.lines[segment].project(shapely.get_point(line, 0)), line.length

    found, crossed = [], set()
    for segment in self.tree.query(border, predicate="intersects"):
      crossed.add(self.chain_of[segment])
      for place in shapely.points(shapely.get_coordinates(shapely.intersection(self.lines[segment], border))):
        found.append((segment, self.lines[segment].project(place), 0.0))
    best = {}
    for segment in self.tree.query(border, predicate="dwithin", distance=within + INCLUSIVE) if within else ():
      entrance, chain = nearest(segment), self.chain_of[segment]
      if chain not in crossed and (chain not in best or entrance[2] < best[chain][2]):
        best[chain] = entrance
    found.extend(best.values())
    return found or [nearest(self.tree.query_nearest(border)[0])]

  def graph(self, segments, along):
    """Pieces of segments between vertices and the places given: their ends, lengths and segments; the node of each
    place, and how many nodes there are."""
    nodes = np.full(len(segments), -1)
    on = defaultdict(list)
    for place, (segment, metres) in enumerate(zip(segments, along)):
      if segment >= 0:
        on[segment].append((metres, place))
    pieces = []
    count = len(self.vertices)
    for segment, (start, end) in enumerate(self.ends):
      last, since = start, 0.0
      length = self.lengths[segment]
      for metres, place in sorted(on.get(segment, ())):
        if metres <= since:
          nodes[place] = last
        elif metres >= length:
          nodes[place] = end
        else:
          pieces.append((last, count, metres - since, segment))
          nodes[place] = last = count
          since = metres
          count += 1
      pieces.append((last, end, length - since, segment))
    ends = np.array([(piece[0], piece[1]) for piece in pieces])
    return ends, np.array([piece[2] for piece in pieces]), np.array([piece[3] for piece in pieces]), nodes, count
