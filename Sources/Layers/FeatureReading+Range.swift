// Coordinates that are no degrees: swapped, metres, or simply wrong. Which, is decided over the layer as a
// whole.

internal import Planar

extension FeatureReading {
  /// What an out-of-range feature looks like, judged by all of its vertices.
  func likelyCause(of far: GeographicPoint, _ feature: Int, _ id: String?) -> OutOfRange {
    var isSwappable = true
    var isLarge = false
    for vertex in openVertices {
      let x = abs(geometries.longitudes[vertex])
      let y = abs(geometries.latitudes[vertex])
      if x > 90 || y > 180 { isSwappable = false }
      // No way of writing degrees goes beyond a full turn.
      if x > 360 || y > 360 { isLarge = true }
    }
    return OutOfRange(
      feature: feature, id: id, longitude: far.longitude, latitude: far.latitude,
      likely: isLarge ? .metres : isSwappable ? .swapped : .other, line: line, byteOffset: byteOffset)
  }

  private var openVertices: Range<Int> {
    let layout = geometries.layout
    let part = Int(layout.featureParts[layout.featureCount])
    let ring = Int(layout.partRings[part])
    return Int(layout.ringVertices[ring])..<geometries.longitudes.count
  }

  /// Turns the out-of-range features into problems: one for the layer when most of it has the same cause.
  mutating func addOutOfRangeProblems() {
    guard !outOfRange.isEmpty else { return }
    let located = sourceIndices.count + outOfRange.count
    for likely in [OutOfRange.Likely.swapped, .metres] {
      let alike = outOfRange.filter { $0.likely == likely }
      guard let first = alike.first, alike.count * 2 > located else { continue }
      outOfRange.removeAll { $0.likely == likely }
      let all = alike.count == located ? "all \(located)" : "\(alike.count) of \(located)"
      problems.add(
        likely == .swapped ? .swappedCoordinates : .metresAsDegrees, severity: .error, action: refusal,
        feature: first.feature, featureID: first.id, value: Self.spelling(first), line: first.line,
        byteOffset: first.byteOffset, count: alike.count,
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
    for record in outOfRange {
      line = record.line
      byteOffset = record.byteOffset
      let hint =
        switch record.likely {
        case .swapped: "; longitude and latitude may be swapped"
        case .metres: "; it may be in metres"
        case .other: ""
        }
      add(
        record.likely == .metres ? .metresAsDegrees : .coordinateOutOfRange, action: refusal, record.feature,
        record.id, value: Self.spelling(record),
        """
        the position \(Self.spelling(record)) is out of range: longitudes are -180 to 180, latitudes -90 \
        to 90\(hint)
        """
      )
    }
    line = nil
    byteOffset = nil
  }

  private static func spelling(_ record: OutOfRange) -> String {
    "[\(PropertyColumn.spelling(record.longitude)),\(PropertyColumn.spelling(record.latitude))]"
  }
}
