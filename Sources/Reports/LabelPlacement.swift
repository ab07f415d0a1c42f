// Where labels go so that none covers another: each at its own place if that is free, else as near as there is room.

/// Places labels one after the other.
struct LabelPlacement {
  /// A label that has a place.
  struct Placed: Hashable {
    /// Its rectangle on the sheet.
    var box: SheetBox
    /// Whether it had to move so far that a line must lead to its place.
    var needsLeader: Bool
  }

  private let panel: SheetBox
  private var taken: [SheetBox]

  /// Labels on a panel, clear of what is already there.
  init(panel: SheetBox, taken: [SheetBox] = []) {
    self.panel = panel
    self.taken = taken
  }

  /// Places a label of a size around a place; nil, and nothing taken, when there is no room within 140 pixels.
  mutating func place(width: Double, height: Double, around point: SheetPoint) -> Placed? {
    for distance in [0.0, 10, 20, 32, 46, 62, 80, 100, 120, 140] {
      for direction in Self.directions {
        let middle = SheetPoint(x: point.x + direction.x * distance, y: point.y + direction.y * distance)
        let box = SheetBox(x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)
        guard panel.contains(box), !taken.contains(where: { $0.overlaps(box) }) else { continue }
        taken.append(box)
        let coversPoint = box.contains(SheetBox(x: point.x, y: point.y, width: 0, height: 0))
        return Placed(box: box, needsLeader: !coversPoint)
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
