// The streets behind an indicator that walks: which are within reach and which not, or which lie in gaps that are too
// long. Kept as stretches of the network; lines are made one feature at a time, when a file is written.

internal import Measures
public import Planar
internal import Streets

/// The streets behind an indicator that walks, cut at district borders.
public struct StreetEvidence: Sendable {
  /// What is to be said of streets.
  public enum State: Sendable, Hashable {
    /// Within walking reach of the supply.
    case reached
    /// Out of walking reach.
    case notReached
    /// In a gap between facilities that is longer than the norm.
    ///
    /// - Parameters:
    ///   - className: The class of street in the standard's words; nil for a norm that is for all streets.
    ///   - norm: The norm in metres.
    ///   - length: The gap's length in metres; nil where no facility can be walked to.
    ///   - isDeadEnd: Whether there is a facility on one side only.
    case gap(className: String?, norm: Double, length: Double?, isDeadEnd: Bool)
  }

  /// Streets of one district in one state.
  public struct Feature: Sendable {
    /// The district, by its place in `AuditResult.districts`; nil outside all.
    public var district: Int?
    /// What is to be said of them.
    public var state: State
    /// How long they are, in metres.
    public var length: Double
    let stretches: [StreetStretch]
  }

  /// The streets: district by district, those outside all last. Of a coverage what is reached comes before what is not;
  /// of a spacing norm comes after norm in the standard's order, the longest gaps first, before them what reaches no
  /// facility.
  public let features: [Feature]
  private let graph: StreetGraph

  init(_ features: [Feature], of graph: StreetGraph) {
    self.features = features
    self.graph = graph
  }

  /// Adds a feature's streets as one line feature, in the working CRS; exact but for the rounding of coordinates.
  public func addLines(of feature: Int, to geometries: inout PlanarGeometries) {
    var hasLines = false
    for stretch in features[feature].stretches {
      let points = graph.points(of: stretch)
      guard points.count > 1 else { continue }
      for point in points { geometries.addVertex(x: point.x, y: point.y) }
      geometries.endRing()
      geometries.endPart()
      hasLines = true
    }
    geometries.endFeature(kind: hasLines ? .line : .empty)
  }

  /// A drawing of what is within reach: the squares of a grid that reached streets pass and the eight around each, as one
  /// polygon feature, in the working CRS; an empty one where no street is reached. No number comes from it.
  ///
  /// - Parameter side: The side of a square in metres, above 0.
  public func drawing(side: Double = Self.drawnSide) -> PlanarGeometries {
    var cells: Set<GridCell> = []
    for feature in features where feature.state == .reached {
      for stretch in feature.stretches {
        let points = graph.points(of: stretch)
        for (a, b) in zip(points, points.dropFirst()) {
          GridCell.forEachPassed(from: a, to: b, side: side) { cells.insert($0) }
        }
      }
    }
    var drawing = PlanarGeometries()
    drawing.addCells(cells.widened, side: side)
    return drawing
  }

  /// The side of the squares that a drawing is made of, in metres.
  public static let drawnSide = 25.0
}

extension StreetEvidence {
  /// The parts of a network within walking reach, and the others.
  init(_ parts: [StreetPart], within area: WalkingArea, districtCount: Int) {
    var gathering = StretchGathering<Bool>(districtCount: districtCount)
    var known: (edge: Int32, covered: [StreetStretch]) = (-1, [])
    for part in parts {
      // Parts come by edge.
      if known.edge != part.stretch.edge {
        known = (part.stretch.edge, area.coveredStretches(of: Int(part.stretch.edge)))
      }
      var next = part.stretch.from
      for covered in known.covered {
        let (from, to) = (max(covered.from, part.stretch.from), min(covered.to, part.stretch.to))
        guard from < to else { continue }
        gathering.add(part.stretch.edge, next, from, district: part.district, to: false)
        gathering.add(part.stretch.edge, from, to, district: part.district, to: true)
        next = to
      }
      gathering.add(part.stretch.edge, next, part.stretch.to, district: part.district, to: false)
    }
    self.init(
      gathering.features {
        $0 && !$1
      } state: {
        $0 ? .reached : .notReached
      }, of: area.graph)
  }

  /// The parts of streets that lie in gaps longer than the norms for them.
  ///
  /// - Parameter classes: The norms with what was found for each, in the standard's order.
  init(
    _ classes: [(norm: StreetNorm, outcome: GapSpacingOutcome)], _ gaps: StreetGaps, of graph: StreetGraph,
    districtCount: Int
  ) {
    /// A gap under a norm; -1 for streets that no facility can be walked to from.
    struct Place: Hashable {
      var norm: Int
      var gap: Int
    }
    var gathering = StretchGathering<Place>(districtCount: districtCount)
    for (norm, found) in classes.enumerated() {
      for (stretch, district, gap) in found.outcome.stretches {
        gathering.add(
          stretch.edge, stretch.from, stretch.to, district: Int32(district),
          to: Place(norm: norm, gap: gap ?? -1))
      }
    }
    func length(_ place: Place) -> Double { place.gap < 0 ? .infinity : gaps.gaps[place.gap].length }
    let features = gathering.features { a, b in
      (a.norm, -length(a), a.gap) < (b.norm, -length(b), b.gap)
    } state: { place in
      let norm = classes[place.norm].norm
      let gap = place.gap < 0 ? nil : gaps.gaps[place.gap]
      return .gap(
        className: norm.className, norm: norm.within, length: gap?.length, isDeadEnd: gap?.isOpen ?? false)
    }
    self.init(features, of: graph)
  }
}

/// Stretches by district and by what is to be said of them.
private struct StretchGathering<Label: Hashable> {
  /// District by district, what lies outside all last.
  private var districts: [[Label: [StreetStretch]]]

  init(districtCount: Int) {
    districts = Array(repeating: [:], count: districtCount + 1)
  }

  /// Adds a stretch; one that goes on where the last of its kind ended lengthens it.
  mutating func add(_ edge: Int32, _ from: Double, _ to: Double, district: Int32, to label: Label) {
    guard to > from else { return }
    let place = district < 0 ? districts.count - 1 : Int(district)
    districts[place][label, default: []].lengthen(by: StreetStretch(edge: Int(edge), from: from, to: to))
  }

  func features(
    _ comesFirst: (Label, Label) -> Bool, state: (Label) -> StreetEvidence.State
  ) -> [StreetEvidence.Feature] {
    districts.enumerated().flatMap { place, labels in
      labels.sorted { comesFirst($0.key, $1.key) }.compactMap { label, stretches in
        var length = ExactSum()
        for stretch in stretches { length.add(stretch.length) }
        // What the sums do not see, less than 10⁻¹² m, is a cut's rounding and no street.
        guard length.value > 0 else { return nil }
        return StreetEvidence.Feature(
          district: place == districts.count - 1 ? nil : place, state: state(label), length: length.value,
          stretches: stretches)
      }
    }
  }
}

extension Set<GridCell> {
  /// With the eight cells around each.
  fileprivate var widened: Set<GridCell> {
    var wide: Set<GridCell> = []
    wide.reserveCapacity(4 * count)
    for cell in self {
      for up in Int32(-1)...1 {
        for across in Int32(-1)...1 {
          wide.insert(GridCell(row: cell.row &+ up, column: cell.column &+ across))
        }
      }
    }
    return wide
  }
}

extension [StreetStretch] {
  fileprivate mutating func lengthen(by stretch: StreetStretch) {
    if let last, last.edge == stretch.edge, last.to == stretch.from {
      self[count - 1].to = stretch.to
    } else {
      append(stretch)
    }
  }
}
