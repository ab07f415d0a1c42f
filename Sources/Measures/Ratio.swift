// Ratio: the share of a layer's features that pass. Lines and polygons are cut at the district borders where they are
// weighed by what they measure; counted, or weighed by a property, a feature lies where its middle does.

public import Planar

/// What is known of a feature of a ratio.
public enum RatioAnswer: UInt8, Sendable, Hashable, CaseIterable {
  /// It is asked, and passes.
  case passes
  /// It is asked, and does not pass.
  case fails
  /// Nobody knows whether it passes, or whether it is asked at all.
  case undecided
  /// It is not asked.
  case leftOut
}

/// What a ratio found.
public struct RatioOutcome: Sendable {
  /// What passes: features, metres, m², or the unit of a property.
  public var passing: DistrictSums
  /// What does not pass.
  public var failing: DistrictSums
  /// What nobody knows of whether it passes.
  public var undecided: DistrictSums
  /// All that is asked, and what may be.
  public var total: DistrictSums
  /// How many features there are of each answer, by the district of their middle.
  public var features: [RatioAnswer: DistrictSums]
  /// How many features are asked, or may be, and have no weight: neither line nor polygon, or without the property. They
  /// are in no sum of weights.
  public var unweighed: DistrictSums
  /// The district of each feature's middle; -1 outside all.
  public var districts: [Int32]
  /// What each feature weighs, uncut; nil for one without a weight, and for those that are left out.
  public var weights: [Double?]

  /// What the features weigh uncut: what the pieces must add up to.
  public var uncut: Double {
    weights.reduce(into: ExactSum()) { sum, weight in
      if let weight { sum.add(weight) }
    }.value
  }
}

/// Computes shares of features.
public enum Ratio {
  /// The features that pass and those that do not, in each district.
  ///
  /// - Parameters:
  ///   - geometries: Points, lines or valid polygons.
  ///   - answers: One entry a feature.
  ///   - weight: What a feature weighs.
  ///   - numbers: For a weight by a property its numbers, one entry a feature; nil where nobody knows.
  ///   - factors: What lengths and areas are multiplied by, one entry a feature; nil where nobody knows. Empty for none.
  ///   - districts: The districts.
  ///   - threads: How many threads work; the result does not depend on it.
  /// - Throws: ``GEOSError`` when a polygon cannot be cut.
  public static func measure(
    _ geometries: PlanarGeometries, answers: [RatioAnswer], weight: RatioWeight, numbers: [Double?] = [],
    factors: [Double?] = [], districts: Districts, threads: Int
  ) throws -> RatioOutcome {
    precondition(answers.count == geometries.count, "one answer a feature")
    precondition(factors.isEmpty || factors.count == geometries.count, "one factor a feature")
    func factor(_ feature: Int) -> Double { factors.isEmpty ? 1 : factors[feature] ?? 0 }
    let none = DistrictSums(districtCount: districts.count)
    var outcome = RatioOutcome(
      passing: none, failing: none, undecided: none, total: none,
      features: Dictionary(uniqueKeysWithValues: RatioAnswer.allCases.map { ($0, none) }), unweighed: none,
      districts: [], weights: [])
    let asked = answers.indices.filter { answers[$0] != .leftOut }
    outcome.weights = Array(repeating: nil, count: answers.count)
    for feature in asked {
      guard factors.isEmpty || factors[feature] != nil else { continue }
      outcome.weights[feature] = Self.weight(feature, of: geometries, by: weight, numbers).map {
        $0 * factor(feature)
      }
    }
    outcome.districts = (0..<geometries.count).map { feature in
      Int32(geometries.centroid(of: feature).flatMap { districts.district(x: $0.x, y: $0.y) } ?? -1)
    }
    for feature in answers.indices {
      let district = Int(outcome.districts[feature])
      outcome.features[answers[feature], default: none].add(1, to: district)
      if answers[feature] != .leftOut, outcome.weights[feature] == nil {
        outcome.unweighed.add(1, to: district)
      }
    }
    let weighed = asked.filter { outcome.weights[$0] != nil }
    switch weight {
    case .count, .field:
      for feature in weighed {
        outcome.add(
          outcome.weights[feature] ?? 0, of: answers[feature], to: Int(outcome.districts[feature]))
      }
    case .length:
      let chunks = try OrderedParallel.chunks(of: weighed.count, chunkSize: 512, threads: threads) { range in
        var pieces: [LinePiece] = []
        for feature in weighed[range] { addPieces(of: feature, in: geometries, districts, to: &pieces) }
        return pieces
      }
      for piece in chunks.joined() {
        let feature = Int(piece.feature)
        outcome.add(piece.length * factor(feature), of: answers[feature], to: Int(piece.district))
      }
    case .area:
      let land = try Demand(
        geometries.selecting(weighed), as: .land, districts: districts, overlaps: .countedAsDrawn,
        threads: threads)
      for piece in 0..<land.count {
        let feature = weighed[Int(land.features[piece])]
        outcome.add(
          land.areas[piece] * factor(feature), of: answers[feature], to: Int(land.districts[piece]))
      }
    }
    return outcome
  }

  private static func weight(
    _ feature: Int, of geometries: PlanarGeometries, by weight: RatioWeight, _ numbers: [Double?]
  ) -> Double? {
    switch (weight, geometries.layout.kinds[feature]) {
    case (.count, _): 1
    case (.field, _): numbers[feature]
    case (.length, .line): geometries.length(of: feature)
    case (.area, .polygon): geometries.area(of: feature)
    case (.length, _), (.area, _): nil
    }
  }

  /// A part of a line in one district.
  private struct LinePiece: Sendable {
    var feature: Int32
    var district: Int32
    var length: Double
  }

  private static func addPieces(
    of feature: Int, in lines: PlanarGeometries, _ districts: Districts, to pieces: inout [LinePiece]
  ) {
    func add(_ length: Double, _ district: Int?) {
      pieces.append(
        LinePiece(feature: Int32(feature), district: Int32(district ?? -1), length: length))
    }
    let box = lines.box(of: feature)
    guard districts.cutter.bordersTouch(box) else {
      // No border comes near: all of it lies where its first vertex does.
      let first = lines.firstVertex(of: feature) ?? box.center
      return add(lines.length(of: feature), districts.district(x: first.x, y: first.y))
    }
    for ring in lines.layout.rings(ofFeature: feature) {
      for vertex in lines.layout.vertices(of: ring).dropFirst() {
        let a = PlanarPoint(x: lines.x[vertex - 1], y: lines.y[vertex - 1])
        let b = PlanarPoint(x: lines.x[vertex], y: lines.y[vertex])
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0 else { continue }
        for part in districts.cutter.parts(from: a, to: b) {
          add(length * (part.to - part.from), part.region)
        }
      }
    }
  }
}

extension RatioOutcome {
  fileprivate mutating func add(_ weight: Double, of answer: RatioAnswer, to district: Int) {
    total.add(weight, to: district)
    switch answer {
    case .passes: passing.add(weight, to: district)
    case .fails: failing.add(weight, to: district)
    case .undecided: undecided.add(weight, to: district)
    case .leftOut: preconditionFailure("what is not asked weighs nothing")
    }
  }
}
