"""NetworKit: Dijkstra without a bound, from a node of its own that leads to all sources of a category.

Such a node must lead outwards only, or it would be a short cut between sources; so every street is two arcs.
One search runs on one thread whatever is asked for. It has no index of places: scipy's k-d tree joins them.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkit
import numpy as np
from scipy.spatial import cKDTree

from network_peer import Search, arguments, run
from streets import Network
from work import Stages


class NetworKit:
    def __init__(self, streets: Network, threads: int) -> None:
        networkit.setNumberOfThreads(threads)
        arcs = (
            np.concatenate([streets.first, streets.last]),
            np.concatenate([streets.last, streets.first]),
        )
        lengths = np.concatenate([streets.length, streets.length])
        count = len(streets.xy)
        self.graph = networkit.GraphFromCoo((lengths, arcs), n=count, weighted=True, directed=True)
        self.xy, self.threads = streets.xy, threads

    def link(self, xy: np.ndarray) -> np.ndarray:
        return cKDTree(self.xy).query(xy, workers=self.threads)[1]

    def search(self, searches: Sequence[Search]) -> list[np.ndarray]:
        return [self.distances(np.unique(search.nodes), search.limit) for search in searches]

    def distances(self, sources: np.ndarray, limit: float) -> np.ndarray:
        start = self.graph.addNode()
        self.graph.addEdges((np.zeros(len(sources)), (np.full(len(sources), start), sources)))
        search = networkit.distance.Dijkstra(self.graph, start, storePaths=False)
        found = np.asarray(search.run().getDistances(asarray=True))[: len(self.xy)]
        found[found > limit] = np.inf
        return found


given = arguments()
run("NetworKit", NetworKit, Stages(), given.threads, given.arrays)
