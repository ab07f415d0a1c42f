// Offset curves: places, crossings and angles turned by whole circles.

import Foundation
import Testing

@testable import Planar

@Suite struct OffsetCurveTests {
  @Test func placesAndCrossings() {
    let segment = OffsetCurve(x: 1, y: 1, ux: 0.6, uy: 0.8, start: 0, end: 10)
    #expect(segment.place(at: 5) == PlanarPoint(x: 4, y: 5))
    var found: [Double] = []
    segment.crossings(with: 4, 0, 4, 1) { found.append($0) }
    #expect(found.count == 1 && abs(found[0] - 5) < 1e-14)
    segment.crossings(with: 0, 0, 0.6, 0.8) { found.append($0) }
    #expect(found.count == 1, "parallel lines do not cross")
    let arc = OffsetCurve(x: 0, y: 0, radius: 5, start: 2 * .pi, end: 2 * .pi + 0.7)
    found = []
    arc.crossings(with: 0, 3, 1, 3) { found.append($0) }
    #expect(found.contains { abs($0 - 2 * .pi - asin(0.6)) < 1e-14 })
    #expect(found.allSatisfy { $0 >= arc.start && $0 < arc.end })
    found = []
    arc.crossings(with: 0, 6, 1, 6) { found.append($0) }
    #expect(found.isEmpty)
  }

  @Test func bandsAreWhereAnArcIsBetweenTwoDistances() {
    let arc = OffsetCurve(x: 0, y: 0, radius: 10, start: 0, end: 0.75)
    var bands: [(Double, Double)] = []
    // Between 6 and 8 to the north.
    arc.forEachBand(around: .pi / 2, from: 6, to: 8) { bands.append(($0, $1)) }
    #expect(bands.contains { abs($0.0 - asin(0.6)) < 1e-14 && abs($0.1 - asin(0.8)) < 1e-14 })
    bands = []
    arc.forEachBand(around: .pi / 2, from: 11, to: 12) { bands.append(($0, $1)) }
    #expect(bands.isEmpty)
    arc.forEachBand(around: .pi / 2, from: -11, to: 12) { bands.append(($0, $1)) }
    #expect(bands.count == 1 && bands[0] == (0, 0.75))
  }
}
