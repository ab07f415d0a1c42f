"""SedonaDB: its own reader of files, then SQL on tables that are kept in memory from step to step.

Land that lies in one district whole is told apart before anything is intersected. By `--coverage local` each
piece is held against the buffers that meet it, which was faster than `union`, one dissolved service area.
"""

from __future__ import annotations

import numpy as np
import sedonadb

from work import (
    ALL_KINDS, HOME_USE, KIND_REACH, KINDS, PARK_TIERS, SUMS, TOILET_SPACING,
    City, Stages, arguments, quoted, write_stages, write_table,
)  # fmt: skip


def main() -> None:
    given = arguments(__doc__, coverage="local")
    city = City.load(given.audit)
    stages = Stages()
    db = sedonadb.connect()
    db.sql(f"SET datafusion.execution.target_partitions = {given.threads}")

    def make(table: str, query: str) -> None:
        db.sql(query).to_memtable().to_view(table, True)

    stages.end("start")

    wanted = city.sql_columns()
    for name in wanted:
        # All columns are read: choosing some in the same query fails in this version.
        db.read_pyogrio(city[name].path).to_memtable().to_view(f"{name}_degrees", True)
    stages.end("read")

    for name, fields in wanted.items():
        columns = "".join(f'"{theirs}" AS "{ours}", ' for ours, theirs in fields.items())
        make(
            name,
            f"SELECT {columns}row_number() OVER () AS number, "
            f"ST_Transform(wkb_geometry, 'EPSG:4326', {quoted(city.crs)}) AS geom FROM {name}_degrees",
        )
        db.drop_view(f"{name}_degrees")
    stages.end("project")

    home = f'"use" = {quoted(HOME_USE)}' if city["buildings"].has_use else "true"
    make(
        "places",
        f"SELECT number, id, {home} AS home, CASE WHEN {home} THEN CAST(residents AS DOUBLE) ELSE 0.0 END "
        "AS residents, ST_Centroid(geom) AS geom FROM buildings",
    )
    db.drop_view("buildings")
    # A place on a border belongs to the district that comes first.
    make(
        "place_district",
        "SELECT p.number, min(d.number) AS district FROM places p "
        "JOIN districts d ON ST_Intersects(d.geom, p.geom) GROUP BY p.number",
    )
    stages.end("assign")

    tiers = " ".join(f"WHEN ST_Area(geom) >= {least} THEN {within}" for least, within in PARK_TIERS)
    make(
        "reaching",
        f"SELECT * FROM (SELECT geom, CASE {tiers} END AS reach FROM parks) WHERE reach IS NOT NULL",
    )
    make("service", f"SELECT ST_Buffer(geom, reach, 'quad_segs={given.segments}') AS geom FROM reaching")
    make(
        "inner_land",
        "SELECT l.number, d.number AS district, l.geom FROM residential l "
        "JOIN districts d ON ST_Covers(d.geom, l.geom)",
    )
    make("border_land", "SELECT l.* FROM residential l LEFT ANTI JOIN inner_land i ON l.number = i.number")
    make(
        "pieces",
        """SELECT row_number() OVER () AS piece, district, geom, ST_Area(geom) AS area FROM (
             SELECT district, geom FROM inner_land UNION ALL
             SELECT d.number AS district, ST_Intersection(l.geom, d.geom) AS geom
             FROM border_land l JOIN districts d ON ST_Intersects(d.geom, l.geom))""",
    )
    if given.coverage == "local":
        make(
            "covered",
            """SELECT piece, ST_Area(ST_Union_Agg(ST_Intersection(p.geom, s.geom))) AS area
               FROM pieces p JOIN service s ON ST_Intersects(p.geom, s.geom) GROUP BY piece""",
        )
    else:
        make(
            "dissolved",
            "SELECT d['geom'] AS geom FROM (SELECT unnest(ST_Dump(g)) AS d FROM "
            "(SELECT ST_Union_Agg(geom) AS g FROM service))",
        )
        make(
            "covered",
            """SELECT piece, sum(CASE WHEN ST_Covers(s.geom, p.geom) THEN p.area
                 ELSE ST_Area(ST_Intersection(p.geom, s.geom)) END) AS area
               FROM pieces p JOIN dissolved s ON ST_Intersects(p.geom, s.geom) GROUP BY piece""",
        )
    stages.end("covered area")

    near = " UNION ALL ".join(
        f"SELECT p.number FROM places p JOIN (SELECT geom FROM reaching WHERE reach = {within}) r "
        f"ON ST_DWithin(p.geom, r.geom, {within})"
        for _, within in PARK_TIERS
    )
    make("near_park", f"SELECT DISTINCT number FROM ({near})")
    stages.end("park reach")

    words = " ".join(f"WHEN {quoted(word)} THEN {1 << bit}" for word, bit in city.kinds.items())
    make("kinds", f"SELECT geom, CASE word {words} END AS bit FROM facilities")
    make("homes", "SELECT number, geom FROM places WHERE home")
    make(
        "reached",
        f"SELECT p.number, bit_or(f.bit) AS kinds FROM homes p "
        f"JOIN kinds f ON ST_DWithin(p.geom, f.geom, {KIND_REACH}) WHERE f.bit IS NOT NULL GROUP BY p.number",
    )
    stages.end("kinds")

    make(
        "shelter_land",
        "SELECT d['geom'] AS geom FROM (SELECT unnest(ST_Dump(g)) AS d FROM "
        "(SELECT ST_Union_Agg(geom) AS g FROM shelters))",
    )
    make(
        "shelter",
        "SELECT d.number AS district, sum(ST_Area(ST_Intersection(s.geom, d.geom))) AS area "
        "FROM shelter_land s JOIN districts d ON ST_Intersects(d.geom, s.geom) GROUP BY d.number",
    )
    make(
        "toilet_district",
        "SELECT t.number, min(d.number) AS district FROM toilets t "
        "JOIN districts d ON ST_Intersects(d.geom, t.geom) GROUP BY t.number",
    )
    make(
        "near_toilet",
        "SELECT DISTINCT a.number FROM toilets a "
        f"JOIN toilets b ON ST_DWithin(a.geom, b.geom, {TOILET_SPACING}) WHERE a.number <> b.number",
    )
    stages.end("shelters, toilets")

    make(
        "answers",
        """SELECT p.number, p.id, w.district, CASE WHEN n.number IS NULL THEN 0 ELSE 1 END AS park,
             coalesce(r.kinds, 0) AS kinds, p.residents, p.geom
           FROM places p LEFT JOIN place_district w ON p.number = w.number
             LEFT JOIN near_park n ON p.number = n.number LEFT JOIN reached r ON p.number = r.number""",
    )
    people = ", ".join(
        f"sum(CASE WHEN kinds & {1 << bit} > 0 THEN residents ELSE 0 END) AS residents_{kind}"
        for bit, kind in enumerate(KINDS)
    )
    queries = (
        "SELECT district, count(*) AS buildings, sum(park) AS buildings_near_park, "
        f"sum(residents) AS residents, sum(park * residents) AS residents_near_park, {people}, "
        f"sum(CASE WHEN kinds = {ALL_KINDS} THEN residents ELSE 0 END) AS residents_all_kinds "
        "FROM answers WHERE district IS NOT NULL GROUP BY district",
        "SELECT district, sum(p.area) AS land_m2, sum(coalesce(c.area, 0)) AS covered_m2 "
        "FROM pieces p LEFT JOIN covered c ON p.piece = c.piece GROUP BY district",
        "SELECT district, area AS shelter_m2 FROM shelter",
        "SELECT t.district, count(*) AS toilets, count(n.number) AS toilets_near_toilet "
        "FROM toilet_district t LEFT JOIN near_toilet n ON t.number = n.number GROUP BY t.district",
    )
    districts = db.sql("SELECT number, district FROM districts ORDER BY number").to_arrow_table().to_pydict()
    rows = {number: row for row, number in enumerate(districts["number"])}
    sums = {name: np.zeros(len(rows)) for name in SUMS}
    for query in queries:
        answer = db.sql(query).to_arrow_table().to_pydict()
        for name in answer.keys() - {"district"}:
            for district, value in zip(answer["district"], answer[name], strict=True):
                sums[name][rows[district]] = value
    write_table(given.output, districts["district"], sums)
    stages.end("table")

    points = given.output / "points.geojson"
    points.unlink(missing_ok=True)
    db.sql(
        "SELECT a.id, d.district, a.park, a.kinds, "
        f"ST_Transform(a.geom, {quoted(city.crs)}, 'EPSG:4326') AS geom "
        "FROM answers a LEFT JOIN districts d ON d.number = a.district"
    ).to_pyogrio(points, driver="GeoJSON", layer_options={"COORDINATE_PRECISION": "7"})
    stages.end("write")
    write_stages(given.output, stages)


main()
