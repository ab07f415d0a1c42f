"""The work of the peer benchmark, said once: the city's files, the rules, the district table, the stages.

Every peer imports this module, so that none can do less than another. Distances are metres, areas m².
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

# The kinds in the order of standard.yaml; kind i is bit i of a building's `kinds`.
KINDS = (
    "kindergarten", "primary_school", "middle_school", "health_centre", "elderly_care",
    "market", "culture", "sport", "community_service", "bus_stop",
)  # fmt: skip
ALL_KINDS = (1 << len(KINDS)) - 1
KIND_REACH = 1000.0
# A park's least area in m² (inclusive) and how far it reaches, largest first.
PARK_TIERS = ((5000.0, 500.0), (400.0, 300.0))
TOILET_SPACING = 500.0
# Along streets: how far a park entrance and a toilet reach. The kinds reach as far as in straight lines.
PARK_WALK = 800.0
TOILET_WALK = 500.0
# A building with this property is a home where it holds this word; where no building has it, all are homes.
USE_FIELD, HOME_USE = "use", "residential"
# Straight pieces a quarter circle of a buffer: what DuckDB, SedonaDB, PostGIS and GEOS take unasked.
SEGMENTS = 8

# The sums that a peer hands over, one array a column in the order of the districts.
COUNTS = ("buildings", "buildings_near_park", "toilets", "toilets_near_toilet")
PEOPLE = ("residents", "residents_near_park", *(f"residents_{k}" for k in KINDS), "residents_all_kinds")
AREAS = ("land_m2", "shelter_m2")
BUFFERED_AREAS = ("covered_m2",)
SUMS = COUNTS + PEOPLE + AREAS + BUFFERED_AREAS
# What the walking network adds, for those that have one.
WALKING_PEOPLE = ("residents_park_walk", *(f"residents_{k}_walk" for k in KINDS), "residents_all_kinds_walk")
STREETS = ("street_m", "street_m_near_toilet")
WALKING_SUMS = WALKING_PEOPLE + STREETS
# What is divided by what: name, numerator, denominator, factor.
SHARES = (
    ("share_covered", "covered_m2", "land_m2", 1.0),
    ("share_near_park", "residents_near_park", "residents", 1.0),
    *((f"share_{kind}", f"residents_{kind}", "residents", 1.0) for kind in KINDS),
    ("share_all_kinds", "residents_all_kinds", "residents", 1.0),
    ("shelter_m2_per_resident", "shelter_m2", "residents", 1.0),
    ("toilets_per_km2", "toilets", "land_m2", 1e6),
    ("share_toilets_near", "toilets_near_toilet", "toilets", 1.0),
)
WALKING_SHARES = (
    *((name.replace("residents", "share"), name, "residents", 1.0) for name in WALKING_PEOPLE),
    ("share_streets_near_toilet", "street_m_near_toilet", "street_m", 1.0),
)


@dataclass(frozen=True)
class Layer:
    """A file of the city and the names of the properties that are needed."""

    path: Path
    fields: Mapping[str, str]

    def __getitem__(self, role: str) -> str:
        return self.fields[role]

    @property
    def has_use(self) -> bool:
        """Whether the features say a use; the first one decides."""
        with self.path.open("rb") as file:
            return f'"{USE_FIELD}"'.encode() in file.read(4096)

    @property
    def is_lines(self) -> bool:
        """Whether there is one feature a line and no collection around them."""
        return self.path.suffix in (".geojsonl", ".geojsons", ".ndjson")


@dataclass(frozen=True)
class City:
    """What an audit file says about a city."""

    name: str
    crs: str
    layers: Mapping[str, Layer]
    # The file's words for the kinds of facilities, to the position in KINDS.
    kinds: Mapping[str, int]

    def __getitem__(self, layer: str) -> Layer:
        return self.layers[layer]

    @property
    def walks(self) -> bool:
        """Whether the walking network is part of the work."""
        return "streets" in self.layers

    def sql_columns(self) -> dict[str, dict[str, str]]:
        """The properties that a query reads of each layer, under the names that the queries use."""
        columns = {
            "districts": {"district": self["districts"]["id"]},
            "residential": {},
            "buildings": {"id": self["buildings"]["id"], "residents": self["buildings"]["residents"]},
            "parks": {},
            "shelters": {},
            "toilets": {},
            "facilities": {"word": self["facilities"]["kind"]},
        }
        if self["buildings"].has_use:
            columns["buildings"]["use"] = USE_FIELD
        return columns

    @classmethod
    def load(cls, audit_file: Path) -> City:
        """Reads the audit file that `cities.py` derived for the benchmark."""
        audit = yaml.safe_load(audit_file.read_text(encoding="utf-8"))
        layers = {}
        for name, entry in audit["layers"].items():
            fields = {key: value for key, value in entry.items() if key not in ("path", "kinds")}
            layers[name] = Layer(audit_file.parent / entry["path"], fields)
        words = audit["layers"]["facilities"].get("kinds", {})
        kinds = {}
        for position, kind in enumerate(KINDS):
            spoken = words.get(kind, kind)
            for word in [spoken] if isinstance(spoken, str) else spoken:
                kinds[word] = position
        return cls(str(audit["city"]), audit["crs"], layers, kinds)


class Stages:
    """Wall and CPU seconds of each stage of a peer, and the memory it had taken by then."""

    def __init__(self) -> None:
        self.seconds: dict[str, dict[str, float]] = {}
        # The start of Python and the imports are a stage too: a user waits for them.
        self._wall, self._cpu = _process_start(), 0.0

    def end(self, name: str) -> None:
        """Ends a stage; one that comes again is added up."""
        usage = resource.getrusage(resource.RUSAGE_SELF)
        wall, cpu = time.monotonic(), usage.ru_utime + usage.ru_stime
        stage = self.seconds.setdefault(name, {"wall": 0.0, "cpu": 0.0, "peak_mb": 0.0})
        stage["wall"] += wall - self._wall
        stage["cpu"] += cpu - self._cpu
        stage["peak_mb"] = usage.ru_maxrss / 1024
        self._wall, self._cpu = wall, cpu


def _process_start() -> float:
    """When this process began, on the monotonic clock; now, where the system does not say."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
    except OSError:
        return time.monotonic()
    age = time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    return time.monotonic() - age


def arguments(description: str, **more: object) -> argparse.Namespace:
    """The command line that all peers share: AUDIT.yaml OUTPUT [--threads N] [--segments N]."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("audit", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--segments", type=int, default=SEGMENTS)
    for name, default in more.items():
        parser.add_argument(f"--{name}", default=default)
    chosen = parser.parse_args()
    chosen.output.mkdir(parents=True, exist_ok=True)
    return chosen


def quoted(text: object) -> str:
    """A text as SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def write_table(
    output: Path, districts: Sequence[object], sums: Mapping[str, Sequence[float]], walks: bool = False
) -> None:
    """Writes districts.csv: the sums and the shares that follow from them, by district id.

    With `walks`, what the walking network adds must be among them.
    """
    names = SUMS + WALKING_SUMS if walks else SUMS
    shares = SHARES + WALKING_SHARES if walks else SHARES
    missing = [name for name in names if name not in sums]
    if missing:
        raise SystemExit(f"the table lacks {', '.join(missing)}")
    rows = []
    for index, district in enumerate(districts):
        row: dict[str, object] = {"district": str(district)}
        row |= {name: _plain(sums[name][index]) for name in names}
        for name, numerator, denominator, scale in shares:
            base = float(row[denominator])
            row[name] = float(row[numerator]) / base * scale if base > 0 else ""
        rows.append(row)
    rows.sort(key=lambda row: row["district"])
    with (output / "districts.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, fieldnames=list(rows[0]))
        table.writeheader()
        table.writerows(rows)


def write_borders(output: Path, metres: float) -> None:
    """Writes borders.json beside the table: the metres of street that lie along a border."""
    (output / "borders.json").write_text(json.dumps({"street_m": metres}), encoding="utf-8")


def _plain(value: object) -> float | int:
    """A number of any library as Python's own; nothing at all is 0, which an SQL join may give."""
    number = 0.0 if value is None else float(value)
    return int(number) if number.is_integer() else number


def write_stages(output: Path, stages: Stages) -> None:
    """Writes stages.json beside the table, for the runner."""
    (output / "stages.json").write_text(json.dumps(stages.seconds, indent=1), encoding="utf-8")
