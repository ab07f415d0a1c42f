// Residents in square cells of 400 m, as a statistical grid gives them: the register's count, not the
// buildings'.

/// A cell of the population grid.
struct PopulationCell: Sendable {
  var column: Int
  var row: Int
  var people: Int

  /// The side of a cell, in metres.
  static let side = 400.0

  var ring: GroundRing {
    let (x, y) = (Double(column) * Self.side, Double(row) * Self.side)
    return GroundRing([
      GroundPoint(x, y), GroundPoint(x + Self.side, y), GroundPoint(x + Self.side, y + Self.side),
      GroundPoint(x, y + Self.side),
    ])
  }

  /// The cells that hold someone, from the south-west row by row; together they hold exactly all
  /// `registered`.
  ///
  /// - Parameter registered: residents by district.
  static func all(buildings: [Building], registered: [Int]) -> [PopulationCell] {
    let counted = registered.indices.map { district in
      buildings.reduce(0) { $0 + ($1.district == district ? $1.people : 0) }
    }
    var reached = [Int](repeating: 0, count: counted.count)
    var given = [Int](repeating: 0, count: counted.count)
    var people: [Int64: Int] = [:]
    // By index: a copy of each building would count its rings' owners up and down.
    for index in buildings.indices {
      let district = buildings[index].district
      reached[district] += buildings[index].people
      let share = Double(reached[district]) / Double(max(1, counted[district]))
      let due = Int((Double(registered[district]) * share).rounded())
      let centre = buildings[index].ring.centroid
      let column = Int64((centre.x / side).rounded(.down))
      let row = Int64((centre.y / side).rounded(.down))
      people[row * span + column + span / 2, default: 0] += due - given[district]
      given[district] = due
    }
    return sorted(people)
  }

  /// The cells of several parts of a city, those of the same place made one.
  static func joined(_ parts: [[PopulationCell]]) -> [PopulationCell] {
    var people: [Int64: Int] = [:]
    for cell in parts.joined() {
      people[Int64(cell.row) * span + Int64(cell.column) + span / 2, default: 0] += cell.people
    }
    return sorted(people)
  }

  /// The cells with the residents of those whose centre lies beyond the land moved to the nearest one that does not:
  /// a statistical office has no cell without a district.
  static func gathered(_ cells: [PopulationCell], isLand: (GroundPoint) -> Bool) -> [PopulationCell] {
    var steps: [(distance: Int, row: Int, column: Int)] = []
    for row in -2...2 {
      for column in -2...2 { steps.append((column * column + row * row, row, column)) }
    }
    steps.sort { $0 < $1 }
    func moved(_ cell: PopulationCell) -> PopulationCell {
      for step in steps {
        let other = PopulationCell(
          column: cell.column + step.column, row: cell.row + step.row, people: cell.people)
        if isLand(other.centre) { return other }
      }
      return cell
    }
    return joined([cells.map(moved)])
  }

  private var centre: GroundPoint {
    GroundPoint((Double(column) + 0.5) * Self.side, (Double(row) + 0.5) * Self.side)
  }

  private static let span: Int64 = 1 << 20

  /// The cells that hold someone, from the south-west row by row.
  private static func sorted(_ people: [Int64: Int]) -> [PopulationCell] {
    return people.sorted { $0.key < $1.key }.compactMap { key, count in
      let row = (Double(key) / Double(span)).rounded(.down)
      let column = key - Int64(row) * span - span / 2
      return count > 0 ? PopulationCell(column: Int(column), row: Int(row), people: count) : nil
    }
  }

  /// The cell as it is written.
  func feature(frame: CityFrame, number: Int, digits: Int) -> Feature {
    Feature(
      frame.polygon(ring),
      [("id", .text("C" + Self.padded(number, digits: digits))), ("people", .whole(people))])
  }

  private static func padded(_ number: Int, digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
