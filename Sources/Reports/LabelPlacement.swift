// Where labels go so that none covers another: each at its own place if that is free, else as near as there
// is room.

/// Places labels one after the other.
struct LabelPlacement {
  private let panel: SheetBox
  private var taken: [SheetBox] = []

  /// Labels on a panel.
  init(panel: SheetBox) {
    self.panel = panel
  }

  /// Places a label around a place.
  mutating func place(_ label: DistrictLabel, around point: SheetPoint, within reach: Double) -> SheetBox? {
    place(width: label.width, height: label.height, around: point, within: reach)
  }

  /// Places a label of a size with its middle at a place, or at most `reach` pixels from it; nil, and nothing
  /// taken, when there is no room.
  mutating func place(
    width: Double, height: Double, around point: SheetPoint, within reach: Double
  ) -> SheetBox? {
    for distance in [0.0, 6, 12, 20, 32, 46, 62, 80, 100, 120, 140] where distance <= reach {
      for direction in Self.directions {
        let box = SheetBox(
          x: point.x + direction.x * distance - width / 2, y: point.y + direction.y * distance - height / 2,
          width: width, height: height)
        guard panel.contains(box), !taken.contains(where: { $0.overlaps(box) }) else { continue }
        taken.append(box)
        return box
      }
    }
    return nil
  }

  // Up and down first: labels are low, so that a short way clears another one.
  private static let directions: [SheetPoint] = {
    let diagonal = 0.5.squareRoot()
    return [
      SheetPoint(x: 0, y: -1), SheetPoint(x: 0, y: 1), SheetPoint(x: 1, y: 0), SheetPoint(x: -1, y: 0),
      SheetPoint(x: diagonal, y: -diagonal), SheetPoint(x: -diagonal, y: -diagonal),
      SheetPoint(x: diagonal, y: diagonal), SheetPoint(x: -diagonal, y: diagonal),
    ]
  }()
}
