#!/usr/bin/env python3
"""Walks in central Porto Alegre, computed with SciPy, Shapely and pyproj, without any of CityCheck's code.

Every home and every facility is put into the street network as a node of its own, at the point of a street
nearest to it; one Dijkstra search sets out from all facilities. RealWalksTests holds CityCheck to the numbers
that this prints.

    python3 verify_porto_alegre_walks.py FOLDER

FOLDER holds population_points.geojson, facilities.geojson, toilets.geojson and roads.geojson.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy
import pyproj
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

PLANE = "+proj=laea +lat_0=-30.05 +lon_0=-51.2 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs +type=crs"
LINK_WITHIN = 500
NOT_WALKED = {
  "motorway", "motorway_link", "trunk", "trunk_link", "motorroad", "raceway", "bus_guideway", "busway",
  "escape", "proposed", "planned", "construction", "abandoned", "razed", "disused", "demolished", "no",
  "rest_area", "services", "elevator_shaft", "expressway",
}

project = pyproj.Transformer.from_crs("EPSG:4326", PLANE, always_xy=True).transform


def features(folder, name):
  return json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def places(found):
  x, y = project(*numpy.array([feature["geometry"]["coordinates"] for feature in found]).T)
  return numpy.column_stack([x, y])


def is_walked(street):
  foot = street.get("foot")
  if foot in ("no", "private", "use_sidepath"):
    return False
  if foot in ("yes", "designated", "permissive", "official", "destination", "customers"):
    return True
  return street.get("access") not in ("no", "private") and street.get("highway") not in NOT_WALKED


class Streets:
  def __init__(self, streets):
    numbers, self.pieces = {}, {}
    for street in streets:
      ends = [
        numbers.setdefault(tuple(place), len(numbers)) for place in street["geometry"]["coordinates"]
      ]
      for a, b in zip(ends, ends[1:]):
        if a != b:
          self.pieces[min(a, b), max(a, b)] = True
    self.pieces = list(self.pieces)
    self.nodes = numpy.column_stack(project(*numpy.array(list(numbers)).T))
    self.lines = [shapely.LineString(self.nodes[[a, b]]) for a, b in self.pieces]
    self.tree = shapely.STRtree(self.lines)
    self.length = sum(line.length for line in self.lines)

  def walks(self, homes, facilities):
    """What is walked from each home to the nearest facility; infinite where a home is not linked."""
    on, legs = defaultdict(list), []
    for number, place in enumerate(numpy.concatenate([facilities, homes])):
      point = shapely.Point(place)
      piece = self.tree.nearest(point)
      on[piece].append((self.lines[piece].project(point), len(self.nodes) + number))
      legs.append(self.lines[piece].distance(point))
    legs = numpy.array(legs)
    source = len(self.nodes) + len(legs)
    rows, columns, lengths = [], [], []

    def join(a, b, length):
      rows.append(a)
      columns.append(b)
      # A way of no length would be none at all.
      lengths.append(max(length, 1e-12))

    for piece, (a, b) in enumerate(self.pieces):
      at, along = a, 0
      for place, node in sorted(on[piece]):
        join(at, node, place - along)
        at, along = node, place
      join(at, b, self.lines[piece].length - along)
    for facility in range(len(facilities)):
      if legs[facility] <= LINK_WITHIN:
        join(source, len(self.nodes) + facility, legs[facility])
    graph = coo_matrix((lengths, (rows, columns)), shape=(source + 1, source + 1)).tocsr()
    costs = dijkstra(graph, directed=False, indices=source)[len(self.nodes) + len(facilities) : source]
    own = legs[len(facilities) :]
    return numpy.where(own <= LINK_WITHIN, costs + own, numpy.inf), own <= LINK_WITHIN


def main():
  folder = Path(sys.argv[1])
  roads = features(folder, "roads")
  walked = [road for road in roads if is_walked(road["properties"])]
  streets = Streets(walked)
  print(f"streets not walked {len(roads) - len(walked)}, metres {streets.length:.3f}")
  cells = features(folder, "population_points")
  homes = places(cells)
  people = numpy.array([cell["properties"]["population"] for cell in cells])
  stops = [one for one in features(folder, "facilities") if one["properties"]["kind"] == "bus_stop"]
  for name, supply, within in [("stops", stops, 300), ("toilets", features(folder, "toilets"), 1000)]:
    facilities = places(supply)
    walk, is_linked = streets.walks(homes, facilities)
    straight = numpy.hypot(*(homes[:, None] - facilities[None]).transpose(2, 0, 1)).min(axis=1)
    on_foot, near = walk <= within, straight <= within
    print(
      f"{name} within {within} m: on foot {people[on_foot].sum()}, straight {people[near].sum()}, "
      f"severed {people[near & is_linked & ~on_foot].sum()}, not linked {people[~is_linked].sum()} "
      f"of {people.sum()}"
    )


if __name__ == "__main__":
  main()
