// Where the things on a list stand: along streets, at junctions, on blocks and among homes.

/// A place of a list.
struct RecordPlace: Sendable {
  var point: GroundPoint
  var district: Int
  /// The class of the street it stands at.
  var street: CityLine.Kind?
}

/// The rule by which a list chooses its places.
enum RecordSites: Sendable {
  /// Along streets of some classes: metres between two places, metres beside the line, least density around,
  /// and the share of streets that have any.
  case streets(
    Set<CityLine.Kind>, every: ClosedRange<Double>, aside: Double, density: Double, share: Double = 1)
  /// At junctions whose largest two streets are of some classes.
  case junctions(Set<CityLine.Kind>, with: Set<CityLine.Kind>, share: Double)
  /// On residential land: one place for so many m², at least one.
  case homes(each: Double)
  /// On blocks of some uses.
  case blocks(Set<Block.Use>, share: Double)
  /// On the banks of rivers and canals, so many metres apart.
  case banks(every: ClosedRange<Double>)
}

extension RecordGround {
  /// The places of a list, in the order of the map; none lies outside of the districts.
  func places(_ sites: RecordSites, random: inout RandomSource) -> [RecordPlace] {
    var places: [RecordPlace] = []
    func add(_ point: GroundPoint, _ street: CityLine.Kind? = nil) {
      guard let district = district(at: point) else { return }
      places.append(RecordPlace(point: point, district: district, street: street))
    }
    switch sites {
    case .streets(let kinds, let every, let aside, let density, let share):
      for piece in streets where !piece.isBridge && kinds.contains(network.lines[piece.line].kind) {
        let length = Curve.length(piece.points)
        guard random.chance(share) else { continue }
        var at = random.between(8, min(every.lowerBound, max(9, length)))
        while at < length {
          let place = Curve.place(on: piece.points, at: at)
          // A long road is furnished where it runs through the quarter, not out to the fields.
          if network.terrain.density(at: place.point) >= density {
            add(place.point + place.along.left * aside, network.lines[piece.line].kind)
          }
          at += random.between(every.lowerBound, every.upperBound)
        }
      }
    case .junctions(let firsts, let seconds, let share):
      for junction in junctions where firsts.contains(junction.first) && seconds.contains(junction.second) {
        guard random.chance(share) else { continue }
        add(junction.point + GroundPoint(random.between(-9, 9), random.between(-9, 9)), junction.first)
      }
    case .homes(let each):
      for parcel in plan.parcels {
        let wanted = max(1, Int((parcel.area / each).rounded()))
        var found = 0
        for _ in 0..<(wanted * 6) where found < wanted {
          guard let point = inner(of: parcel.ring, random: &random) else { continue }
          if parcel.holes.contains(where: { $0.contains(point) }) { continue }
          add(point)
          found += 1
        }
      }
    case .blocks(let uses, let share):
      for block in plan.blocks where uses.contains(block.use) && block.zone != .rural {
        guard random.chance(share) else { continue }
        for _ in 0..<8 {
          guard let point = inner(of: block.ring, random: &random) else { continue }
          add(point)
          break
        }
      }
    case .banks(let every):
      for water in waters {
        let length = Curve.length(water.points)
        var at = random.between(60, every.upperBound)
        while at < length {
          let place = Curve.place(on: water.points, at: at)
          add(place.point + place.along.left * (random.chance(0.5) ? 24 : -24))
          at += random.between(every.lowerBound, every.upperBound)
        }
      }
    }
    return places
  }

  /// A place drawn from the box around a ring; nil where it fell beside the ring.
  func inner(of ring: GroundRing, random: inout RandomSource) -> GroundPoint? {
    let across = ring.reach(along: GroundPoint(1, 0))
    let up = ring.reach(along: GroundPoint(0, 1))
    let point = GroundPoint(
      random.between(across.low, across.high), random.between(up.low, up.high))
    return ring.contains(point) ? point : nil
  }
}
