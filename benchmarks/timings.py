"""What `citycheck audit --timings` prints, and which stages of a peer stand beside CityCheck's.

All of it is processor time in seconds on one thread: a part of a pass has no time of its own on the wall.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

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
    """The stages of three runs of CityCheck: whole, without features, and without the ten kinds as well."""

    full: Mapping[str, float]
    plain: Mapping[str, float]
    few: Mapping[str, float]

    @staticmethod
    def median(rounds: Sequence[Timings]) -> Timings:
        def of(choose: Callable[[Timings], Mapping[str, float]]) -> dict[str, float]:
            chosen = [choose(timings) for timings in rounds]
            return {name: statistics.median(run[name] for run in chosen) for name in chosen[0]}

        return Timings(of(lambda t: t.full), of(lambda t: t.plain), of(lambda t: t.few))


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
        lambda t: total(t.plain, "read ", "pass buildings") - total(t.plain, PROJECTING, MEASURING),
        "GeoJSON into columns; CityCheck's also hashes every byte (SHA-256) and checks every feature",
    ),
    Row(
        "projecting", ("project",), lambda t: total(t.full, "project ", PROJECTING),
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
        lambda t: total(t.full, "write files", "pass buildings") - total(t.plain, "pass buildings"),
        "a point a building; CityCheck's also writes its results, patches, findings and maps",
    ),
)  # fmt: skip


def per_place(said: str, benchmark: str) -> float:
    """The seconds a place of a benchmark, from what `citycheck-bench` printed."""
    found = re.search(rf"^{re.escape(benchmark)}\s.*?(\d+\.\d+) ns per place", said, re.MULTILINE)
    if not found:
        raise SystemExit(f"citycheck-bench printed no line for '{benchmark}':\n{said[-500:]}")
    return float(found[1]) * 1e-9
