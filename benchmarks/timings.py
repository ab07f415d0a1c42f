"""What `citycheck audit --timings` prints, and which stages of a peer stand beside CityCheck's.

All of it is processor time in seconds on one thread: a part of a pass has no time of its own on the wall.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields

# Name, seconds on the wall (none for a part of a pass), processor time, rate where there is one, peak memory.
LINE = re.compile(
    r"^(?P<name>\s*\S.*?)\s+(?:(?P<wall>\d+\.\d{3})\s+)?(?P<cpu>\d+\.\d{3})"
    r"(?:\s+\d+(?:\.\d+)? MB?/s)?\s+(?P<peak>\d+)$"
)
HEADER = re.compile(r"^stage\s+seconds\s+CPU\s+rate\s+peak MB$")
PROJECTING, MEASURING = "  of it projecting", "  of it measuring"


def parsed(said: str) -> dict[str, float]:
    """The processor time of each stage in the table that CityCheck printed to standard error."""
    lines = said.splitlines()
    starts = [number for number, line in enumerate(lines) if HEADER.match(line)]
    if not starts:
        raise SystemExit(f"CityCheck printed no table of timings:\n{said[-500:]}")
    stages: dict[str, float] = {}
    for line in lines[starts[-1] + 1 :]:
        if line.startswith("all "):
            return stages
        found = LINE.match(line)
        if not found:
            raise SystemExit(f"this line of CityCheck's timings cannot be read: {line!r}")
        stages[found["name"]] = stages.get(found["name"], 0.0) + float(found["cpu"])
    raise SystemExit("CityCheck's table of timings breaks off before its last line")


@dataclass(frozen=True)
class Timings:
    """The stages of runs of CityCheck: in straight lines, without features, without the ten kinds as well.

    Where the walking network is part of the work, also of that, with and without features.
    """

    full: Mapping[str, float]
    plain: Mapping[str, float]
    few: Mapping[str, float]
    walking: Mapping[str, float] | None = None
    walking_plain: Mapping[str, float] | None = None

    @staticmethod
    def median(rounds: Sequence[Timings]) -> Timings:
        def of(name: str) -> dict[str, float] | None:
            chosen = [getattr(timings, name) for timings in rounds]
            if None in chosen:
                return None
            return {stage: statistics.median(run[stage] for run in chosen) for stage in chosen[0]}

        return Timings(*(of(one.name) for one in fields(Timings)))

    @property
    def straight(self) -> Timings:
        return Timings(self.full, self.plain, self.few)

    @property
    def whole(self) -> Mapping[str, float]:
        """The stages of the whole work, the network included where it is part of it."""
        return self.walking or self.full

    @property
    def whole_plain(self) -> Mapping[str, float]:
        return self.walking_plain or self.plain


def total(stages: Mapping[str, float], *starts: str) -> float:
    """The sum of the stages whose names start so; a stage that is gone is an error, not a nought."""
    sums = 0.0
    for start in starts:
        found = [seconds for name, seconds in stages.items() if name.startswith(start)]
        if not found:
            raise SystemExit(f"CityCheck's timings have no stage '{start}'; mend benchmarks/timings.py")
        sums += sum(found)
    return sums


def places(stages: Mapping[str, float]) -> float:
    """All that is done for the buildings between reading and writing: district, parks, ten kinds, sums."""
    return total(stages, "prepare buildings", MEASURING, "settle buildings")


@dataclass(frozen=True)
class Row:
    """A row of the table of ratios."""

    name: str
    # The peers' stages, by their names in `stages.json`.
    peers: tuple[str, ...]
    citycheck: Callable[[Timings], float]
    # What is compared with what, in plain words.
    says: str
    # Whether it is a part of the row before it.
    is_part: bool = False


ROWS = (
    Row(
        "reading", ("read",),
        lambda t: total(t.whole_plain, "read ", "pass buildings")
        - total(t.whole_plain, PROJECTING, MEASURING),
        "GeoJSON into columns; CityCheck's also hashes every byte (SHA-256) and checks every feature",
    ),
    Row(
        "projecting", ("project",), lambda t: total(t.whole, "project ", PROJECTING),
        "degrees to EPSG:32651, all layers",
    ),
    Row(
        "covered area", ("covered area",), lambda t: total(t.full, "place residential", "measure park-land"),
        "land cut at district borders and by the parks' reach: true arcs against 8 segments a quarter circle",
    ),
    Row(
        "buildings, all steps", ("assign", "park reach", "kinds", "table"),
        lambda t: places(t.plain)
        + total(t.full, "measure building-count", "measure park-homes", "measure ten-kinds"),
        "centroid, district, parks, ten kinds, sums; CityCheck's also keeps those that nothing reaches",
    ),
    Row(
        "… ten kinds, straight", ("kinds",), lambda t: places(t.plain) - places(t.few),
        "CityCheck's is the difference of two audits, with and without that indicator", is_part=True,
    ),
    Row(
        "writing", ("write",),
        lambda t: total(t.whole, "write files", "pass buildings") - total(t.whole_plain, "pass buildings"),
        "a point a building; CityCheck's also writes its results, patches, findings and maps",
    ),
)  # fmt: skip


def walking_network(timings: Timings) -> float:
    """What the network adds to an audit, but for what it adds to reading, projecting and writing."""
    added = spent(timings.walking or {}) - spent(timings.full)
    apart = [row for row in ROWS if row.name in ("reading", "projecting", "writing")]
    return added - sum(row.citycheck(timings) - row.citycheck(timings.straight) for row in apart)


def spent(stages: Mapping[str, float]) -> float:
    """All stages; a part of a pass is in the pass already."""
    return sum(seconds for name, seconds in stages.items() if not name.startswith(" "))


NETWORK_STAGES = ("network build", "network link", "network searches", "network metres")
NETWORK_ROW = Row(
    "walking network", NETWORK_STAGES, walking_network,
    "graph, joining, 12 searches, street metres near toilets. CityCheck's is the difference of two audits, "
    "with and without the network, less what that adds to reading, projecting and writing; it joins places "
    "to their exact position on a street, the peers to the nearest node",
)  # fmt: skip


def rows_of(walks: bool) -> tuple[Row, ...]:
    """The rows of the table, in the order of the work."""
    return (*ROWS[:-1], NETWORK_ROW, ROWS[-1]) if walks else ROWS


def per_place(said: str, benchmark: str) -> float:
    """The seconds a place of a benchmark, from what `citycheck-bench` printed."""
    found = re.search(rf"^{re.escape(benchmark)}\s.*?(\d+\.\d+) ns per place", said, re.MULTILINE)
    if not found:
        raise SystemExit(f"citycheck-bench printed no line for '{benchmark}':\n{said[-500:]}")
    return float(found[1]) * 1e-9
