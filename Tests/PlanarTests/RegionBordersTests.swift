// Edges near a window, against the box of every edge.

import TestSupport
import Testing

@testable import Planar

@Suite struct RegionBordersTests {
  @Test(arguments: [1, 2] as [UInt64])
  func edgesAreThoseWhoseBoxesMeetTheWindow(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let regions = JaggedRegions(&random).geometries
    let borders = RegionBorders(regions)
    var found = 0
    for _ in 0..<200 {
      let place = JaggedRegions.place(&random)
      let window = Box(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)
        .expanded(by: random.number(1...300))
      var expected: [Int] = []
      var expectedOfFive: [Int] = []
      for feature in 0..<regions.count {
        for ring in regions.layout.rings(ofFeature: feature) {
          for edge in regions.layout.vertices(of: ring).dropLast() {
            var box = Box.empty
            box.extend(x: regions.x[edge], y: regions.y[edge])
            box.extend(x: regions.x[edge + 1], y: regions.y[edge + 1])
            guard box.intersects(window) else { continue }
            expected.append(edge)
            if feature == 5 { expectedOfFive.append(edge) }
          }
        }
      }
      #expect(borders.edges(near: window).map(\.start) == expected, "seed \(seed)")
      #expect(borders.edges(near: window, ofFeature: 5).map(\.start) == expectedOfFive, "seed \(seed)")
      #expect(borders.touches(window) == !expected.isEmpty, "seed \(seed)")
      found += expected.count
    }
    #expect(found > 500)
  }

  @Test func polygonsThatAreNotFiniteArePassedOver() {
    let borders = RegionBorders(.rectangles([(0, 0, .infinity, 1), (5, 5, 6, 6)]))
    #expect(!borders.touches(Box(minX: 0, minY: 0, maxX: 1, maxY: 1)))
    #expect(borders.touches(Box(minX: 5, minY: 0, maxX: 5, maxY: 9)))
    #expect(borders.features == [-1, 1])
  }
}
