"""How far facilities are apart, in straight lines and along streets."""

import math
from collections import defaultdict

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from .answers import NEAR, Answer, NotChecked
from .reach import INCLUSIVE, add_either
from .walks import walks_of


def neighbour_spacing(city, rule):
  """The share of facilities with another one near enough in a straight line."""
  layer = city.layer(rule["supply"])
  points = shapely.get_coordinates(layer.middles)
  distances, _ = cKDTree(points).query(points, k=2)
  answer = Answer()
  for district, near in zip(city.districts_of(rule["supply"]), distances[:, 1] <= rule["within"] + INCLUSIVE):
    answer.add(district, int(near), 1)
  return answer


def better_gap(one, other):
  """Of two gaps, (length, is to another facility), the one that a street that leads to both lies in."""
  if one is None or other is None:
    return one or other
  if one[1] != other[1]:
    return one if one[1] else other
  return min(one, other) if one[1] else max(one, other)


def gaps_along_streets(pieces, nodes, count):
  """The length of the gap that each piece of street lies in; infinite where no facility can be walked to.

  Every street belongs to the facility nearest along streets. Pieces that no shortest way leads over are where two such
  ways meet: the way from facility to facility through them is a gap. A piece of a shortest way lies in the shortest of
  the gaps to another facility that the ways onward through it lead to; where they lead to none, in the longest of the
  dead ends and of the ways around a block back to its own facility.
  """
  ends, lengths = pieces
  starts = np.unique(nodes[nodes >= 0])
  matrix = coo_array((np.maximum(lengths, 1e-12), (ends[:, 0], ends[:, 1])), shape=(count, count)).tocsr()
  costs, before, owners = dijkstra(
    matrix, directed=False, indices=starts, min_only=True, return_predecessors=True)
  piece_between = {(min(a, b), max(a, b)): piece for piece, (a, b) in enumerate(ends.tolist())}
  parent = [-1] * count
  children = [0] * count
  for node, previous in enumerate(before.tolist()):
    if previous >= 0:
      parent[node] = piece_between[min(node, previous), max(node, previous)]
      children[previous] += 1
  gap_of = [math.inf] * len(ends)
  beyond = [None] * count
  tree = set(parent) - {-1}
  for piece, (a, b) in enumerate(ends.tolist()):
    if piece in tree or not math.isfinite(costs[a]):
      continue
    gap = (costs[a] + lengths[piece] + costs[b], bool(owners[a] != owners[b]))
    gap_of[piece] = gap[0]
    for node in {a, b}:
      beyond[node] = better_gap(gap, beyond[node])
  leaves = [node for node in range(count) if children[node] == 0 and parent[node] >= 0]
  while leaves:
    node = leaves.pop()
    gap = beyond[node] or (costs[node], False)
    gap_of[parent[node]] = gap[0]
    previous = before[node]
    beyond[previous] = better_gap(gap, beyond[previous])
    children[previous] -= 1
    if children[previous] == 0 and parent[previous] >= 0:
      leaves.append(previous)
  return gap_of


def street_spacing(city, rule):
  """The share of street metres that lie in gaps between facilities up to the norm of their class."""
  if rule["along"] != "streets":
    raise NotChecked("only spacing along the streets is computed here")
  network = walks_of(city).network
  _, _, places = city.supply(rule["supply"], rule.get("where"))
  segments, along, _ = network.link(city.layer(rule["supply"]).middles[places])
  ends, lengths, segment_of, nodes, count = network.graph(segments, along)
  gaps = gaps_along_streets((ends, lengths), nodes, count)
  norms = rule.get("norms") or defaultdict(lambda: rule["within"])
  # Segments are cut, not their pieces: an end of a piece of a segment along a border is beside it by its last digit.
  stretches = defaultdict(list)
  at, districts, cut = city.cut(network.lines)
  for segment, district, part in zip(at, districts, cut):
    for line in shapely.get_parts(part):
      if line.geom_type == "LineString" and line.length > 0:
        metres = sorted(network.lines[segment].project(shapely.Point(end)) for end in line.coords)
        stretches[segment].append((district, metres[0], metres[-1]))
  answer = Answer(NEAR)
  since, last = 0.0, -1
  for segment, length, gap in zip(segment_of, lengths, gaps):
    since, last = since if segment == last else 0.0, segment
    if "norms" in rule and network.classes[segment] not in norms:
      continue
    is_within = gap <= norms[network.classes[segment]] + INCLUSIVE
    for district, start, end in stretches[segment]:
      part = max(0.0, min(end, since + length) - max(start, since))
      answer.add(district, part * is_within, part)
    since += length
  add_either(city, answer, network.lines)
  return answer


def spacing(city, rule):
  return street_spacing(city, rule) if "along" in rule else neighbour_spacing(city, rule)
