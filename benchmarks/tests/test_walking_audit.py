"""Tests of CityCheck's walking audits: `benchmarks/python -m unittest discover benchmarks/tests`."""

from __future__ import annotations

import json
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE), str(HERE / "peers")]

import yaml  # noqa: E402

# Found by the path above.
from citycheck_table import sums  # noqa: E402
from cities import for_peers  # noqa: E402
from walking_audit import at_nodes, joining, straight, table_rows, whole_standard  # noqa: E402
from work import KINDS, SUMS, WALKING_SUMS, City, write_table  # noqa: E402

# A city as its own audit file gives it.
AUDIT = """
city: Grid
standard: core
layers:
  districts: { path: districts.geojson, id: code, residents: pop }
  residential: { path: residential.geojson }
  buildings: { path: buildings.geojsonl, id: id, residents: people }
  parks: { path: parks.geojson, entrances: gates.geojson }
  shelters: { path: shelters.geojson }
  toilets: { path: toilets.geojson }
  facilities: { path: facilities.geojson, kind: kind }
"""


def indicator(identity: str, numerator: float, denominator: float, **detail: object) -> dict:
    place = {"id": "a", "numerator": numerator, "denominator": denominator, "detail": detail}
    return {"id": identity, "districts": [place]}


class WalkingAuditTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def city(self, *files: str) -> Path:
        (self.folder / "audit.yaml").write_text(AUDIT, encoding="utf-8")
        for file in files:
            (self.folder / file).write_text("{}", encoding="utf-8")
        return self.folder

    def table(self, name: str, walks: bool = True, **changes: float) -> Path:
        output = self.folder / name
        output.mkdir()
        columns = {column: [100.0, 300.0] for column in SUMS + WALKING_SUMS}
        write_table(output, ["a", "b"], columns | {k: [100.0, v] for k, v in changes.items()}, walks)
        return output

    def test_the_audit_names_streets_by_their_usual_file_and_entrances_as_the_city_does(self) -> None:
        audit = for_peers(self.city("roads.geojson", "gates.geojson", "entrances.geojson"), self.folder, True)
        layers = yaml.safe_load(audit.read_text())["layers"]
        self.assertEqual(layers["streets"], {"path": str(self.folder / "roads.geojson")})
        self.assertEqual(layers["entrances"], {"path": str(self.folder / "gates.geojson")})
        self.assertTrue(City.load(audit).walks)

    def test_a_city_without_streets_is_refused(self) -> None:
        with self.assertRaisesRegex(SystemExit, "needs streets; looked for streets.geojson, roads.geojson"):
            for_peers(self.city("gates.geojson"), self.folder, True)

    def test_in_straight_lines_nothing_of_the_network_is_left(self) -> None:
        city = self.city("streets.geojson", "gates.geojson")
        audit = for_peers(city, self.folder, True, whole_standard(self.folder))
        plain = straight(audit)
        self.assertEqual(City.load(plain).walks, False)
        alone = for_peers(city, self.folder)
        self.assertEqual(yaml.safe_load(plain.read_text()), yaml.safe_load(alone.read_text()))

    def test_the_whole_standard_holds_both_and_each_indicator_once(self) -> None:
        found = yaml.safe_load(whole_standard(self.folder).read_text())["indicators"]
        names = [one["id"] for one in found]
        self.assertEqual(len(names), len(set(names)))
        self.assertEqual(names[-3:], ["park-walk", "ten-kinds-walk", "streets-near-toilets"])
        walked = {one["id"]: next(iter(one["measure"].values())) for one in found}
        self.assertEqual(walked["park-walk"]["reach"], {"walk": {"within": 800}})
        self.assertEqual(walked["ten-kinds-walk"]["reach"], "walk")
        self.assertEqual(walked["ten-kinds-walk"]["categories"], walked["ten-kinds"]["categories"])
        self.assertEqual(walked["streets-near-toilets"]["weight"], "length")

    def test_the_run_at_nodes_differs_in_nothing_else(self) -> None:
        city = self.city("streets.geojson", "gates.geojson")
        audit = for_peers(city, self.folder, True, whole_standard(self.folder))
        asked, found = yaml.safe_load(audit.read_text()), yaml.safe_load(at_nodes(audit).read_text())
        self.assertEqual(found.pop("walking"), {"link": "node", "link_distance": "left_out"})
        self.assertEqual(found, asked)

    def test_citychecks_results_become_the_columns(self) -> None:
        without = [{"name": kind, "without": 7} for kind in KINDS]
        results = {
            "districts": [{"id": "a"}],
            "indicators": [
                indicator("building-count", 5, 9),
                indicator("park-homes", 50, 90),
                indicator("park-land", 5.5, 9.5),
                indicator("ten-kinds", 40, 90, categories=without),
                indicator("shelter-area", 1, 2, amount=3.5),
                indicator("toilet-spacing", 2, 3, facilities=4),
            ],
        }
        self.assertNotIn("street_m", sums(results)[1])
        results["indicators"] += [
            indicator("park-walk", 45, 90), indicator("ten-kinds-walk", 30, 90, categories=without),
            indicator("streets-near-toilets", 250.5, 1000.25),
        ]  # fmt: skip
        columns = sums(json.loads(json.dumps(results)))[1]
        self.assertEqual(columns["residents_park_walk"], [45])
        self.assertEqual(columns["residents_market_walk"], [83])
        self.assertEqual(columns["residents_all_kinds_walk"], [30])
        self.assertEqual(columns["street_m"], [1000.25])
        self.assertEqual(columns["street_m_near_toilet"], [250.5])
        self.assertEqual(columns.keys(), set(SUMS + WALKING_SUMS))

    def test_what_joining_changes_is_said_in_points(self) -> None:
        nodes = self.table("nodes", street_m_near_toilet=200.0)
        edges = self.table("edges", street_m_near_toilet=180.0)
        # 300 of 400 m and 280 of 400 m.
        self.assertIn("| share_streets_near_toilet | 75.00% | 70.00% | -5.00 |", joining(edges, nodes))

    def test_it_may_not_change_straight_lines(self) -> None:
        nodes, edges = self.table("nodes"), self.table("edges", residents=301.0)
        with self.assertRaisesRegex(SystemExit, "'residents' changes"):
            joining(edges, nodes)

    def test_a_table_that_lacks_the_network_is_refused_where_it_is_part_of_the_work(self) -> None:
        with self.assertRaisesRegex(SystemExit, "lacks residents_park_walk"):
            write_table(self.folder, ["a"], {column: [1.0] for column in SUMS}, walks=True)
        self.assertNotIn("street_m", table_rows(self.table("straight", walks=False))[0])


if __name__ == "__main__":
    unittest.main()
