// The land of a quarter: its ring of seams, and the main streets from seam to seam through its heart.

extension Quarter {
  /// The quarter's land.
  ///
  /// - Parameters:
  ///   - grid: The seams.
  ///   - isInside: Whether there is a quarter at a place of the grid.
  func land(grid: QuarterGrid, random: inout RandomSource, isInside: (Int, Int) -> Bool) -> Land {
    var land = Land(lines: [CityLine(kind: .limit)], pieces: [], mains: [])
    var ring: [GroundPoint] = []
    var lines: [Int32] = []
    var ports: [GroundPoint] = []
    let neighbours = Self.neighbours(column: column, row: row).map { isInside($0.column, $0.row) }
    for (side, (seam, isBackward)) in Self.seams(column: column, row: row).enumerated() {
      let points = grid.points(of: seam, isOuter: !neighbours[side])
      let first = Int32(ring.count)
      ring += isBackward ? points.reversed().dropLast() : points.dropLast()
      let line = neighbours[side] ? Int32(land.lines.count) : 0
      lines += [Int32](repeating: line, count: grid.steps)
      ports.append(points[grid.steps / 2])
      guard neighbours[side] else { continue }
      var drawn = grid.line(along: seam)
      // Water is known to both sides; a street is written by the quarter north or east of it alone.
      if drawn.kind == .water || side == 0 || side == 3 {
        let last = first + Int32(grid.steps)
        let end = side == 3 ? 0 : last
        let chain = Array(first..<last) + [end]
        drawn.chains = [chain]
      }
      land.seams.insert(line)
      land.lines.append(drawn)
      // Streets cross at the middle and where seams meet.
      land.ports.insert(first)
      land.ports.insert(first + Int32(grid.steps / 2))
      land.ports.insert(side == 3 ? 0 : first + Int32(grid.steps))
    }
    land.pieces = [(GroundRing(ring), lines)]
    land.mains = mains(through: ports, grid: grid, random: &random)
    return land
  }

  /// Where the main streets of the quarter cross.
  func heart(grid: QuarterGrid) -> GroundPoint {
    let shift = Noise(seed: grid.seed ^ 0x4EA7)
    let (x, y) = (Double(column) + 0.5, Double(row) + 0.5)
    return GroundPoint(
      (x + 0.07 * shift.at(x * 7, y * 7)) * grid.side, (y + 0.07 * shift.at(y * 7, x * 7 + 20)) * grid.side)
  }

  private func mains(
    through ports: [GroundPoint], grid: QuarterGrid, random: inout RandomSource
  ) -> [Land.MainLine] {
    let heart = heart(grid: grid)
    let size = grid.side
    func jitter(_ part: Double) -> GroundPoint {
      GroundPoint(random.between(-part, part) * size, random.between(-part, part) * size)
    }
    func course(from a: GroundPoint, to b: GroundPoint, _ out: GroundPoint) -> [GroundPoint] {
      // Past the middle of the seam by a little: through a corner of the ring itself there is no sound crossing.
      let (a, b) = (a - out * 3 + out.left * 1.5, b + out * 3 + out.left * 1.5)
      let (start, end) = (a - out * 60, b + out * 60)
      let controls = [
        start, a, a + out * (size * 0.16), heart + (a - heart) * 0.4 + jitter(0.035), heart + jitter(0.012),
        heart + (b - heart) * 0.4 + jitter(0.035), b - out * (size * 0.16), b, end,
      ]
      // Dense enough to bend, and thinned where it runs straight.
      return Curve.simplified(Curve.smooth(controls, step: 60), tolerance: 1.2)
    }
    func named(_ kind: CityLine.Kind, _ points: [GroundPoint]) -> Land.MainLine {
      let word = NameBook.word(&random)
      let ending = kind == .arterial ? ("大道", "Avenue") : ("路", "Road")
      return Land.MainLine(
        kind: kind, name: BilingualName(chinese: word.0 + ending.0, english: word.1 + " " + ending.1),
        points: points)
    }
    var mains: [Land.MainLine] = []
    mains.append(named(.arterial, course(from: ports[3], to: ports[1], GroundPoint(1, 0))))
    mains.append(named(.secondary, course(from: ports[0], to: ports[2], GroundPoint(0, 1))))
    if random.chance(0.45) {
      let radius = size * random.between(0.17, 0.24)
      let controls = (0..<8).map { index -> GroundPoint in
        let angle = Double(index) * Double.pi / 4 + 0.2
        let swell = random.between(0.85, 1.12) * radius
        return heart + GroundPoint(Circle.cosine(angle), Circle.sine(angle)) * swell
      }
      let points = Curve.simplified(Curve.smooth(controls, step: 60, isClosed: true), tolerance: 1.2)
      mains.append(named(.secondary, points))
    }
    return mains
  }
}
