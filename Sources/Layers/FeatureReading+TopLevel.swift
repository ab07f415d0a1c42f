// What a document or record is: a FeatureCollection, a Feature, or a bare geometry.

extension FeatureReading {
  /// Reads a document or record of any GeoJSON type; the reason when it is none.
  mutating func readTopLevel(_ tape: JSONTape) -> String? {
    let root = JSONTape.root
    guard tape.kind(root) == JSONTape.Kind.object else {
      return
        """
        it is \(tape.kind(root) == JSONTape.Kind.array ? "an array" : "a bare value"); GeoJSON is an \
        object, such as a FeatureCollection
        """
    }
    guard let type = tape.member("type", of: root), tape.kind(type) == JSONTape.Kind.string else {
      return "its object has no 'type'; GeoJSON has the type FeatureCollection, Feature or a geometry's"
    }
    if tape.string(type, equals: "FeatureCollection") {
      guard let features = tape.member("features", of: root), tape.kind(features) == JSONTape.Kind.array
      else {
        return "its FeatureCollection has no array 'features'"
      }
      guard take(CRSMember(tape, of: root)) else { return nil }
      readFeatures(tape, in: features)
    } else if tape.string(type, equals: "Feature") {
      guard take(CRSMember(tape, of: root)) else { return nil }
      readFeature(tape, at: root)
    } else if Self.isGeometryType(tape, type) {
      guard take(CRSMember(tape, of: root)) else { return nil }
      readBareGeometry(tape, at: root)
    } else {
      let name = tape.string(type)
      return name == "Topology"
        ? "it is TopoJSON; convert it to GeoJSON first"
        : "its type is '\(name.prefix(60))'; GeoJSON has the type FeatureCollection, Feature or a geometry's"
    }
    return nil
  }

  /// Reads a FeatureCollection whose features have been taken out; false when it is not quite that.
  mutating func readFrame(_ tape: JSONTape) -> Bool {
    let root = JSONTape.root
    var arrays = 0
    guard tape.kind(root) == JSONTape.Kind.object else { return false }
    tape.forEachMember(of: root) { key, value in
      if tape.string(key, equals: "features") { arrays += 1 }
    }
    guard arrays == 1, let features = tape.member("features", of: root),
      tape.kind(features) == JSONTape.Kind.array,
      tape.isEmpty(features), let type = tape.member("type", of: root),
      tape.kind(type) == JSONTape.Kind.string,
      tape.string(type, equals: "FeatureCollection")
    else { return false }
    return take(CRSMember(tape, of: root))
  }

  mutating func readFeatures(_ tape: JSONTape, in array: Int) {
    let close = tape.end(of: array) - 1
    var place = array + 1
    while place < close {
      readFeature(tape, at: place)
      place = tape.next(after: place)
    }
  }

  /// Takes the CRS of the document or of the first record; false, with the record refused, where a later record
  /// names another.
  private mutating func take(_ member: CRSMember) -> Bool {
    if featureCount == 0 {
      crs = member
      if case .other = member {
        longitudeLimit = .infinity
        latitudeLimit = .infinity
      }
      return true
    }
    switch (member, crs) {
    case (.none, _), (.degrees, .degrees), (.degrees, .none): return true
    default:
      if member == crs { return true }
      featureCount += 1
      refuse(
        featureCount - 1, nil, .legacyCRS,
        "the record names another CRS than the first record; convert the file to WGS 84 throughout")
      return false
    }
  }
}
