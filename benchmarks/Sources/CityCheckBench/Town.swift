// What the benchmarks work on: a made-up town on a square of the plane, with as many vertices a feature as real layers
// have. Its shapes come from nothing but a seed, so that a change to `citycheck synth` moves no threshold.

internal import CityCheck
internal import Foundation

/// A made-up town of 8 by 8 km.
struct Town {
  /// The side of its square in metres.
  static let side = 8000.0

  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// A place in the square.
  mutating func place() -> PlanarPoint {
    PlanarPoint(x: random.between(0, Self.side), y: random.between(0, Self.side))
  }

  /// So many places, one point feature each.
  mutating func places(_ count: Int) -> PlanarGeometries {
    var places: [PlanarPoint] = []
    for _ in 0..<count { places.append(place()) }
    return PlanarGeometries(points: places)
  }

  /// Houses: rectangles of 100 to 800 m², turned any way; five vertices each.
  mutating func buildings(_ count: Int) -> PlanarGeometries {
    var buildings = PlanarGeometries()
    for _ in 0..<count {
      let middle = place()
      let turn = random.between(0, .pi)
      let (long, short) = (random.between(5, 20), random.between(5, 10))
      let (ux, uy) = (long * cos(turn), long * sin(turn))
      let (vx, vy) = (-short * sin(turn), short * cos(turn))
      buildings.addPolygon(rings: [
        [(1.0, 1.0), (-1, 1), (-1, -1), (1, -1)].map { u, v in
          PlanarPoint(x: middle.x + u * ux + v * vx, y: middle.y + u * uy + v * vy)
        }
      ])
    }
    return buildings
  }

  /// Parks of 0.04 to 8 ha at any place; 13 to 41 vertices each.
  mutating func parks(_ count: Int) -> PlanarGeometries {
    var parks = PlanarGeometries()
    for _ in 0..<count {
      let middle = place()
      let radius = random.between(0.1, 1)
      parks.addPolygon(rings: [
        ring(middle, radius: 15 + 145 * radius * radius, corners: random.whole(12, 40))
      ])
    }
    return parks
  }

  /// Residential land: one parcel in each cell of a grid, so that none overlap; 7 to 21 vertices each.
  mutating func parcels(perSide: Int) -> PlanarGeometries {
    var parcels = PlanarGeometries()
    let cell = Self.side / Double(perSide)
    for row in 0..<perSide {
      for column in 0..<perSide {
        let middle = PlanarPoint(x: (Double(column) + 0.5) * cell, y: (Double(row) + 0.5) * cell)
        let radius = random.between(0.2, 0.48) * cell
        parcels.addPolygon(rings: [ring(middle, radius: radius, corners: random.whole(6, 20))])
      }
    }
    return parcels
  }

  /// Districts that fill the square, four by four, with crooked borders that neighbours share; 97 vertices each.
  func districts() -> PlanarGeometries {
    var districts = PlanarGeometries()
    for row in 0..<4 {
      for column in 0..<4 {
        let (west, south) = (24 * column, 24 * row)
        var corners: [PlanarPoint] = []
        for step in 0..<24 { corners.append(knot(west + step, south)) }
        for step in 0..<24 { corners.append(knot(west + 24, south + step)) }
        for step in 0..<24 { corners.append(knot(west + 24 - step, south + 24)) }
        for step in 0..<24 { corners.append(knot(west, south + 24 - step)) }
        districts.addPolygon(rings: [corners])
      }
    }
    return districts
  }

  /// A corner of a grid of 96 by 96 cells, moved a little; the same for all who ask.
  private func knot(_ column: Int, _ row: Int) -> PlanarPoint {
    var own = SplitMix64(seed: UInt64(column * 97 + row))
    let cell = Self.side / 96
    return PlanarPoint(
      x: cell * (Double(column) + own.between(-0.3, 0.3)), y: cell * (Double(row) + own.between(-0.3, 0.3)))
  }

  /// A star-shaped ring around a place, without its closing vertex.
  private mutating func ring(_ middle: PlanarPoint, radius: Double, corners: Int) -> [PlanarPoint] {
    var ring: [PlanarPoint] = []
    for corner in 0..<corners {
      let angle = 2 * .pi * Double(corner) / Double(corners)
      let reach = radius * random.between(0.7, 1)
      ring.append(PlanarPoint(x: middle.x + reach * cos(angle), y: middle.y + reach * sin(angle)))
    }
    return ring
  }
}
