"""CityCheck's results.json as the district table of the benchmark.

usage: citycheck_table.py RESULTS.json OUTPUT

Nothing is computed here but the shares that every peer's table gets: the sums are what CityCheck wrote.
Beside the table goes overlaps.json: the land that several features draw, which CityCheck counts once and the
peers each time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from work import KINDS, write_table

# The first of the indicators that standard-network.yaml adds.
WALKS = "park-walk"


def sums(results: dict) -> tuple[list[str], dict[str, list[float]]]:
    """The districts' ids and their sums: `work.SUMS`, and `work.WALKING_SUMS` where the audit walks."""
    ids = [district["id"] for district in results["districts"]]
    places: dict[str, dict[str, dict]] = {}
    for indicator in results["indicators"]:
        places[indicator["id"]] = {place["id"]: place for place in indicator["districts"]}

    def column(indicator: str, key: str) -> list[float]:
        # A district without anything to be served has no value; its sums are 0.
        return [places[indicator][district][key] or 0 for district in ids]

    def reached(kind: str, indicator: str = "ten-kinds") -> list[float]:
        numbers = []
        for district in ids:
            place = places[indicator][district]
            found = [entry for entry in place["detail"].get("categories", []) if entry["name"] == kind]
            numbers.append((place["denominator"] or 0) - found[0]["without"] if found else 0)
        return numbers

    walking = {}
    if WALKS in places:
        walking = {
            "residents_park_walk": column(WALKS, "numerator"),
            **{f"residents_{kind}_walk": reached(kind, "ten-kinds-walk") for kind in KINDS},
            "residents_all_kinds_walk": column("ten-kinds-walk", "numerator"),
            "street_m": column("streets-near-toilets", "denominator"),
            "street_m_near_toilet": column("streets-near-toilets", "numerator"),
        }
    return ids, walking | {
        "buildings": column("building-count", "denominator"),
        "buildings_near_park": column("building-count", "numerator"),
        "residents": column("park-homes", "denominator"),
        "residents_near_park": column("park-homes", "numerator"),
        **{f"residents_{kind}": reached(kind) for kind in KINDS},
        "residents_all_kinds": column("ten-kinds", "numerator"),
        "land_m2": column("park-land", "denominator"),
        "covered_m2": column("park-land", "numerator"),
        "shelter_m2": [places["shelter-area"][district]["detail"]["amount"] for district in ids],
        "toilets": [places["toilet-spacing"][district]["detail"]["facilities"] for district in ids],
        "toilets_near_toilet": column("toilet-spacing", "numerator"),
    }


def main() -> None:
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    results, output = Path(sys.argv[1]), Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    read = json.loads(results.read_text(encoding="utf-8"))
    ids, columns = sums(read)
    write_table(output, ids, columns, walks="street_m" in columns)
    land = next(indicator for indicator in read["indicators"] if indicator["id"] == "park-land")
    overlaps = {"land_m2": land["detail"]["overlap_counted_once"]}
    (output / "overlaps.json").write_text(json.dumps(overlaps), encoding="utf-8")


if __name__ == "__main__":
    main()
