"""Whether programs computed the same city: their district tables and their points, held against each other.

usage: agreement.py REFERENCE OUTPUT[:SEGMENTS]...

Each argument is a folder with a districts.csv; the first is CityCheck's, whose service areas have true arcs.
A buffer of straight pieces always covers a little less, by a known share (SEGMENTS a quarter circle, 8 unless
said), so that its covered land may fall short by that much and never be more. Land that several features draw
counts once in CityCheck and each time in the peers: where CityCheck's folder has overlaps.json, land may be
more by just that. Points are compared among the outputs that have a points.geojson. What the walking network
adds is compared with the outputs that have it; the others leave it out, and that is said. A street along a
border counts in one district, but rounding says in which: where a folder has borders.json, districts may
differ by so many metres, the city by none. Prints the worst relative difference of each column; ends with 1
when something disagrees.
"""

from __future__ import annotations

import csv
import gc
import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson

from work import AREAS, BUFFERED_AREAS, COUNTS, PEOPLE, SEGMENTS, STREETS, SUMS, WALKING_PEOPLE, WALKING_SUMS

# Sums of whole people in binary floats, in any order.
PEOPLE_TOLERANCE = 1e-9
# Land is cut in doubles by all; SedonaDB's union moves vertices by up to a tenth of a millimetre.
AREA_TOLERANCE = {"land_m2": 1e-9, "shelter_m2": 1e-6}
# Streets are cut at the borders in doubles, and a search adds up lengths in its own order.
STREETS_TOLERANCE = 1e-9
# CityCheck's own arcs may be drawn with so many segments that they are short by this share.
ARC_TOLERANCE = 2e-6
# A district may hold little more than edges of service areas; the bias is then larger than that of a disc.
EDGE_FACTOR = 2.0
# Degrees: the seventh decimal, and the tenth of a metre by which GDAL misplaces one point in 100 000.
PLACE_TOLERANCE = 2e-6


@dataclass(frozen=True)
class Output:
    """What a program wrote."""

    folder: Path
    segments: int

    @classmethod
    def parse(cls, argument: str) -> Output:
        folder, _, segments = argument.partition(":")
        return cls(Path(folder), int(segments or SEGMENTS))

    @property
    def name(self) -> str:
        return self.folder.name

    def table(self) -> tuple[list[str], dict[str, np.ndarray]]:
        with (self.folder / "districts.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        names = SUMS + WALKING_SUMS if WALKING_SUMS[0] in rows[0] else SUMS
        return [row["district"] for row in rows], {
            name: np.array([float(row[name]) for row in rows]) for name in names
        }

    @property
    def overlap(self) -> float:
        """The land in m² that several features draw and this output counts once."""
        found = self.folder / "overlaps.json"
        return json.loads(found.read_text(encoding="utf-8"))["land_m2"] if found.exists() else 0.0

    @property
    def on_borders(self) -> float:
        """The metres of street that lie along a border, where this output says so."""
        found = self.folder / "borders.json"
        return json.loads(found.read_text(encoding="utf-8"))["street_m"] if found.exists() else 0.0

    @property
    def disc_bias(self) -> float:
        """The share of a disc that a polygon of so many segments a quarter leaves out."""
        corners = 4 * self.segments
        return 1 - corners / (2 * math.pi) * math.sin(2 * math.pi / corners)


def relative(difference: np.ndarray, base: np.ndarray) -> np.ndarray:
    return np.divide(difference, base, out=np.where(difference == 0, 0.0, np.inf), where=base > 0)


def disagreement(
    column: str, given: np.ndarray, reference: np.ndarray, output: Output, overlap: float
) -> str | None:
    """What is wrong with a column, or nothing."""
    if column in COUNTS:
        return None if np.array_equal(given, reference) else "counts differ"
    short = relative(reference - given, reference)
    if column in BUFFERED_AREAS:
        allowed = EDGE_FACTOR * output.disc_bias
        if (given - reference > ARC_TOLERANCE * reference + overlap).any():
            return f"covers more than true arcs do, by {-short.min():.2g} of a district's"
        fault = f"short by {short.max():.2g}, expected at most {allowed:.2g}"
        return fault if short.max() > allowed else None
    if column in STREETS:
        if abs(given.sum() - reference.sum()) > STREETS_TOLERANCE * reference.sum():
            return f"{given.sum():.6f} m in the city, not {reference.sum():.6f} m"
        off = np.abs(given - reference) - output.on_borders
        fault = (
            f"a district is off by more than {STREETS_TOLERANCE:g} and {output.on_borders:.0f} m on borders"
        )
        return fault if (off > STREETS_TOLERANCE * reference).any() else None
    tolerance = AREA_TOLERANCE.get(column, PEOPLE_TOLERANCE)
    if column == "land_m2" and overlap > 0:
        more = given - reference
        slack = tolerance * reference
        if (more < -slack).any() or abs(more.sum() - overlap) > slack.sum():
            return f"{more.sum():.6f} m² more, where features overlap by {overlap:.6f} m²"
        return None
    return None if np.abs(short).max() <= tolerance else f"off by more than {tolerance:g}"


def compare_tables(reference: Output, others: list[Output]) -> list[str]:
    """Prints the worst difference of each column and returns what is wrong."""
    ids, truth = reference.table()
    overlap = reference.overlap
    wrong: list[str] = []
    worst: dict[str, list[str]] = {column: [] for column in truth}
    for output in others:
        their_ids, table = output.table()
        if their_ids != ids:
            wrong.append(f"{output.name}: the districts are not those of {reference.name}")
            continue
        for column in truth:
            if column not in table:
                worst[column].append("left out")
                continue
            fault = disagreement(column, table[column], truth[column], output, overlap)
            if fault:
                wrong.append(f"{output.name}, {column}: {fault}")
            by = relative(np.abs(table[column] - truth[column]), truth[column]).max()
            worst[column].append("0" if by == 0 else f"{by:.1e}")
    if overlap > 0:
        print(f"{overlap:.2f} m² of land are drawn more than once; {reference.name} counts them once")
    width = max(map(len, truth))
    print(f"worst relative difference from {reference.name} over {len(ids)} districts")
    print(" " * width, *(f"{output.name:>20}" for output in others))
    for column in COUNTS + PEOPLE + AREAS + BUFFERED_AREAS + WALKING_PEOPLE + STREETS:
        if column in worst:
            print(f"{column:{width}}", *(f"{text:>20}" for text in worst[column]))
    return wrong


def points(output: Output) -> dict[str, np.ndarray]:
    """The points in the order of their ids."""
    read = orjson.loads((output.folder / "points.geojson").read_bytes())["features"]
    properties = [feature["properties"] for feature in read]
    answers = [key for key in properties[0] if key not in ("id", "district")]
    ids = np.array([str(entry["id"]) for entry in properties])
    order = np.argsort(ids)
    return {
        "id": ids[order],
        "district": np.array([str(entry["district"]) for entry in properties])[order],
        **{key: np.array([entry[key] for entry in properties])[order] for key in answers},
        "place": np.array([feature["geometry"]["coordinates"] for feature in read])[order],
    }


def compare_points(outputs: list[Output]) -> list[str]:
    """Compares the points of each output with those of the first; returns what is wrong."""
    # Features without cycles, millions of them: the collector would only look.
    gc.disable()
    wrong: list[str] = []
    reference = points(outputs[0])
    for output in outputs[1:]:
        mine = points(output)
        if not np.array_equal(mine["id"], reference["id"]):
            wrong.append(f"{output.name}: the points are not those of {outputs[0].name}")
            continue
        for key in mine.keys() & reference.keys() - {"id", "place"}:
            different = np.count_nonzero(mine[key] != reference[key])
            if different:
                wrong.append(f"{output.name}: {different} points differ in '{key}' from {outputs[0].name}")
        farthest = np.abs(mine["place"] - reference["place"]).max(initial=0.0)
        if farthest > PLACE_TOLERANCE:
            wrong.append(f"{output.name}: a point lies {farthest:.1e}° off that of {outputs[0].name}")
    print(f"points: {len(reference['id'])} each, of {', '.join(output.name for output in outputs)}")
    return wrong


def main() -> None:
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    reference, *others = map(Output.parse, sys.argv[1:])
    wrong = compare_tables(reference, others)
    with_points = [output for output in (reference, *others) if (output.folder / "points.geojson").exists()]
    if len(with_points) > 1:
        wrong += compare_points(with_points)
    if wrong:
        raise SystemExit("the programs disagree:\n  " + "\n  ".join(wrong))
    print("the programs agree")


if __name__ == "__main__":
    main()
