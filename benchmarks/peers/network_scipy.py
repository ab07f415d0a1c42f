"""scipy: a sparse matrix, its bounded Dijkstra from many sources at once, and a k-d tree for the joining."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.spatial import cKDTree

from network_peer import Search, arguments, run
from streets import Network, distances, matrix
from work import Stages


class Scipy:
    def __init__(self, streets: Network, threads: int) -> None:
        self.graph = matrix(streets)
        self.xy, self.threads = streets.xy, threads

    def link(self, xy: np.ndarray) -> np.ndarray:
        return cKDTree(self.xy).query(xy, workers=self.threads)[1]

    def search(self, searches: Sequence[Search]) -> list[np.ndarray]:
        return [distances(self.graph, search.nodes, search.limit) for search in searches]


given = arguments()
run("scipy", Scipy, Stages(), given.threads, given.arrays)
