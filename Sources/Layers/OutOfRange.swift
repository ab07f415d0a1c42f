// Coordinates that are no degrees: swapped, metres, or simply wrong. Which, is decided over the layer as a
// whole.

internal import Planar

/// The features left out because a coordinate is out of range: how many there are, and the first of each kind.
struct OutOfRange: Sendable {
  /// What a feature's coordinates look like.
  enum Likely: Int, Sendable, CaseIterable { case swapped, metres, other }

  /// A feature left out.
  struct Feature: Sendable {
    var feature: Int
    var id: String?
    var longitude: Double
    var latitude: Double
    var likely: Likely
    var line: Int?
    var byteOffset: Int?

    var spelling: String {
      "[\(PropertyColumn.spelling(longitude)),\(PropertyColumn.spelling(latitude))]"
    }
  }

  private(set) var counts = [0, 0, 0]
  // No more of them than are ever listed.
  private(set) var listed: [Feature] = []

  var count: Int { counts.reduce(0, +) }

  mutating func add(_ feature: Feature) {
    counts[feature.likely.rawValue] += 1
    if counts[feature.likely.rawValue] <= ProblemGathering.limit { listed.append(feature) }
  }

  /// Adds those of the next piece, before which the layer had so many features and lines.
  mutating func append(_ other: OutOfRange, features: Int, lines: Int) {
    for var feature in other.listed {
      feature.feature += features
      feature.line = feature.line.map { $0 + lines }
      add(feature)
    }
    for likely in Likely.allCases {
      let listed = other.listed.count { $0.likely == likely }
      counts[likely.rawValue] += other.counts[likely.rawValue] - listed
    }
  }

  /// Turns the features into problems: one for the layer when most of it has the same cause.
  ///
  /// - Parameter used: How many features of the layer are used.
  func addProblems(to problems: inout ProblemGathering, used: Int, refusal: LayerProblem.Action) {
    let located = used + count
    var rest = self
    for likely in [Likely.swapped, .metres] {
      let alike = counts[likely.rawValue]
      guard let first = listed.first(where: { $0.likely == likely }), alike * 2 > located else { continue }
      rest.listed.removeAll { $0.likely == likely }
      rest.counts[likely.rawValue] = 0
      let all = alike == located ? "all \(located)" : "\(alike) of \(located)"
      problems.add(
        likely == .swapped ? .swappedCoordinates : .metresAsDegrees, severity: .error, action: refusal,
        feature: first.feature, featureID: first.id, value: first.spelling, line: first.line,
        byteOffset: first.byteOffset, count: alike,
        message: likely == .swapped
          ? """
          longitude and latitude are swapped in \(all) features (a 'latitude' of \(first.latitude)); \
          GeoJSON writes [longitude, latitude]: exchange them in the file
          """
          : """
          \(all) features have coordinates in metres, not in degrees; convert the file to WGS 84 (such \
          as with ogr2ogr -t_srs EPSG:4326), or name its CRS in a 'crs' member
          """
      )
    }
    rest.addSingly(to: &problems, refusal)
  }

  private func addSingly(to problems: inout ProblemGathering, _ refusal: LayerProblem.Action) {
    for record in listed.sorted(by: { $0.feature < $1.feature }) {
      let hint =
        switch record.likely {
        case .swapped: "; longitude and latitude may be swapped"
        case .metres: "; it may be in metres"
        case .other: ""
        }
      problems.add(
        record.likely == .metres ? .metresAsDegrees : .coordinateOutOfRange, action: refusal,
        feature: record.feature, featureID: record.id, value: record.spelling, line: record.line,
        byteOffset: record.byteOffset,
        message: """
          the position \(record.spelling) is out of range: longitudes are -180 to 180, latitudes -90 \
          to 90\(hint)
          """
      )
    }
    for likely in Likely.allCases {
      let more = counts[likely.rawValue] - listed.count { $0.likely == likely }
      problems.addUnlisted(
        likely == .metres ? .metresAsDegrees : .coordinateOutOfRange, action: refusal, count: more)
    }
  }
}

extension FeatureReading {
  /// What an out-of-range feature looks like, judged by all of its vertices.
  func likelyCause(of far: GeographicPoint, _ feature: Int, _ id: String?) -> OutOfRange.Feature {
    var isSwappable = true
    var isLarge = false
    for vertex in result.layout.openVertices(to: space.count) {
      let x = unsafe abs(space.longitudes[vertex])
      let y = unsafe abs(space.latitudes[vertex])
      if x > 90 || y > 180 { isSwappable = false }
      // No way of writing degrees goes beyond a full turn.
      if x > 360 || y > 360 { isLarge = true }
    }
    return OutOfRange.Feature(
      feature: feature, id: id, longitude: far.longitude, latitude: far.latitude,
      likely: isLarge ? .metres : isSwappable ? .swapped : .other, line: line, byteOffset: byteOffset)
  }
}

extension GeometryLayout {
  /// The vertices of the feature that is not yet closed.
  fileprivate func openVertices(to count: Int) -> Range<Int> {
    let part = Int(featureParts[featureCount])
    let ring = Int(partRings[part])
    return Int(ringVertices[ring])..<count
  }
}
