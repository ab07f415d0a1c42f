"""What every library does in `make bench-network`, and how it says what it took.

usage of each network_*.py: ARRAYS.npz [--threads N]

`build` makes the graph from lines in metres, `link` joins all places to their nearest node, `reach` is one
search for the park entrances, `searches` are all twelve. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import resource
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from streets import Network, network
from work import KIND_REACH, KINDS, PARK_WALK, TOILET_WALK, Stages

# What is searched for, and how far, in metres.
LIMITS = {"parks": PARK_WALK, **dict.fromkeys(KINDS, KIND_REACH), "toilets": TOILET_WALK}
# The places that only join the network, beside the sources of the searches.
DEMAND = "buildings"


@dataclass(frozen=True)
class Search:
    """A category: where its supply stands in metres, the nodes that it joined, how far it reaches."""

    name: str
    xy: np.ndarray
    nodes: np.ndarray
    limit: float


class Library(Protocol):
    """A library that has built its graph in its initialiser, from the streets."""

    def link(self, xy: np.ndarray) -> np.ndarray:
        """The nearest node of each place."""

    def search(self, searches: Sequence[Search]) -> list[np.ndarray]:
        """For each search the metres from each node to the nearest source, infinite beyond the limit."""


def run(name: str, build: type, stages: Stages, threads: int, arrays: Path) -> None:
    """Runs a library through the stages and prints what it took and what it found."""
    with np.load(arrays) as stored:
        given = {key: stored[key] for key in stored.files}
    stages.end("start")

    streets = network(given["xy"], given["starts"])
    library = build(streets, threads)
    stages.end("build")

    # All places at once: a library's index is asked once, and may use its threads.
    names = [*LIMITS, DEMAND]
    nodes = library.link(np.concatenate([given[name] for name in names]))
    stages.end("link")

    borders = np.cumsum([len(given[name]) for name in names])[:-1]
    of = dict(zip(names, np.split(np.asarray(nodes), borders), strict=True))
    searches = [Search(kind, given[kind], of[kind], limit) for kind, limit in LIMITS.items()]
    library.search(searches[:1])
    stages.end("reach")
    found = library.search(searches)
    stages.end("searches")
    print(json.dumps(report(name, threads, stages, streets, given, of, searches, found)))


def report(
    name: str, threads: int, stages: Stages, streets: Network, given: Mapping[str, np.ndarray],
    of: Mapping[str, np.ndarray], searches: Sequence[Search], found: Sequence[np.ndarray],
) -> dict[str, object]:  # fmt: skip
    far = sum(np.hypot(*(given[place] - streets.xy[nodes]).T).sum() for place, nodes in of.items())
    reached = {
        search.name: int(np.count_nonzero(metres <= search.limit))
        for search, metres in zip(searches, found, strict=True)
    }
    return {
        "program": name,
        "threads": threads,
        "stages": stages.seconds,
        "edges": len(streets.length),
        "nodes": len(streets.xy),
        "length": float(streets.length.sum()),
        "link_length": float(far),
        "reached": reached,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def arguments() -> argparse.Namespace:
    """The command line of every library, read before it is imported: some take their threads then."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("arrays", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()
