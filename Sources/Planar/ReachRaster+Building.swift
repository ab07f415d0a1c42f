// Building the raster of a service area: what is certainly served row by row, then what comes near.

extension ReachRaster {
  // Cells in the least reach: from a point's reach about one cell in eight stays doubtful with 16. Of borders, with many
  // places each, half as many, so that building stays cheap.
  private static let cellsInReachOfPoints = 16.0
  private static let cellsInReachOfBorders = 8.0
  private static let mostCells = 0x1p22
  // Metres; a reach of next to nothing still wants cells of some size.
  private static let leastSide = 2.0
  /// How many rows of cells, each for one piece, are looked at in a building of usual cost.
  private static let mostSpans = 0x1p21
  private static let mostNear = 1 << 23

  /// A raster for so many questions; nil when it would not pay, or have no measure.
  init?(_ tiers: [ServiceArea.Tier], questions: Int) {
    let tiers = tiers.filter { $0.reach + Distance.tolerance >= 0 }
    let pieces = Self.pieces(of: tiers)
    var extent = Box.empty
    var heights = 0.0
    for piece in pieces {
      let reach = tiers[Int(piece.tier)].reach + Distance.tolerance
      extent.formUnion(piece.box.expanded(by: reach))
      heights += piece.box.height + 2 * reach
    }
    guard let least = tiers.map(\.reach).min() else { return nil }
    let arePoints = pieces.allSatisfy(\.isPoint)
    let fine = least / (arePoints ? Self.cellsInReachOfPoints : Self.cellsInReachOfBorders)
    let side = max(
      fine, (extent.width * extent.height / Self.mostCells).squareRoot(), heights / Self.mostSpans,
      Self.leastSide, max(extent.width, extent.height) / Self.mostCells)
    // A row of cells costs about as much as a third of a question that it saves.
    guard heights / side + Double(pieces.count) < 3 * Double(questions),
      let frame = CellFrame(extent, side: side)
    else { return nil }
    var builder = ReachRasterBuilder(frame)
    for tier in tiers { builder.serve(around: tier) }
    for piece in pieces { builder.comeNear(piece, reach: tiers[Int(piece.tier)].reach) }
    let wide = tiers.filter { builder.serveInside(of: $0) }.map(\.index)
    guard let (words, starts, near) = builder.lists(limit: Self.mostNear) else { return nil }
    self.init(
      frame: frame, words: words, starts: starts, near: near, pieces: pieces,
      segments: tiers.map(\.index.segments), wide: wide)
  }

  private static func pieces(of tiers: [ServiceArea.Tier]) -> [Piece] {
    var pieces: [Piece] = []
    for (number, tier) in tiers.enumerated() {
      let within = tier.reach + Distance.tolerance
      // A longer box would come near many more cells than its segments do.
      let runs = SegmentIndex.runs(of: tier.index.segments, longest: max(tier.reach / 2, 8 * leastSide))
      var first = 0
      for (box, end) in runs {
        pieces.append(
          Piece(
            box: box, bound: within * within, firstSegment: Int32(first), endSegment: Int32(end),
            tier: Int32(number), isPoint: end == first + 1 && box.minX == box.maxX && box.minY == box.maxY))
        first = end
      }
    }
    return pieces
  }
}

/// The cells so far.
private struct ReachRasterBuilder {
  let frame: CellFrame
  var words: [ReachRaster.Word]
  // Of each piece, the cells of each row that it comes near.
  var spans: [Range<Int32>] = []
  var pieceSpans: [Int32] = [0]

  init(_ frame: CellFrame) {
    self.frame = frame
    words = Array(repeating: ReachRaster.Word(), count: frame.count / 64 + 1)
  }

  /// Marks the cells that lie within reach of one place of the supply: of vertices, and of places between them where
  /// these are far apart.
  mutating func serve(around tier: ServiceArea.Tier) {
    // From places nearer to each other than this little more would be served.
    let apart = frame.side / 2
    var last: SegmentIndex.Segment?
    var served = PlanarPoint(x: .infinity, y: .infinity)
    for segment in tier.index.segments {
      if last.map({ !segment.follows($0) }) ?? true {
        served = PlanarPoint(x: segment.ax, y: segment.ay)
        serve(served, reach: tier.reach)
      }
      last = segment
      let (dx, dy) = (segment.bx - segment.ax, segment.by - segment.ay)
      let length = (dx * dx + dy * dy).squareRoot()
      let steps = max(1, (length / frame.side).rounded(.up))
      for step in stride(from: 1, through: steps, by: 1) {
        let place = PlanarPoint(x: segment.ax + step / steps * dx, y: segment.ay + step / steps * dy)
        guard place.distance(to: served) >= apart else { continue }
        served = place
        serve(place, reach: tier.reach)
      }
    }
  }

  private mutating func serve(_ place: PlanarPoint, reach: Double) {
    let radius = reach - frame.slack
    guard radius > frame.side / 2 else { return }
    for row in frame.row(place.y - radius)...frame.row(place.y + radius) {
      let south = frame.minY + Double(row) * frame.side
      let far = max(place.y - south, south + frame.side - place.y) + frame.slack
      guard far < radius else { continue }
      let half = (radius * radius - far * far).squareRoot() - 2 * frame.slack
      let west = ((place.x - half - frame.minX) / frame.side).rounded(.up)
      let east = ((place.x + half - frame.minX) / frame.side).rounded(.down)
      guard west < east else { continue }
      // The reach lies wholly in the frame.
      Self.forEachWord(row * frame.columns + Int(west)..<row * frame.columns + Int(east)) { word, mask in
        words[word].served |= mask
      }
    }
  }

  /// Marks the cells that a piece comes near and that are not certainly served.
  mutating func comeNear(_ piece: ReachRaster.Piece, reach: Double) {
    let within = reach + Distance.tolerance + 2 * frame.slack
    let box = piece.box
    for row in frame.row(box.minY - within)...frame.row(box.maxY + within) {
      let south = frame.minY + Double(row) * frame.side
      let off = max(box.minY - south - frame.side, 0, south - box.maxY)
      guard off <= within else { continue }
      let half = (within * within - off * off).squareRoot() + frame.slack
      let first = row * frame.columns
      let cells = first + frame.column(box.minX - half)..<first + frame.column(box.maxX + half) + 1
      spans.append(Int32(cells.lowerBound)..<Int32(cells.upperBound))
      Self.forEachWord(cells) { word, mask in words[word].doubtful |= mask & ~words[word].served }
    }
    pieceSpans.append(Int32(spans.count))
  }

  /// Marks the cells in the middle of polygons that are wider than their reach; false when there are none such.
  mutating func serveInside(of tier: ServiceArea.Tier) -> Bool {
    var isWide = false
    for box in tier.index.polygonBoxes where min(box.width, box.height) / 2 > tier.reach {
      isWide = true
      for row in frame.row(box.minY)...frame.row(box.maxY) {
        for column in frame.column(box.minX)...frame.column(box.maxX) {
          let cell = row * frame.columns + column
          let bit = UInt64(1) << UInt64(cell & 63)
          guard (words[cell >> 6].served | words[cell >> 6].doubtful) & bit == 0 else { continue }
          // No border comes near the cell: what holds its middle holds all of it.
          let middle = frame.box(column: column, row: row).center
          if tier.index.holds(x: middle.x, y: middle.y) { words[cell >> 6].served |= bit }
        }
      }
    }
    return isWide
  }

  /// The pieces near each doubtful cell; nil when there would be too many.
  consuming func lists(limit: Int) -> (words: [ReachRaster.Word], starts: [Int32], near: [Int32])? {
    var rank = 0
    for word in words.indices {
      words[word].rank = Int32(rank)
      rank += words[word].doubtful.nonzeroBitCount
    }
    var starts = [Int32](repeating: 0, count: rank + 1)
    var total = 0
    for span in spans {
      forEachDoubtful(span) { cell in
        starts[cell + 1] += 1
        total += 1
      }
    }
    guard total <= limit else { return nil }
    for cell in 0..<rank { starts[cell + 1] += starts[cell] }
    var next = starts
    var near = [Int32](repeating: 0, count: total)
    for piece in 0..<pieceSpans.count - 1 {
      for span in spans[Int(pieceSpans[piece])..<Int(pieceSpans[piece + 1])] {
        forEachDoubtful(span) { cell in
          near[Int(next[cell])] = Int32(piece)
          next[cell] += 1
        }
      }
    }
    return (words, starts, near)
  }

  @inline(__always)
  private func forEachDoubtful(_ span: Range<Int32>, _ body: (Int) -> Void) {
    Self.forEachWord(Int(span.lowerBound)..<Int(span.upperBound)) { number, mask in
      let word = words[number]
      var left = word.doubtful & mask
      while left != 0 {
        let below = (left & ~(left - 1)) - 1
        body(Int(word.rank) + (word.doubtful & below).nonzeroBitCount)
        left &= left - 1
      }
    }
  }

  /// Each word that holds some of the cells, with their bits.
  @inline(__always)
  private static func forEachWord(_ cells: Range<Int>, _ body: (_ word: Int, _ mask: UInt64) -> Void) {
    var cell = cells.lowerBound
    while cell < cells.upperBound {
      let end = min(cells.upperBound, (cell | 63) + 1)
      let bits = UInt64(truncatingIfNeeded: end - cell)
      let mask = (bits == 64 ? UInt64.max : (UInt64(1) << bits) - 1) << UInt64(truncatingIfNeeded: cell & 63)
      body(cell >> 6, mask)
      cell = end
    }
  }
}
