// Lists of lines: reaches of water, banks, greenways, wires and footways, all cut from the lines of the map.

/// Makes the layers of lines.
struct LineRecords: Sendable {
  let ground: RecordGround
  let seed: UInt64

  var all: [RecordLayer] { [waterReaches, waterfronts, greenways, lines, footways] }

  private func line(_ points: [GroundPoint]) -> FeatureGeometry { .line(points.map(ground.frame.position)) }

  /// Rivers and canals in reaches; two are light black-odorous, one was not graded.
  private var waterReaches: RecordLayer {
    var layer = RecordLayer("water_reaches", "WR", seed: seed)
    let reaches = ground.waters.flatMap { water in
      Curve.cut(water.points, every: 1400).map { (water.name, $0) }
    }
    for (index, reach) in reaches.enumerated() {
      let isLight = RecordLayer.isPlanted(index, of: reaches.count, count: 2)
      let isUngraded = !isLight && index == reaches.count / 2
      layer.add(
        line(reach.1),
        [
          ("name", reach.0.map { .text($0.chinese) } ?? .null),
          ("name_en", reach.0.map { .text($0.english) } ?? .null),
          ("grade", isUngraded ? .null : .text(isLight ? "light" : "none")),
        ])
    }
    return layer
  }

  /// Both banks in the built-up parts, and whether the public can walk along them.
  private var waterfronts: RecordLayer {
    var layer = RecordLayer("waterfronts", "WF", seed: seed)
    for water in ground.waters {
      for side in [26.0, -26] {
        for piece in Curve.cut(Curve.moved(water.points, by: side), every: 420) {
          let middle = piece[piece.count / 2]
          guard ground.isBuiltUp(middle), ground.isLand(piece),
            let district = ground.district(at: middle)
          else { continue }
          layer.add(
            line(piece), [("public", layer.random.answer(0.35 + 0.5 * ground.care(district), unknown: 0.02))])
        }
      }
    }
    return layer
  }

  /// Paths along the waters through the built-up parts, one side only, with gaps.
  private var greenways: RecordLayer {
    var layer = RecordLayer("greenways", "GW", seed: seed)
    for water in ground.waters {
      for piece in Curve.cut(Curve.moved(water.points, by: 30), every: 500) {
        guard ground.isBuiltUp(piece[piece.count / 2]), ground.isLand(piece), layer.random.chance(0.86) else {
          continue
        }
        layer.add(line(piece), [("name", .text((water.name?.chinese ?? "江海") + "绿道"))])
      }
    }
    return layer
  }

  /// Power and telephone lines along main, secondary and some branch roads.
  private var lines: RecordLayer {
    var layer = RecordLayer("lines", "LN", seed: seed)
    along([.arterial, .secondary, .branch], aside: 10, density: 0.5, every: 900) { kind, points, district in
      if kind == .branch, !layer.random.chance(0.12) { return }
      let road = kind == .arterial ? "main" : kind == .secondary ? "secondary" : "branch"
      let share = kind == .arterial ? 0.85 : kind == .secondary ? 0.6 : 0.3
      layer.add(
        line(points),
        [
          ("road", .text(road)),
          ("underground", layer.random.answer(share - 0.2 * (1 - ground.care(district)), unknown: 0.015)),
        ])
    }
    return layer
  }

  /// Pavements beside main and secondary roads, and whether they have tactile paving.
  private var footways: RecordLayer {
    var layer = RecordLayer("footways", "FW", seed: seed)
    for side in [15.0, -15] {
      along([.arterial, .secondary], aside: side, density: 0.6, every: 600) { kind, points, district in
        let share = (kind == .arterial ? 0.95 : 0.8) - 0.15 * (1 - ground.care(district))
        layer.add(line(points), [("tactile", layer.random.answer(share, unknown: 0.01))])
      }
    }
    return layer
  }

  private func along(
    _ kinds: Set<CityLine.Kind>, aside: Double, density: Double, every: Double,
    add: (CityLine.Kind, [GroundPoint], Int) -> Void
  ) {
    for piece in ground.streets where !piece.isBridge {
      let kind = ground.network.lines[piece.line].kind
      guard kinds.contains(kind), Curve.length(piece.points) > 60 else { continue }
      for part in Curve.cut(Curve.moved(piece.points, by: aside), every: every) {
        let middle = part[part.count / 2]
        guard ground.network.terrain.density(at: middle) >= density, ground.isLand(part),
          let district = ground.district(at: middle)
        else { continue }
        add(kind, Curve.simplified(part, tolerance: 2), district)
      }
    }
  }
}
