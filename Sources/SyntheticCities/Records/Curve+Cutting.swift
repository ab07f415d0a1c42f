// Lines cut into pieces and moved to a side, as a list of reaches, banks or footways has them.

extension Curve {
  /// A line in equal pieces of about a length in metres, each ending where the next begins.
  static func cut(_ points: [GroundPoint], every: Double) -> [[GroundPoint]] {
    let count = max(1, Int((length(points) / every).rounded()))
    let step = length(points) / Double(count)
    var pieces: [[GroundPoint]] = []
    var piece: [GroundPoint] = []
    var gone = 0.0
    for (index, point) in points.enumerated() {
      if index > 0 {
        let before = points[index - 1]
        let size = before.distance(to: point)
        while pieces.count + 1 < count, gone + size > step * Double(pieces.count + 1) + 1e-6, size > 0 {
          let share = (step * Double(pieces.count + 1) - gone) / size
          let here = before + (point - before) * share
          if let last = piece.last, last != here { piece.append(here) }
          pieces.append(piece)
          piece = [here]
        }
        gone += size
      }
      if piece.last != point { piece.append(point) }
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces.filter { $0.count > 1 }
  }

  /// A line moved to its left, in metres; negative moves it to the right.
  static func moved(_ points: [GroundPoint], by distance: Double) -> [GroundPoint] {
    points.indices.map { index in
      let before = index > 0 ? (points[index] - points[index - 1]).unit : GroundPoint(0, 0)
      let after = index + 1 < points.count ? (points[index + 1] - points[index]).unit : GroundPoint(0, 0)
      return points[index] + (before + after).unit.left * distance
    }
  }
}
