// How sample places lie: the shapes that break spatial indexes.

import TestSupport
import Foundation
import Planar

enum PlaceShape: CaseIterable {
  case uniform
  /// All at one distance from the middle (500, 500): no box rules another out there.
  case circle
  /// Whole numbers on few lines: many equal distances and many equal places.
  case grid
  case clustered
  case collinear
  case identical

  func places(_ count: Int, _ random: inout SplitMix64) -> [PlanarPoint] {
    var cluster = PlanarPoint(x: 500, y: 500)
    return (0..<count).map { number in
      switch self {
      case .uniform:
        return PlanarPoint(x: random.number(0...1000), y: random.number(0...1000))
      case .circle:
        let angle = Double(number) / Double(count) * 2 * .pi
        return PlanarPoint(x: 500 + 400 * cos(angle), y: 500 + 400 * sin(angle))
      case .grid:
        return PlanarPoint(x: Double(random.whole(0...9)) * 100, y: Double(random.whole(0...9)) * 100)
      case .clustered:
        if random.whole(0...19) == 0 {
          cluster = PlanarPoint(x: random.number(0...1000), y: random.number(0...1000))
        }
        let spread = pow(10, random.number(-6...1))
        return PlanarPoint(
          x: cluster.x + random.number(-spread...spread), y: cluster.y + random.number(-spread...spread))
      case .collinear:
        return PlanarPoint(x: Double(random.whole(0...1000)), y: 250)
      case .identical:
        return PlanarPoint(x: 500, y: 500)
      }
    }
  }

  /// Boxes with their corners at such places, some without width, and each seventh empty.
  func boxes(_ count: Int, _ random: inout SplitMix64) -> [Box] {
    places(count, &random).enumerated().map { number, place in
      if number % 7 == 6 { return .empty }
      let width = random.whole(0...2) == 0 ? 0 : Double(random.whole(0...30))
      let height = random.whole(0...2) == 0 ? 0 : Double(random.whole(0...30))
      return Box(minX: place.x, minY: place.y, maxX: place.x + width, maxY: place.y + height)
    }
  }
}
