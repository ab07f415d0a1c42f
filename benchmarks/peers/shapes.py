"""GeoJSON as flat arrays by orjson, iterators and ragged offsets: the fastest route found in Python."""

from __future__ import annotations

from itertools import chain

import numpy as np
import orjson
import pyproj
import shapely

from work import Layer

# A geometry's type and how deep its positions are nested in it.
DEPTHS = {
    "Point": (shapely.GeometryType.POINT, 0),
    "LineString": (shapely.GeometryType.LINESTRING, 1),
    "MultiLineString": (shapely.GeometryType.MULTILINESTRING, 2),
    "Polygon": (shapely.GeometryType.POLYGON, 2),
    "MultiPolygon": (shapely.GeometryType.MULTIPOLYGON, 3),
}


def features(layer: Layer) -> list[dict]:
    data = layer.path.read_bytes()
    if layer.is_lines:
        return orjson.loads(b"[" + b",".join(data.splitlines()) + b"]")
    return orjson.loads(data)["features"]


def coordinates(positions: list[list[float]]) -> np.ndarray:
    """Positions as rows of degrees; flattening by iterators is faster than an array of lists."""
    return np.fromiter(chain.from_iterable(positions), float, 2 * len(positions)).reshape(-1, 2)


def offsets(lengths: list[int]) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])


class Shapes:
    """The geometries of a layer as flat degrees and offsets, not yet built."""

    def __init__(self, read: list[dict]) -> None:
        geometries = [feature["geometry"] for feature in read]
        kinds = {geometry["type"] for geometry in geometries}
        nested = [geometry["coordinates"] for geometry in geometries]
        # Where each part starts, by level, innermost first: the first one says it of each ring or line.
        self.levels: list[np.ndarray] = []
        # Where some have several parts, all are read as if they had.
        kind = next(iter(kinds)) if len(kinds) == 1 else "Multi" + min(kinds, key=len)
        self.kind, depth = DEPTHS[kind]
        if len(kinds) > 1:
            nested = [
                geometry["coordinates"] if geometry["type"] == kind else [geometry["coordinates"]]
                for geometry in geometries
            ]
        for _ in range(depth):
            self.levels.insert(0, offsets([len(part) for part in nested]))
            nested = list(chain.from_iterable(nested))
        self.positions = coordinates(nested)

    def project(self, transformer: pyproj.Transformer) -> None:
        x, y = transformer.transform(self.positions[:, 0], self.positions[:, 1])
        self.positions = np.column_stack([x, y])

    def build(self) -> np.ndarray:
        if self.kind == shapely.GeometryType.POINT:
            return shapely.points(self.positions)
        return shapely.from_ragged_array(self.kind, self.positions, tuple(self.levels))


def properties(read: list[dict], field: str) -> list:
    return [feature["properties"][field] for feature in read]


def district_of(points: np.ndarray, districts: np.ndarray) -> np.ndarray:
    """The first district that holds each point, its border included; -1 outside all."""
    found, inside = shapely.STRtree(points).query(districts, predicate="intersects")
    answer = np.full(len(points), -1)
    answer[inside[::-1]] = found[::-1]
    return answer
