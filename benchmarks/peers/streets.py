"""The walking network of the peers: lines into nodes and edges with numpy, searches with scipy.

Places join the network at the nearest node, which is what these libraries do; two-way nodes stay nodes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import dijkstra

# Vertices so near to each other are one place, in metres.
SAME_PLACE = 0.001


@dataclass(frozen=True)
class Network:
    """Nodes by their coordinates in metres, and for each edge its two nodes and its length."""

    xy: np.ndarray
    first: np.ndarray
    last: np.ndarray
    length: np.ndarray


def numbered(xy: np.ndarray) -> tuple[np.ndarray, int]:
    """For each vertex the number of its place, places in the order they come in, and how many there are."""
    cells = np.rint((xy - xy.min(axis=0)) / SAME_PLACE).astype(np.int64)
    # One integer a place: sorted many times faster than pairs of numbers.
    keys = cells[:, 0] * (cells[:, 1].max() + 1) + cells[:, 1]
    found, sorted_places = np.unique(keys, return_inverse=True)
    # In the order of the file, neighbours lie nearer in memory, and searches take less than in sorted order.
    comes_at = np.empty(len(found), np.int64)
    comes_at[sorted_places[::-1]] = np.arange(len(xy))[::-1]
    order = np.empty(len(found), np.int64)
    order[np.argsort(comes_at)] = np.arange(len(found))
    return order[sorted_places], len(found)


def parted(xy: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lines cut where they share a vertex, so that they meet at their ends only.

    Line i has the rows `starts[i]` to `starts[i + 1]` of `xy`.
    """
    places, count = numbered(xy)
    inside = np.ones(len(xy), bool)
    inside[starts[:-1]] = inside[starts[1:] - 1] = False
    cut = inside & (np.bincount(places, minlength=count) > 1)[places]
    if not cut.any():
        return xy, starts
    cuts = np.flatnonzero(cut)
    # A vertex where a line is cut comes twice: it ends one piece and begins the next.
    moved = np.concatenate([[0], np.cumsum(cut)])
    begins = np.concatenate([starts + moved[starts], cuts + moved[cuts] + 1])
    return np.repeat(xy, np.where(cut, 2, 1), axis=0), np.sort(begins)


def network(xy: np.ndarray, starts: np.ndarray) -> Network:
    """The network of lines that meet at their ends only: an edge a line."""
    steps = np.zeros(len(xy))
    np.hypot(*np.diff(xy, axis=0).T, out=steps[1:])
    # From the end of a line to the start of the next there is no street.
    steps[starts[:-1]] = 0.0
    ends = np.stack([starts[:-1], starts[1:] - 1])
    nodes, count = numbered(xy[ends.ravel()])
    where = np.empty((count, 2))
    where[nodes] = xy[ends.ravel()]
    first, last = nodes.reshape(2, -1)
    return Network(where, first, last, np.add.reduceat(steps, starts[:-1]))


def matrix(streets: Network) -> csr_matrix:
    """The network as scipy's graph, both ways; of several edges between two nodes the shortest counts."""
    count, length = len(streets.xy), streets.length
    first, last = streets.first.astype(np.int32), streets.last.astype(np.int32)
    rows, columns = np.concatenate([first, last]), np.concatenate([last, first])
    both = np.concatenate([length, length])
    built = coo_matrix((both, (rows, columns)), shape=(count, count)).tocsr()
    if built.nnz == len(rows):
        return built
    # scipy has added up what stands in one place.
    order = np.lexsort((both, columns, rows))
    rows, columns, both = rows[order], columns[order], both[order]
    shortest = np.append(True, (rows[1:] != rows[:-1]) | (columns[1:] != columns[:-1]))
    where = rows[shortest], columns[shortest]
    return coo_matrix((both[shortest], where), shape=(count, count)).tocsr()


def distances(graph: csr_matrix, sources: np.ndarray, limit: float) -> np.ndarray:
    """For each node the metres to the nearest source, infinite beyond the limit (which is within)."""
    if len(sources) == 0:
        return np.full(graph.shape[0], np.inf)
    return dijkstra(graph, indices=np.unique(sources), min_only=True, limit=limit)


def walked_in(streets: Network, found: np.ndarray, limit: float) -> tuple[np.ndarray, np.ndarray]:
    """Of each edge the metres within the limit, from its first node on and from its last one back."""
    return (
        np.clip(limit - found[streets.first], 0.0, streets.length),
        np.clip(limit - found[streets.last], 0.0, streets.length),
    )
