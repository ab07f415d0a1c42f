// Lines cut into runs: from one place where streets meet, or where a line ends, to the next.

internal import Planar

/// A part of a line between two places where the line ends or meets others.
struct StreetRun: Sendable {
  /// The first and the last vertex on the way along the run's edge; the last is lower where the edge is drawn the other
  /// way round.
  var first: Int32
  var last: Int32
  /// The edge it is a part of; -1 for what is drawn twice or has no length.
  var edge: Int32 = -1
  /// The next run along the edge; -1 after the last.
  var next: Int32 = -1
  /// The street that it is a part of.
  var street: Int32

  mutating func turn() { swap(&first, &last) }

  var vertices: ClosedRange<Int> { Int(min(first, last))...Int(max(first, last)) }
}

/// Lines cut into runs.
struct StreetRuns {
  /// The runs in the order of their vertices.
  private(set) var runs: [StreetRun] = []
  /// The kind of each run.
  private(set) var kinds: [Int32] = []
  /// The point at the first and the last vertex of each run, -1 for runs that are no edge: points are numbered as they
  /// come.
  private(set) var ends: [(first: Int32, last: Int32)] = []
  /// How many ends of runs each point has.
  private(set) var degrees: [Int32] = []
  /// The place of each point: of its vertices the one farthest west, then south.
  private(set) var places: [PlanarPoint] = []
  /// Streets without any length, ascending.
  private(set) var streetsWithoutLength: [Int] = []
  /// Streets of which each part is drawn by another one too, ascending.
  private(set) var repeatedStreets: [Int] = []
  /// The length that is drawn more than once, beyond the first time, in metres.
  private(set) var repeatedLength = 0.0

  init(_ lines: StreetLines, tolerance: Double) {
    let shared = SharedVertices(of: lines, tolerance: tolerance)
    let repeated = RepeatedSegments(lines, shared)
    var degreeOf = [UInt8](repeating: 0, count: lines.geometries.x.count)
    let standing = shared.representatives
    var hasLength = [Bool](repeating: false, count: lines.kindOf.count)
    var hasOwn = hasLength
    lines.forEachLine { street, vertices in
      var isLong = false
      for segment in vertices.dropLast() where standing[segment] != standing[segment + 1] {
        isLong = true
        if repeated.contains(segment) { continue }
        hasOwn[street] = true
        for end in [standing[segment], standing[segment + 1]] {
          degreeOf[Int(end)] = min(3, degreeOf[Int(end)] + 1)
        }
      }
      guard isLong else { return }
      hasLength[street] = true
      // A street may end within one that it repeats a part of. That one is cut there whichever of the two stays: the
      // order of the file does not decide where streets end.
      for end in [vertices.lowerBound, vertices.upperBound - 1] { degreeOf[Int(standing[end])] = 3 }
    }
    for street in hasLength.indices where lines.kindOf[street] >= 0 {
      if !hasLength[street] {
        streetsWithoutLength.append(street)
      } else if !hasOwn[street] {
        repeatedStreets.append(street)
      }
    }
    var points = PointNumbers(vertexCount: standing.count)
    let (x, y) = (lines.geometries.x, lines.geometries.y)
    lines.forEachLine { street, vertices in
      var start = vertices.lowerBound
      func cut(at end: Int, isEdge: Bool) {
        guard end > start else { return }
        var numbers: (first: Int32, last: Int32) = (-1, -1)
        if isEdge {
          numbers.first = points.number(of: standing[start])
          numbers.last = points.number(of: standing[end])
          for (point, vertex) in [(numbers.first, start), (numbers.last, end)] {
            let place = PlanarPoint(x: x[vertex], y: y[vertex])
            if Int(point) == degrees.count {
              degrees.append(1)
              places.append(place)
            } else {
              degrees[Int(point)] += 1
              let known = places[Int(point)]
              if (place.x, place.y) < (known.x, known.y) { places[Int(point)] = place }
            }
          }
        }
        runs.append(StreetRun(first: Int32(start), last: Int32(end), street: Int32(street)))
        kinds.append(lines.kindOf[street])
        ends.append(numbers)
        start = end
      }
      // Whether the open run has a part of its own.
      var isOpen = false
      for segment in vertices.dropLast() {
        if repeated.contains(segment) {
          cut(at: segment, isEdge: isOpen)
          isOpen = false
          cut(at: segment + 1, isEdge: false)
          let (dx, dy) = (x[segment + 1] - x[segment], y[segment + 1] - y[segment])
          repeatedLength += (dx * dx + dy * dy).squareRoot()
          continue
        }
        if standing[segment] != standing[segment + 1] { isOpen = true }
        let end = Int(standing[segment + 1])
        if degreeOf[end] != 2 || segment + 1 == vertices.upperBound - 1 {
          cut(at: segment + 1, isEdge: isOpen)
          isOpen = false
        }
      }
    }
  }
}

/// Numbers for the points that runs end at.
private struct PointNumbers {
  private var numbers: [Int32]
  private var count: Int32 = 0

  init(vertexCount: Int) { numbers = Array(repeating: -1, count: vertexCount) }

  mutating func number(of standing: Int32) -> Int32 {
    if numbers[Int(standing)] < 0 {
      numbers[Int(standing)] = count
      count += 1
    }
    return numbers[Int(standing)]
  }
}

/// Straight pieces that are drawn more than once: all but one of each.
private struct RepeatedSegments {
  private var bits: [UInt64] = []

  private struct Segment {
    var from: Int32
    var to: Int32
    var kind: Int32
    var vertex: Int32
  }

  init(_ lines: StreetLines, _ shared: borrowing SharedVertices) {
    let standing = shared.representatives
    var candidates: [Segment] = []
    // Whether a line comes back from one end of a segment the way it went there: the only place that no other vertex
    // shares where a segment can be one of two.
    func turnsBack(_ segment: Int, _ vertices: Range<Int>) -> Bool {
      if segment + 2 < vertices.upperBound && standing[segment + 2] == standing[segment] { return true }
      return segment > vertices.lowerBound && standing[segment - 1] == standing[segment + 1]
    }
    lines.forEachLine { street, vertices in
      for vertex in vertices.dropLast() {
        let (a, b) = (standing[vertex], standing[vertex + 1])
        guard a != b else { continue }
        guard shared.isShared[Int(a)] && shared.isShared[Int(b)] || turnsBack(vertex, vertices) else {
          continue
        }
        candidates.append(
          Segment(from: min(a, b), to: max(a, b), kind: lines.kindOf[street], vertex: Int32(vertex)))
      }
    }
    // Of several the kind that is walked fastest stays; of equal ones that of the line that comes first by its places,
    // so that the same line stays, and lengths along it are the same sums, in any order of the file.
    candidates.sort { one, other in
      if (one.from, one.to, one.kind) != (other.from, other.to, other.kind) {
        return (one.from, one.to, one.kind) < (other.from, other.to, other.kind)
      }
      return Self.precedes(Int(one.vertex), Int(other.vertex), in: lines)
    }
    for (one, next) in zip(candidates, candidates.dropFirst())
    where one.from == next.from && one.to == next.to {
      if bits.isEmpty { bits = Array(repeating: 0, count: (standing.count + 63) / 64) }
      bits[Int(next.vertex) >> 6] |= 1 << UInt64(next.vertex & 63)
    }
  }

  /// Whether the line of one vertex comes before that of another: the longer one, then that which begins farther west,
  /// then south, or goes on so; of lines that are the same the first in the file.
  private static func precedes(_ one: Int, _ other: Int, in lines: StreetLines) -> Bool {
    let (a, b) = (lines.line(ofVertex: one), lines.line(ofVertex: other))
    if a.count != b.count { return a.count > b.count }
    let (x, y) = (lines.geometries.x, lines.geometries.y)
    for (p, q) in zip(a, b) where (x[p], y[p]) != (x[q], y[q]) { return (x[p], y[p]) < (x[q], y[q]) }
    return one < other
  }

  @inline(__always)
  func contains(_ segment: Int) -> Bool {
    !bits.isEmpty && bits[segment >> 6] & (1 << UInt64(segment & 63)) != 0
  }
}
