// Regions side by side as a city's districts are: they share jagged borders, corner for corner, some have holes with
// other regions in them, some have two parts.

import Foundation
import Planar
import TestSupport

/// A made-up division of a square of land, 4 by 4 cells of some 1000 m, at a city's coordinates.
struct JaggedRegions {
  /// The regions: 0 to 13 one cell each but for what follows, 14 with two parts that do not touch, 15 in a hole of
  /// region 5, with the same edges. Region 6 has a hole with nothing in it.
  private(set) var geometries = PlanarGeometries()
  /// The corners of the land's north-south borders, west to east, each from south to north.
  private(set) var meridians: [[PlanarPoint]] = []

  static let originX = 512_000.0
  static let originY = 3_521_000.0
  static let side = 1000.0

  /// - Parameters:
  ///   - corners: How many edges a side of a cell has.
  ///   - jitter: How far the corners stray, in metres.
  init(_ random: inout SplitMix64, corners: Int = 12, jitter: Double = 20) {
    func place(_ x: Double, _ y: Double) -> PlanarPoint {
      PlanarPoint(
        x: Self.originX + x * Self.side + (jitter == 0 ? 0 : random.number(-jitter...jitter)),
        y: Self.originY + y * Self.side + (jitter == 0 ? 0 : random.number(-jitter...jitter)))
    }
    let nodes = (0...4).map { column in (0...4).map { row in place(Double(column), Double(row)) } }
    // Sides without their last corner: eastwards and northwards from each node.
    func side(_ one: PlanarPoint, _ other: PlanarPoint) -> [PlanarPoint] {
      [one]
        + (1..<corners).map { step in
          let share = Double(step) / Double(corners)
          let stray = jitter == 0 ? 0 : 1.0
          return PlanarPoint(
            x: one.x + share * (other.x - one.x) + stray * random.number(-20...20),
            y: one.y + share * (other.y - one.y) + stray * random.number(-20...20))
        }
    }
    var eastward: [[[PlanarPoint]]] = []
    var northward: [[[PlanarPoint]]] = []
    for column in 0...4 {
      eastward.append([])
      northward.append([])
      for row in 0...4 {
        eastward[column].append(column < 4 ? side(nodes[column][row], nodes[column + 1][row]) : [])
        northward[column].append(row < 4 ? side(nodes[column][row], nodes[column][row + 1]) : [])
      }
    }
    meridians = (0...4).map { column in (0..<4).flatMap { northward[column][$0] } + [nodes[column][4]] }
    func back(_ side: [PlanarPoint], _ end: PlanarPoint) -> [PlanarPoint] {
      [end] + side.dropFirst().reversed()
    }
    func cell(_ number: Int) -> [PlanarPoint] {
      let (column, row) = (number % 4, number / 4)
      return eastward[column][row] + northward[column + 1][row]
        + back(eastward[column][row + 1], nodes[column + 1][row + 1])
        + back(northward[column][row], nodes[column][row + 1])
    }
    func lake(_ number: Int) -> [PlanarPoint] {
      let (column, row) = (Double(number % 4), Double(number / 4))
      return (0..<9).map { corner in
        let angle = Double(corner) / 9 * 2 * .pi
        return place(column + 0.5 + 0.2 * cos(angle), row + 0.5 + 0.2 * sin(angle))
      }
    }
    let enclave = lake(5)
    for number in 0..<14 {
      switch number {
      case 5: geometries.addPolygon(rings: [cell(5), enclave])
      case 6: geometries.addPolygon(rings: [Array(cell(6).reversed()), lake(6)])
      default: geometries.addPolygon(rings: [cell(number)])
      }
    }
    // Two parts: a cell in the north, and an island far off in the south. The last cell is nobody's.
    for ring in [cell(14), [place(1, -2), place(3, -2), place(3, -1), place(1, -1)]] {
      for corner in ring + [ring[0]] { geometries.addVertex(x: corner.x, y: corner.y) }
      geometries.endRing()
      geometries.endPart()
    }
    geometries.endFeature(kind: .polygon)
    geometries.addPolygon(rings: [enclave])
  }

  /// A star-shaped ring of random corners around a place.
  static func star(
    _ x: Double, _ y: Double, radius: Double, corners: Int, _ random: inout SplitMix64
  ) -> [PlanarPoint] {
    (0..<corners).map { corner in
      let angle = Double(corner) / Double(corners) * 2 * .pi
      let reach = radius * random.number(0.5...1)
      return PlanarPoint(x: x + reach * cos(angle), y: y + reach * sin(angle))
    }
  }

  /// A random place on the land or near it.
  static func place(_ random: inout SplitMix64) -> PlanarPoint {
    PlanarPoint(x: originX + random.number(-200...4200), y: originY + random.number(-200...4200))
  }
}
