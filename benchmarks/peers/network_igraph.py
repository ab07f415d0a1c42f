"""igraph: Dijkstra without a bound, from a node of its own that leads to all sources of a category.

Such a node must lead outwards only, or it would be a short cut between sources; so every street is two arcs.
igraph has no index of places: scipy's k-d tree joins them.
"""

from __future__ import annotations

from collections.abc import Sequence

import igraph
import numpy as np
from scipy.spatial import cKDTree

from network_peer import Search, arguments, run
from streets import Network
from work import Stages


class Igraph:
    def __init__(self, streets: Network, threads: int) -> None:
        arcs = np.column_stack([
            np.concatenate([streets.first, streets.last]),
            np.concatenate([streets.last, streets.first]),
        ])  # fmt: skip
        self.graph = igraph.Graph(n=len(streets.xy), edges=arcs, directed=True)
        self.lengths = np.concatenate([streets.length, streets.length]).tolist()
        self.xy, self.threads = streets.xy, threads

    def link(self, xy: np.ndarray) -> np.ndarray:
        return cKDTree(self.xy).query(xy, workers=self.threads)[1]

    def search(self, searches: Sequence[Search]) -> list[np.ndarray]:
        # The arcs of all searches are added at once, since each time igraph sorts all arcs anew.
        start = self.graph.vcount()
        self.graph.add_vertices(len(searches))
        sources = [np.unique(search.nodes) for search in searches]
        arcs = [np.column_stack([np.full(len(nodes), start + i), nodes]) for i, nodes in enumerate(sources)]
        self.graph.add_edges(np.concatenate(arcs))
        self.lengths += [0.0] * sum(map(len, sources))
        return [self.distances(start + i, search.limit) for i, search in enumerate(searches)]

    def distances(self, start: int, limit: float) -> np.ndarray:
        row = self.graph.distances(source=start, weights=self.lengths, algorithm="dijkstra")[0]
        found = np.array(row[: len(self.xy)])
        found[found > limit] = np.inf
        return found


given = arguments()
run("igraph", Igraph, Stages(), given.threads, given.arrays)
