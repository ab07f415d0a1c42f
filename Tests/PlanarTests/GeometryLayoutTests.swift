import Planar
import Testing

@Suite struct GeometryLayoutTests {
  // A multipolygon of two parts (the first with a hole), an empty feature, a line.
  let geometries: PlanarGeometries = {
    var geometries = PlanarGeometries()
    geometries.addExactly(.polygon, [[square(0, 0, 9), square(1, 1, 2)], [square(20, 0, 3)]])
    geometries.endFeature(kind: .empty)
    geometries.addExactly(.line, [[[(0, 0), (1, 1)]]])
    return geometries
  }()

  @Test func aNewLayoutIsWithoutFeatures() {
    let layout = GeometryLayout()
    #expect(layout.featureCount == 0)
    #expect(layout.partCount == 0)
    #expect(layout.ringCount == 0)
    #expect(layout.vertexCount == 0)
  }

  @Test func featuresOwnPartsOwnRingsOwnVertices() {
    let layout = geometries.layout
    #expect(layout.kinds == [.polygon, .empty, .line])
    #expect(layout.partCount == 3)
    #expect(layout.ringCount == 4)
    #expect(layout.vertexCount == 17)
    #expect(layout.parts(of: 0) == 0..<2)
    #expect(layout.parts(of: 1) == 2..<2)
    #expect(layout.parts(of: 2) == 2..<3)
    #expect(layout.rings(of: 0) == 0..<2)
    #expect(layout.rings(of: 1) == 2..<3)
    #expect(layout.rings(ofFeature: 0) == 0..<3)
    #expect(layout.rings(ofFeature: 1) == 3..<3)
    #expect(layout.vertices(of: 1) == 5..<10)
    #expect(layout.vertices(ofFeature: 0) == 0..<15)
    #expect(layout.vertices(ofFeature: 1).isEmpty)
    #expect(layout.vertices(ofFeature: 2) == 15..<17)
  }

  @Test(arguments: 0...4)
  func discardingTakesBackWhateverIsOpen(stage: Int) {
    var open = geometries
    if stage > 0 { open.addVertex(x: 1, y: 1) }
    if stage > 1 { open.endRing() }
    if stage > 2 { open.endPart() }
    if stage > 3 { open.addVertex(x: 2, y: 2) }
    open.discardOpenFeature()
    #expect(open == geometries)
    open.endFeature(kind: .empty)
    #expect(open.layout.vertices(ofFeature: 3).isEmpty)
  }

  @Test func discardingBeforeTheFirstFeatureLeavesNothing() {
    var open = PlanarGeometries()
    open.addVertex(x: 1, y: 1)
    open.endRing()
    open.discardOpenFeature()
    #expect(open == PlanarGeometries())
  }

  @Test func aSliceIsCutAsItsFeaturesAreAlone() {
    let layout = geometries.layout
    for lower in 0...3 {
      for upper in lower...3 {
        let (slice, vertices) = layout.slice(lower..<upper)
        let alone = geometries.selecting(lower..<upper)
        #expect(slice == alone.layout, "\(lower)..<\(upper)")
        #expect(Array(geometries.x[vertices]) == alone.x, "\(lower)..<\(upper)")
      }
    }
  }
}
