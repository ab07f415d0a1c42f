// Which file a path means, which table, and what its name says about its format.

import Foundation
import Layers
import Testing

@Suite struct LayerPathTests {
  @Test(arguments: [
    ("parks.geojson", "parks.geojson", nil, LayerPath.Format.geoJSON),
    ("-", "-", nil, .geoJSON),
    ("parks.geojsonl.gz", "parks.geojsonl.gz", nil, .geoJSON),
    ("a:b.geojson", "a:b.geojson", nil, .geoJSON),
    ("city.gpkg", "city.gpkg", nil, .geoPackage),
    ("x/City.GPKG:公园", "x/City.GPKG", "公园", .geoPackage),
    ("old.gpkg:1/city.gpkg:parks", "old.gpkg:1/city.gpkg", "parks", .geoPackage),
    ("toilets.csv", "toilets.csv", nil, .csv),
    ("toilets.TSV.gz", "toilets.TSV.gz", nil, .csv),
    ("parks.shp", "parks.shp", nil, .converted),
    ("jiangsu.osm.pbf:multipolygons", "jiangsu.osm.pbf", "multipolygons", .converted),
    ("PG:dbname=city", "PG:dbname=city", nil, .converted),
    ("PG:dbname=city:parks", "PG:dbname=city", "parks", .converted),
  ])
  func pathsAreTakenApart(_ path: String, _ file: String, _ table: String?, _ format: LayerPath.Format) {
    let found = LayerPath(path)
    #expect(found.file == file)
    #expect(found.table == table)
    #expect(found.format == format)
  }
}
