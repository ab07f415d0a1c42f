// Short ways to write geometries down in tests, well-formed or not.

import TestSupport
import Foundation
import Planar

extension PlanarGeometries {
  /// One rectangle a feature, from (minX, minY, maxX, maxY).
  static func rectangles(_ boxes: [(Double, Double, Double, Double)]) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    for (a, b, c, d) in boxes {
      geometries.addExactly(.polygon, [[[(a, b), (c, b), (c, d), (a, d), (a, b)]]])
    }
    return geometries
  }

  /// One feature from parts of rings of (x, y), exactly as given: nothing is closed or left out.
  static func exactly(_ kind: GeometryKind, _ parts: [[[(Double, Double)]]]) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    geometries.addExactly(kind, parts)
    return geometries
  }

  mutating func addExactly(_ kind: GeometryKind, _ parts: [[[(Double, Double)]]]) {
    for part in parts {
      for ring in part {
        for (x, y) in ring { addVertex(x: x, y: y) }
        endRing()
      }
      endPart()
    }
    endFeature(kind: kind)
  }
}

/// A closed square ring from its south-western corner, counter-clockwise.
func square(_ x: Double, _ y: Double, _ side: Double) -> [(Double, Double)] {
  [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
}

/// The bow-tie of two triangles of 1 m² each that meet at (1, 1).
let bowTie: [(Double, Double)] = [(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]

/// A closed star-shaped ring around a middle.
func star(
  _ x: Double, _ y: Double, radius: Double, corners: Int, _ random: inout SplitMix64
) -> [(Double, Double)] {
  var ring = (0..<corners).map { corner -> (Double, Double) in
    let angle = Double(corner) / Double(corners) * 2 * .pi
    let reach = radius * random.number(0.7...1)
    return (x + reach * cos(angle), y + reach * sin(angle))
  }
  ring.append(ring[0])
  return ring
}

/// Features of all kinds on a grid of whole metres, so that equal distances are common.
func mixedFeatures(_ count: Int, _ random: inout SplitMix64) -> PlanarGeometries {
  var geometries = PlanarGeometries()
  func place(_ random: inout SplitMix64) -> (Double, Double) {
    (Double(random.whole(0...40)), Double(random.whole(0...40)))
  }
  for _ in 0..<count {
    let (x, y) = place(&random)
    switch random.whole(0...6) {
    case 0: geometries.endFeature(kind: .empty)
    case 1: geometries.addExactly(.point, [[[(x, y)]]])
    case 2: geometries.addExactly(.point, [[[(x, y)]], [[place(&random)]]])
    case 3: geometries.addExactly(.line, [[[(x, y), place(&random), place(&random)]]])
    case 4: geometries.addExactly(.polygon, [[square(x, y, Double(random.whole(1...6)))]])
    case 5: geometries.addExactly(.polygon, [[square(x, y, 9), square(x + 2, y + 2, 5)]])
    default:
      geometries.addExactly(
        .polygon, [[square(x, y, 2)], [star(x + 20, y, radius: 5, corners: 60, &random)]])
    }
  }
  return geometries
}
