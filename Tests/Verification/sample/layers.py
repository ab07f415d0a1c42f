"""The layers of the sample city in the plane, with the documented faults mended, and its districts."""

import json
import os

import numpy as np
import pyproj
import shapely
import yaml

from .answers import NoValue
from .conditions import chosen, number


class Layer:
  """A file of the sample in the plane, with the documented faults mended."""

  def __init__(self, path, project, classes=None):
    self.mended = []
    self.rows, shapes = [], []
    with open(path, encoding="utf-8") as file:
      if path.endswith("l"):
        features = [json.loads(line) for line in file if line.strip()]
      else:
        features = json.load(file)["features"]
    words = {word: name for name, listed in (classes or {}).items() for word in listed}
    for feature in features:
      shape = self._shape(feature)
      if shape is None:
        continue
      row = dict(feature["properties"])
      if words:
        row["class"] = words.get(row["class"], row["class"])
      self.rows.append(row)
      shapes.append(shape)
    shapes = shapely.transform(shapely.force_2d(np.array(shapes, dtype=object)), project, interleaved=False)
    for place in np.flatnonzero(~shapely.is_valid(shapes)):
      self.mended.append(f"{self.rows[place]['id']}: made valid")
      shapes[place] = shapely.make_valid(shapes[place])
    self.shapes = shapes
    self.middles = shapely.centroid(shapes)

  def _shape(self, feature):
    name, geometry = feature["properties"].get("id"), feature["geometry"]
    if geometry is None:
      self.mended.append(f"{name}: no geometry, left out")
      return None
    if geometry["type"] == "Polygon":
      for ring in geometry["coordinates"]:
        if ring[0] != ring[-1]:
          self.mended.append(f"{name}: ring closed")
          ring.append(ring[0])
    shape = shapely.geometry.shape(geometry)
    if shape.bounds[3] > 90 or shape.bounds[1] < -90:
      self.mended.append(f"{name}: latitude before longitude, left out")
      return None
    return shape

  def numbers(self, field):
    return [number(row.get(field)) for row in self.rows]


class City:
  """The layers of an audit file, read when they are asked for, and the districts."""

  def __init__(self, folder, definition):
    with open(os.path.join(folder, "audit.yaml"), encoding="utf-8") as file:
      self.audit = yaml.safe_load(file)
    self.folder = folder
    to_plane = pyproj.Transformer.from_crs("OGC:CRS84", definition, always_xy=True)
    self.project = lambda x, y: to_plane.transform(x, y)
    self.layers = {}
    districts = self.layer("districts")
    entry = self.audit["layers"]["districts"]
    self.codes = [row[entry["id"]] for row in districts.rows]
    self.outlines = districts.shapes
    self.tree = shapely.STRtree(districts.shapes)
    self.residents = {row[entry["id"]]: row[entry["residents"]] for row in districts.rows}
    self.households = {row[entry["id"]]: row[entry["households"]] for row in districts.rows}
    self.district_rows = {row[entry["id"]]: row for row in districts.rows}
    self.located = {}

  def layer(self, name):
    if name not in self.layers:
      entry = self.audit["layers"].get(name)
      if entry is None:
        raise NoValue(f"no layer: {name}")
      self.layers[name] = Layer(os.path.join(self.folder, entry["path"]), self.project, entry.get("classes"))
    return self.layers[name]

  def supply(self, name, condition):
    """Rows, shapes and the layer's places of the features that satisfy a condition."""
    layer = self.layer(name)
    places = np.flatnonzero(chosen(layer.rows, condition))
    return [layer.rows[place] for place in places], layer.shapes[places], places

  def locate(self, points):
    """The district of each point; -1 outside all."""
    found = np.full(len(points), -1, dtype=object)
    at, district = self.tree.query(points, predicate="intersects")
    for place, outline in sorted(zip(at, district), reverse=True):
      found[place] = self.codes[outline]
    return found

  def districts_of(self, name):
    """The district that the middle of each feature of a layer lies in."""
    if name not in self.located:
      self.located[name] = self.locate(self.layer(name).middles)
    return self.located[name]

  def cut(self, shapes):
    """Shapes cut at the borders: which of them, in which district, and the piece.

    A line along the border of two districts is of the one that stands first in the layer.
    """
    at, district = self.tree.query(shapes, predicate="intersects")
    order = np.lexsort((district, at))
    at, district = at[order], district[order]
    inside = shapely.contains_properly(self.outlines[district], shapes[at])
    pieces = shapes[at].copy()
    pieces[~inside] = shapely.intersection(shapes[at[~inside]], self.outlines[district[~inside]])
    for place in np.flatnonzero(at[1:] == at[:-1]) + 1:
      if shapely.get_dimensions(shapes[at[place]]) == 1:
        before = place - 1
        while before >= 0 and at[before] == at[place]:
          pieces[place] = shapely.difference(pieces[place], self.outlines[district[before]])
          before -= 1
    return at, np.array([self.codes[outline] for outline in district], dtype=object), pieces

  def along_borders(self, lines):
    """What of each line runs along a border of districts, in metres, once for each district that it touches."""
    at, district = self.tree.query(lines, predicate="intersects")
    borders = shapely.boundary(self.outlines)
    lengths = shapely.length(shapely.intersection(lines[at], borders[district]))
    for place, outline, length in zip(at, district, lengths):
      if length > 0:
        yield place, self.codes[outline], length
