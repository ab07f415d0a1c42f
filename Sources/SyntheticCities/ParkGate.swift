// The gates of parks: where a walk into a park ends, for reaches along streets.

/// A way into a park.
struct ParkGate: Sendable {
  var park: Int
  var point: GroundPoint

  /// The gates of parks of 1000 m² and more, on their boundary, about 120 to 200 m apart.
  static func all(_ parks: [Park], random: inout RandomSource) -> [ParkGate] {
    var gates: [ParkGate] = []
    for (index, park) in parks.enumerated() where park.area >= 1000 {
      let around = park.ring.perimeter
      let count = max(1, Int(around / random.between(150, 230)))
      let start = random.unit()
      let line = park.ring.points + [park.ring.points[0]]
      for gate in 0..<count {
        let share = (start + (Double(gate) + random.between(-0.2, 0.2)) / Double(count) + 1)
        let place = Curve.place(on: line, at: (share - share.rounded(.down)) * around)
        gates.append(ParkGate(park: index, point: place.point))
      }
    }
    return gates
  }
}
