// What is expected of a feature: taken from one of a usual build, and from no other.

import Planar
import Testing

@testable import Layers

@Suite struct FeatureSkeletonTests {
  /// What stands behind each stretch of the skeleton of a feature, and the stretches' lengths.
  private func taken(_ text: String, fields: [String] = ["kind"]) -> (
    next: [FeatureSkeleton.Next], counts: [Int]
  ) {
    let bytes = Array(text.utf8) + Array(repeating: 0, count: JSONCursor.padding)
    let context = ReadingContext(
      LayerSource(name: "scratch", path: "scratch", fields: fields, geometryKinds: [.point, .polygon]))
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return ([], []) }
      var skeleton = FeatureSkeleton()
      skeleton.take(JSONCursor(base, 0..<text.utf8.count, origin: 0), context)
      let stretches = (0..<skeleton.count).map { skeleton[$0] }
      // The feature itself has what was taken from it.
      let json = JSONText(base, end: text.utf8.count, origin: 0)
      let stands = stretches.first.map { skeleton.stands($0, at: 0, json) } ?? true
      #expect(stands)
      return (stretches.map(\.next), stretches.map(\.count))
    }
  }

  @Test func usualBuilds() {
    let (next, counts) = taken(
      #"{"type":"Feature","id":7,"properties":{"kind":"a","n":{"x":1}},"geometry":{"type":"Point","coordinates":[1,2]}}"#
    )
    #expect(next == [.id, .column(0), .skipped(depth: 2), .coordinates, .end])
    #expect(counts == [23, 22, 5, 43, 2])
    let (bare, _) = taken(
      #"{"geometry":{"type":"Polygon","coordinates":[]},"properties":null,"bbox":[],"type":"Feature"}"#)
    #expect(bare == [.coordinates, .skipped(depth: 1), .end])
    // A name written with escapes is the name it means.
    let (escaped, _) = taken(
      #"{"type":"Feature","properties":{"k\u0069nd":1},"geometry":{"type":"Point","coordinates":[1,2]}}"#)
    #expect(escaped == [.column(0), .coordinates, .end])
  }

  @Test func unusualBuilds() {
    let point = #""geometry":{"type":"Point","coordinates":[1,2]}"#
    for text in [
      "7", "{}", #"{"type":"Feature"}"#, #"{\#(point)}"#, #"{"type":"Feature",\#(point),\#(point)}"#,
      #"{"type":"Thing",\#(point)}"#, #"{"type":"Feature","crs":null,\#(point)}"#,
      #"{"type":"Feature","properties":[],\#(point)}"#, #"{"type":"Feature","geometry":null}"#,
      #"{"type":"Feature","geometry":{"coordinates":[1,2],"type":"Point"}}"#,
      #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2],"more":1}}"#,
      #"{"type":"Feature","geometry":{"type":"Point","coordinates":null}}"#,
      #"{"type":"Feature","geometry":{"type":"LineString","coordinates":[]}}"#,
      #"{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[]}}"#,
    ] {
      #expect(taken(text).next.isEmpty, "\(text)")
    }
  }

  @Test func noMoreThanThereIsRoomFor() {
    func feature(_ members: Int, _ name: Int) -> String {
      let inside = (0..<members).map { "\"" + String(repeating: "n", count: name) + "\($0)\":1" }
      return #"{"type":"Feature","properties":{\#(inside.joined(separator: ","))},"#
        + #""geometry":{"type":"Point","coordinates":[1,2]}}"#
    }
    #expect(taken(feature(62, 3)).next.count == 64)
    #expect(taken(feature(63, 3)).next.isEmpty)
    #expect(taken(feature(2, 900)).next.count == 4)
    #expect(taken(feature(3, 900)).next.isEmpty)
  }
}
