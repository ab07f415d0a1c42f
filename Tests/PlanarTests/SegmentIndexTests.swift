import Foundation
import Planar
import Testing

@Suite struct SegmentIndexTests {
  // The rule restated: 0 inside, else the least distance to a point or segment; nil for nothing.
  private func squaredDistance(_ x: Double, _ y: Double, _ feature: Int, _ geometries: PlanarGeometries)
    -> Double?
  {
    if geometries.covers(x: x, y: y, feature: feature) { return 0 }
    var least: Double?
    for ring in geometries.layout.rings(ofFeature: feature) {
      let vertices = geometries.layout.vertices(of: ring)
      for vertex in vertices {
        let from = vertex == vertices.lowerBound ? vertex : vertex - 1
        let squared = Distance.squared(
          x: x, y: y, toSegment: geometries.x[from], geometries.y[from], geometries.x[vertex],
          geometries.y[vertex])
        least = min(least ?? .infinity, squared)
      }
    }
    return least
  }

  private func check(_ geometries: PlanarGeometries, features: [Int]? = nil, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let index = SegmentIndex(geometries, features: features)
    for query in 0..<60 {
      let isWhole = query % 2 == 0
      let x = isWhole ? Double(random.whole(-3...45)) : random.number(-3...45)
      let y = isWhole ? Double(random.whole(-3...45)) : random.number(-3...45)
      let within = [Double.infinity, 10, 3, 0].shuffled(using: &random)[0]
      let sorted = Set(features ?? Array(0..<geometries.count)).compactMap { feature in
        squaredDistance(x, y, feature, geometries).map { Neighbor(item: feature, squaredDistance: $0) }
      }.sorted { ($0.squaredDistance, $0.item) < ($1.squaredDistance, $1.item) }
      let near = sorted.filter { $0.squaredDistance <= within * within }
      let note: Comment = "(\(x), \(y)) within \(within) of \(geometries.count) features, seed \(seed)"

      let nearest = index.nearest(x: x, y: y, within: within)
      #expect(nearest?.feature == near.first?.item, note)
      #expect(nearest?.distance == near.first?.distance, note)
      for limit in [1, 2, 5, geometries.count + 1] {
        #expect(
          index.nearest(x: x, y: y, limit: limit, within: within) == Array(near.prefix(limit)), note)
      }
      let reach = within + 1e-6
      let reached = sorted.filter { $0.squaredDistance <= reach * reach }.map(\.item).sorted()
      #expect(index.features(x: x, y: y, within: within) == reached, note)
      #expect(index.isWithinReach(x: x, y: y, of: within) == !reached.isEmpty, note)
    }
  }

  @Test func agreesWithMeasuringEveryFeatureAtSmallSizes() {
    for count in 0...40 {
      var random = SplitMix64(seed: UInt64(count) + 900)
      check(mixedFeatures(count, &random), seed: UInt64(count) + 900)
    }
  }

  @Test func agreesWithMeasuringEveryFeatureInLargeSets() {
    var random = SplitMix64(seed: 41)
    check(mixedFeatures(600, &random), seed: 41)
  }

  @Test(arguments: PlaceShape.allCases) func agreesForPointsOfEveryShape(shape: PlaceShape) {
    var random = SplitMix64(seed: 42)
    let places = shape.places(700, &random).map { PlanarPoint(x: $0.x / 25, y: $0.y / 25) }
    check(PlanarGeometries(points: places), seed: 42)
  }

  @Test func chosenFeaturesKeepTheirNumbersWhateverTheirOrder() {
    var random = SplitMix64(seed: 43)
    let geometries = mixedFeatures(80, &random)
    let chosen = (0..<80).filter { $0 % 3 == 0 }.shuffled(using: &random)
    check(geometries, features: chosen + chosen.prefix(5), seed: 43)
  }

  @Test func ofEquallyNearFeaturesTheLowerNumberComesFirst() {
    var geometries = PlanarGeometries(points: [PlanarPoint(x: 1, y: 1)])
    geometries.addExactly(.polygon, [[square(0, 0, 2)]])
    geometries.addExactly(.polygon, [[square(0, 0, 3)]])
    geometries.addExactly(.line, [[[(1, 1), (5, 5)]]])
    let index = SegmentIndex(geometries)
    #expect(index.nearest(x: 1, y: 1)?.feature == 0)
    #expect(index.nearest(x: 1, y: 1, limit: 1).map(\.item) == [0])
    #expect(index.nearest(x: 1, y: 1, limit: 9).map(\.item) == [0, 1, 2, 3])
    #expect(index.nearest(x: 1.5, y: 1, limit: 2).map(\.item) == [1, 2])
  }

  @Test func anEmptySupplyIsNeverNear() {
    var geometries = PlanarGeometries()
    geometries.endFeature(kind: .empty)
    for index in [
      SegmentIndex(PlanarGeometries()), SegmentIndex(geometries), SegmentIndex(geometries, features: []),
    ] {
      #expect(index.isEmpty)
      #expect(index.nearest(x: 0, y: 0) == nil)
      #expect(index.nearest(x: 0, y: 0, limit: 3).isEmpty)
      #expect(!index.isWithinReach(x: 0, y: 0, of: .infinity))
      #expect(index.features(x: 0, y: 0, within: .infinity).isEmpty)
    }
  }

  @Test func segmentsThatCouldNotBeProjectedAreNotNear() {
    var geometries = PlanarGeometries(points: [PlanarPoint(x: .nan, y: .nan), PlanarPoint(x: 3, y: 4)])
    geometries.addExactly(.polygon, [[[(0, 0), (1, 0), (.nan, .nan), (0, 1), (0, 0)]]])
    let index = SegmentIndex(geometries)
    #expect(index.nearest(x: 0.1, y: 0.3, limit: 5).map(\.item) == [2, 1])
    #expect(index.nearest(x: 0.25, y: 0.5)?.distance == 0.25)
    #expect(index.nearest(x: .nan, y: 0) == nil)
    #expect(!index.isWithinReach(x: 0, y: .nan, of: .infinity))
    #expect(index.features(x: .nan, y: .nan, within: 1e9).isEmpty)
  }

  @Test func aReachBelowZeroReachesNothing() {
    let index = SegmentIndex(PlanarGeometries.exactly(.polygon, [[square(0, 0, 2)]]))
    #expect(index.nearest(x: 1, y: 1, within: -1) == nil)
    #expect(index.nearest(x: 1, y: 1, limit: 1, within: -1).isEmpty)
    #expect(!index.isWithinReach(x: 1, y: 1, of: -1))
    #expect(index.features(x: 1, y: 1, within: -1).isEmpty)
  }

  @Test func aPlaceAtExactlyTheThresholdIsServed() {
    let index = SegmentIndex(PlanarGeometries(points: [PlanarPoint(x: 0, y: 0)]))
    var over = 0
    for degree in 0..<360 {
      let angle = Double(degree) * .pi / 180
      let (x, y) = (400 * cos(angle), 400 * sin(angle))
      if (x * x + y * y).squareRoot() > 400 { over += 1 }
      #expect(index.isWithinReach(x: x, y: y, of: 400), "at \(degree) degrees")
      #expect(index.features(x: x, y: y, within: 400) == [0], "at \(degree) degrees")
      #expect(!index.isWithinReach(x: x * 1.000_000_01, y: y * 1.000_000_01, of: 400), "at \(degree) degrees")
    }
    // The tolerance has work to do: some of these places measure more than 400 m.
    #expect(over > 0)
  }

  @Test func visitsTheSegmentsThatMeetTheWindow() {
    let index = SegmentIndex(PlanarGeometries.exactly(.line, [[[(0, 0), (10, 0), (10, 10)]]]))
    var seen: [[Double]] = []
    index.forEachSegment(intersecting: Box(minX: 9, minY: 4, maxX: 11, maxY: 5)) { feature, ax, ay, bx, by in
      seen.append([Double(feature), ax, ay, bx, by])
    }
    #expect(seen == [[0, 10, 0, 10, 10]])
  }
}
