// The seams of a large city: a lattice whose corners are moved and whose lines are bent, so that quarters can be
// drawn one by one and still share their borders vertex by vertex.
//
// Whatever is asked about a seam depends on the seed and on the seam alone, never on the quarter that asks.

/// The borders between the quarters of a large city.
struct QuarterGrid: Sendable {
  /// A seam between two corners: of row `row` from column to column + 1, or of column `column` from row to row + 1.
  struct Seam: Sendable, Hashable {
    var column: Int
    var row: Int
    var isRow: Bool
  }

  /// The distance between two lines of the lattice, in metres.
  let side: Double
  let seed: UInt64
  private let noise: Noise

  init(seed: UInt64, side: Double) {
    self.seed = seed
    self.side = side
    noise = Noise(seed: RandomSource.mixed(seed ^ 0x5EA7_0115))
  }

  /// How many steps a seam has; even, so that one vertex is its middle.
  var steps: Int { max(4, 2 * Int(side / 120)) }

  /// The points of a seam from its first corner to its last, both included.
  ///
  /// - Parameter isOuter: Whether it is an edge of the city, which is more ragged.
  func points(of seam: Seam, isOuter: Bool) -> [GroundPoint] {
    func control(_ offset: Int) -> GroundPoint {
      seam.isRow ? corner(seam.column + offset, seam.row) : corner(seam.column, seam.row + offset)
    }
    let (p0, p1, p2, p3) = (control(-1), control(0), control(1), control(2))
    // A Catmull-Rom spline through the corners: smooth from seam to seam.
    let linear = (p2 - p0) * 0.5
    let quadratic = p0 - p1 * 2.5 + p2 * 2 - p3 * 0.5
    let cubic = (p3 - p0) * 0.5 + (p1 - p2) * 1.5
    let across = (p2 - p1).unit.left
    return (0...steps).map { step in
      // The corners themselves, exactly: four quarters meet there.
      if step == 0 { return swayed(p1) }
      if step == steps { return swayed(p2) }
      let t = Double(step) / Double(steps)
      var point = p1 + linear * t + quadratic * (t * t) + cubic * (t * t * t)
      if isOuter {
        let rough = noise.at(point.x / 310 + 70, point.y / 310) + 0.4 * noise.at(point.x / 120, point.y / 120)
        point = point + across * (rough * side * 0.16 * t * (1 - t))
      }
      return swayed(point)
    }
  }

  private func corner(_ column: Int, _ row: Int) -> GroundPoint {
    var random = RandomSource(
      seed: seed ^ RandomSource.mixed(UInt64(bitPattern: Int64(column)) ^ 0xC0_1044)
        ^ RandomSource.mixed(UInt64(bitPattern: Int64(row)) ^ 0x4_0311),
      stream: .terrain)
    return GroundPoint(
      (Double(column) + random.between(-0.13, 0.13)) * side,
      (Double(row) + random.between(-0.13, 0.13)) * side)
  }

  private func swayed(_ point: GroundPoint) -> GroundPoint {
    let (x, y) = (point.x / side, point.y / side)
    return point + GroundPoint(noise.at(x * 3.1, y * 3.1), noise.at(y * 3.1 + 50, x * 3.1)) * (side * 0.022)
  }

  /// What runs along a seam, the same over the whole length of its line: a river or canal, or a main street.
  func line(along seam: Seam) -> CityLine {
    let number = seam.isRow ? seam.row : seam.column
    var random = RandomSource(
      seed: seed ^ RandomSource.mixed(UInt64(bitPattern: Int64(number * 2 + (seam.isRow ? 1 : 0)))),
      stream: .streets)
    let kind = random.pick(
      [.water, .expressway, .arterial, .arterial, .arterial, .arterial, .secondary] as [CityLine.Kind])
    let word = NameBook.word(&random)
    let ending: (String, String) =
      switch kind {
      case .water: seam.isRow ? ("河", "River") : ("运河", "Canal")
      case .expressway: ("快速路", "Expressway")
      case .arterial: seam.isRow ? ("大道", "Avenue") : ("大街", "Main Street")
      default: ("路", "Road")
      }
    return CityLine(
      kind: kind, name: BilingualName(chinese: word.0 + ending.0, english: word.1 + " " + ending.1))
  }
}
