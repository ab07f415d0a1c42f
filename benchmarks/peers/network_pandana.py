"""Pandana: contraction hierarchies, made with the network, and each node's nearest point of interest.

It joins places by its own tree (scikit-learn's) and counts lengths in whole millimetres. `precompute` is left
out: it serves sums over what is near, and the nearest point of interest does not read it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from network_peer import Search, arguments, run
from work import Stages

given = arguments()
# OpenMP asks once, when the library is loaded.
os.environ["OMP_NUM_THREADS"] = str(given.threads)

import numpy as np  # noqa: E402
import pandana  # noqa: E402
import pandas as pd  # noqa: E402

from streets import Network  # noqa: E402


class Pandana:
    def __init__(self, streets: Network, threads: int) -> None:
        self.network = pandana.Network(
            pd.Series(streets.xy[:, 0]), pd.Series(streets.xy[:, 1]),
            pd.Series(streets.first), pd.Series(streets.last), pd.DataFrame({"metres": streets.length}),
        )  # fmt: skip

    def link(self, xy: np.ndarray) -> np.ndarray:
        return self.network.get_node_ids(pd.Series(xy[:, 0]), pd.Series(xy[:, 1])).to_numpy()

    def search(self, searches: Sequence[Search]) -> list[np.ndarray]:
        return [self.distances(search) for search in searches]

    def distances(self, search: Search) -> np.ndarray:
        x, y = pd.Series(search.xy[:, 0]), pd.Series(search.xy[:, 1])
        self.network.set_pois(search.name, search.limit, 1, x, y)
        # What is not found within the limit would else be said to lie at the limit.
        found = self.network.nearest_pois(search.limit, search.name, num_pois=1, max_distance=np.inf)
        return found[1].to_numpy()


run("Pandana", Pandana, Stages(), given.threads, given.arrays)
