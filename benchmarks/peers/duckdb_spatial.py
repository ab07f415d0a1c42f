"""DuckDB with its spatial extension: one SQL script, joins by the spatial join operator.

`--reader gdal` reads with ST_Read, faster and leaner than `json`, DuckDB's own JSON reader. The service
areas are dissolved once and dumped, so that most land is decided by one ST_Covers. The districts are cut into
tiles, since a join tests every point against all vertices of a district: a quarter of the time.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from work import (
    ALL_KINDS, HOME_USE, KIND_REACH, KINDS, PARK_TIERS, SUMS, TOILET_SPACING,
    City, Layer, Stages, arguments, quoted, write_stages, write_table,
)  # fmt: skip


def load_extension(db: duckdb.DuckDBPyConnection, name: str) -> None:
    """Loads an extension from its own Python package; nothing is fetched at run time."""
    packages = Path(duckdb.__file__).parent.parent / f"duckdb_extension_{name}"
    found = sorted(packages.rglob("*.duckdb_extension"))
    if not found:
        raise SystemExit(f"the package duckdb-extension-{name} holds no extension for this machine")
    db.execute(f"LOAD '{found[0]}'")


# Tiles a side of the city; at 32 a tile holds some dozens of a district's vertices.
TILES = 32


def read_sql(layer: Layer, fields: dict[str, str], reader: str) -> str:
    """A query of the layer's columns under our names and its geometry in degrees."""
    if reader == "gdal":
        columns = "".join(f'"{theirs}" AS {ours}, ' for ours, theirs in fields.items())
        return f"SELECT {columns}geom FROM ST_Read({quoted(layer.path)})"
    columns = "".join(f"properties->>{quoted(theirs)} AS {ours}, " for ours, theirs in fields.items())
    if layer.is_lines:
        rows = (
            f"SELECT properties, geometry FROM read_json({quoted(layer.path)}, format = 'newline_delimited', "
            "columns = {properties: 'JSON', geometry: 'JSON'})"
        )
    else:
        rows = (
            "SELECT f->'properties' AS properties, f->'geometry' AS geometry "
            f"FROM (SELECT unnest(features) AS f "
            f"FROM read_json({quoted(layer.path)}, columns = {{features: 'JSON[]'}}, "
            "maximum_object_size = 4000000000))"
        )
    return f"SELECT {columns}ST_GeomFromGeoJSON(geometry) AS geom FROM ({rows})"


def main() -> None:
    given = arguments(__doc__, reader="gdal")
    city = City.load(given.audit)
    stages = Stages()
    db = duckdb.connect()
    load_extension(db, "spatial")
    load_extension(db, "json")
    db.execute(f"SET threads = {given.threads}; SET preserve_insertion_order = false")
    stages.end("start")

    wanted = city.sql_columns()
    for name, fields in wanted.items():
        db.execute(f"CREATE TABLE {name}_degrees AS {read_sql(city[name], fields, given.reader)}")
    stages.end("read")

    for name in wanted:
        db.execute(
            f"CREATE TABLE {name} AS SELECT * EXCLUDE geom, row_number() OVER () AS number, "
            f"ST_Transform(geom, 'EPSG:4326', {quoted(city.crs)}, always_xy := true) AS geom "
            f"FROM {name}_degrees; DROP TABLE {name}_degrees"
        )
    stages.end("project")

    home = f"use = {quoted(HOME_USE)}" if city["buildings"].has_use else "true"
    width, height = (f"(ST_{axis}Max(box) - ST_{axis}Min(box)) / {TILES}" for axis in "XY")
    # A place on a border belongs to the district that comes first.
    db.execute(f"""
        CREATE TABLE tiles AS
        SELECT d.number, ST_Intersection(d.geom, t.geom) AS geom
        FROM districts d JOIN (
          SELECT ST_MakeEnvelope(ST_XMin(box) + i * {width}, ST_YMin(box) + j * {height},
            ST_XMin(box) + (i + 1) * {width}, ST_YMin(box) + (j + 1) * {height}) AS geom
          FROM (SELECT ST_Extent_Agg(geom) AS box FROM districts), range({TILES}) x(i), range({TILES}) y(j)) t
          ON ST_Intersects(d.geom, t.geom);
        CREATE TABLE places AS
        SELECT number, id, {home} AS home, CASE WHEN {home} THEN residents::DOUBLE ELSE 0 END AS residents,
          ST_Centroid(geom) AS geom FROM buildings;
        DROP TABLE buildings;
        CREATE TABLE place_district AS
        SELECT p.number, min(d.number) AS district
        FROM places p JOIN tiles d ON ST_Intersects(d.geom, p.geom) GROUP BY p.number
    """)
    stages.end("assign")

    tiers = " ".join(f"WHEN ST_Area(geom) >= {least} THEN {within}" for least, within in PARK_TIERS)
    db.execute(f"""
        CREATE TABLE reaching AS SELECT * FROM (SELECT geom, CASE {tiers} END AS reach FROM parks)
        WHERE reach IS NOT NULL;
        CREATE TABLE service AS
        SELECT unnest(ST_Dump(ST_Union_Agg(ST_Buffer(geom, reach, {given.segments})))).geom AS geom
        FROM reaching;
        CREATE TABLE pieces AS SELECT district, geom, ST_Area(geom) AS area FROM (
          SELECT d.number AS district,
            CASE WHEN ST_Covers(d.geom, l.geom) THEN l.geom ELSE ST_Intersection(l.geom, d.geom) END AS geom
          FROM residential l JOIN districts d ON ST_Intersects(d.geom, l.geom));
        CREATE TABLE covered AS SELECT p.district,
            sum(CASE WHEN ST_Covers(s.geom, p.geom) THEN p.area
              ELSE ST_Area(ST_Intersection(p.geom, s.geom)) END) AS area
          FROM pieces p JOIN service s ON ST_Intersects(p.geom, s.geom) GROUP BY p.district
    """)
    stages.end("covered area")

    # The spatial join takes one distance, so each tier is a join of its own.
    near = " UNION ".join(
        f"SELECT p.number FROM places p JOIN (SELECT geom FROM reaching WHERE reach = {within}) r "
        f"ON ST_DWithin(p.geom, r.geom, {within})"
        for _, within in PARK_TIERS
    )
    db.execute(f"CREATE TABLE near_park AS {near}")
    stages.end("park reach")

    words = ", ".join(f"({quoted(word)}, {1 << bit})" for word, bit in city.kinds.items())
    db.execute(f"""
        CREATE TABLE reached AS
        SELECT p.number, bit_or(f.bit) AS kinds
        FROM (SELECT number, geom FROM places WHERE home) p
        JOIN (SELECT geom, bit FROM facilities JOIN (VALUES {words}) AS v(word, bit) USING (word)) f
          ON ST_DWithin(p.geom, f.geom, {KIND_REACH})
        GROUP BY p.number
    """)
    stages.end("kinds")

    db.execute(f"""
        CREATE TABLE shelter AS
        SELECT d.number AS district, sum(ST_Area(ST_Intersection(s.geom, d.geom))) AS area
        FROM (SELECT unnest(ST_Dump(ST_Union_Agg(geom))).geom AS geom FROM shelters) s
        JOIN districts d ON ST_Intersects(d.geom, s.geom) GROUP BY d.number;
        CREATE TABLE toilet_district AS
        SELECT t.number, min(d.number) AS district
        FROM toilets t JOIN tiles d ON ST_Intersects(d.geom, t.geom) GROUP BY t.number;
        CREATE TABLE near_toilet AS
        SELECT DISTINCT a.number FROM toilets a JOIN toilets b ON ST_DWithin(a.geom, b.geom, {TOILET_SPACING})
        WHERE a.number <> b.number
    """)
    stages.end("shelters, toilets")

    people = ", ".join(
        f"sum(residents) FILTER (WHERE kinds & {1 << bit} > 0) AS residents_{kind}"
        for bit, kind in enumerate(KINDS)
    )
    db.execute("""
        CREATE TABLE answers AS
        SELECT p.number, p.id, w.district, (n.number IS NOT NULL)::INT AS park, coalesce(r.kinds, 0) AS kinds,
          p.residents, p.geom
        FROM places p LEFT JOIN place_district w USING (number) LEFT JOIN near_park n USING (number)
          LEFT JOIN reached r USING (number)
    """)
    table = db.execute(f"""
        SELECT d.district, coalesce(COLUMNS(t.* EXCLUDE number), 0)
        FROM (SELECT number, district FROM districts) d
        LEFT JOIN (
          SELECT * FROM (SELECT number FROM districts)
          LEFT JOIN (SELECT district AS number, count(*) AS buildings, sum(park) AS buildings_near_park,
              sum(residents) AS residents, sum(park * residents) AS residents_near_park, {people},
              sum(residents) FILTER (WHERE kinds = {ALL_KINDS}) AS residents_all_kinds
            FROM answers GROUP BY district) USING (number)
          LEFT JOIN (SELECT district AS number, sum(area) AS land_m2 FROM pieces GROUP BY district)
            USING (number)
          LEFT JOIN (SELECT district AS number, area AS covered_m2 FROM covered) USING (number)
          LEFT JOIN (SELECT district AS number, area AS shelter_m2 FROM shelter) USING (number)
          LEFT JOIN (SELECT district AS number, count(*) AS toilets, count(n.number) AS toilets_near_toilet
            FROM toilet_district t LEFT JOIN near_toilet n USING (number) GROUP BY district) USING (number)
        ) t USING (number) ORDER BY number
    """).fetchnumpy()
    write_table(given.output, list(table["district"]), {name: table[name] for name in SUMS})
    stages.end("table")

    points = given.output / "points.geojson"
    points.unlink(missing_ok=True)
    db.execute(f"""
        COPY (SELECT a.id, d.district, a.park, a.kinds,
            ST_Transform(a.geom, {quoted(city.crs)}, 'EPSG:4326', always_xy := true) AS geom
          FROM answers a LEFT JOIN districts d ON d.number = a.district)
        TO {quoted(points)}
        WITH (FORMAT GDAL, DRIVER 'GeoJSON', LAYER_CREATION_OPTIONS 'COORDINATE_PRECISION=7')
    """)
    stages.end("write")
    write_stages(given.output, stages)


main()
