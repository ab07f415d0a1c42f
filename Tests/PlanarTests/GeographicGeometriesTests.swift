import Planar
import Testing

@Suite struct GeographicGeometriesTests {
  @Test func discardingKeepsColumnsAndLayoutInStep() {
    var geometries = GeographicGeometries()
    geometries.addVertex(longitude: 9, latitude: 50)
    geometries.endRing()
    geometries.endPart()
    geometries.endFeature(kind: .point)
    geometries.addVertex(longitude: 10, latitude: 51)
    geometries.endRing()
    geometries.addVertex(longitude: 11, latitude: 52)
    geometries.discardOpenFeature()
    #expect(geometries.longitudes == [9])
    #expect(geometries.latitudes == [50])
    #expect(geometries.layout.vertexCount == 1)
    #expect(geometries.count == 1)
  }

  @Test func theFirstVertexOfAnEmptyFeatureIsNil() {
    var geometries = GeographicGeometries()
    geometries.endFeature(kind: .empty)
    geometries.addVertex(longitude: 9, latitude: 50)
    geometries.endRing()
    geometries.endPart()
    geometries.endFeature(kind: .point)
    #expect(geometries.firstVertex(of: 0) == nil)
    #expect(geometries.firstVertex(of: 1) == GeographicPoint(longitude: 9, latitude: 50))
  }
}
