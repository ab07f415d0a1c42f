// How a layer's flat coordinate columns are cut into features, parts and rings.
//
// A feature is a run of parts, a part is a run of rings, a ring is a run of vertices. A point is a part with
// one ring of one vertex; a line is a part with one ring; a polygon is a part whose first ring is its outer
// border and whose others are its holes, each closed (last vertex equal to the first).

/// What a feature's geometry is made of.
public enum GeometryKind: UInt8, Sendable, Hashable, CaseIterable {
  /// No geometry: null, or without a coordinate.
  case empty
  /// One or more points.
  case point
  /// One or more lines.
  case line
  /// One or more polygons with their holes.
  case polygon
}

/// The cut of flat coordinate columns into features, parts and rings.
///
/// All arrays of starts have one entry more than there are things, the last being the count of the level
/// below: feature *i* owns the parts `featureParts[i] ..< featureParts[i + 1]`, part *p* the rings
/// `partRings[p] ..< partRings[p + 1]`, ring *r* the vertices `ringVertices[r] ..< ringVertices[r + 1]`.
public struct GeometryLayout: Sendable, Hashable {
  /// The kind of each feature.
  public private(set) var kinds: [GeometryKind] = []
  /// Where each feature's parts start; one entry more than there are features.
  public private(set) var featureParts: [Int32] = [0]
  /// Where each part's rings start; one entry more than there are parts.
  public private(set) var partRings: [Int32] = [0]
  /// Where each ring's vertices start; one entry more than there are rings.
  public private(set) var ringVertices: [Int32] = [0]

  /// A layout without features.
  public init() {}

  /// The number of features, empty ones included.
  @inlinable
  public var featureCount: Int { kinds.count }
  /// The number of points, lines and polygons in all.
  @inlinable
  public var partCount: Int { partRings.count - 1 }
  /// The number of rings, lines and points in all.
  @inlinable
  public var ringCount: Int { ringVertices.count - 1 }
  /// The number of vertices in all, closing vertices included.
  @inlinable
  public var vertexCount: Int { Int(ringVertices[ringVertices.count - 1]) }

  /// The parts of a feature.
  @inlinable
  public func parts(of feature: Int) -> Range<Int> {
    Int(featureParts[feature])..<Int(featureParts[feature + 1])
  }

  /// The rings of a part.
  @inlinable
  public func rings(of part: Int) -> Range<Int> {
    Int(partRings[part])..<Int(partRings[part + 1])
  }

  /// The vertices of a ring.
  @inlinable
  public func vertices(of ring: Int) -> Range<Int> {
    Int(ringVertices[ring])..<Int(ringVertices[ring + 1])
  }

  /// All rings of a feature, over all of its parts.
  @inlinable
  public func rings(ofFeature feature: Int) -> Range<Int> {
    let parts = parts(of: feature)
    return Int(partRings[parts.lowerBound])..<Int(partRings[parts.upperBound])
  }

  /// All vertices of a feature, over all of its parts and rings.
  @inlinable
  public func vertices(ofFeature feature: Int) -> Range<Int> {
    let rings = rings(ofFeature: feature)
    return Int(ringVertices[rings.lowerBound])..<Int(ringVertices[rings.upperBound])
  }

  /// Ends the open ring: the vertices since the last ring's end are a ring.
  ///
  /// - Precondition: fewer than 2³¹ vertices in all.
  public mutating func endRing(vertexCount: Int) {
    ringVertices.append(Int32(vertexCount))
  }

  /// Ends the open part: the rings since the last part's end are a part.
  public mutating func endPart() {
    partRings.append(Int32(ringCount))
  }

  /// Ends the open feature: the parts since the last feature's end are a feature of this kind.
  public mutating func endFeature(kind: GeometryKind) {
    featureParts.append(Int32(partCount))
    kinds.append(kind)
  }

  /// Adds all features of another layout behind those that are there.
  ///
  /// - Precondition: nothing is open in either, and there are fewer than 2³¹ vertices in all.
  public mutating func append(_ other: GeometryLayout) {
    let parts = Int32(partCount)
    let rings = Int32(ringCount)
    let vertices = Int32(vertexCount)
    kinds += other.kinds
    featureParts.append(contentsOf: other.featureParts.dropFirst().lazy.map { $0 + parts })
    partRings.append(contentsOf: other.partRings.dropFirst().lazy.map { $0 + rings })
    ringVertices.append(contentsOf: other.ringVertices.dropFirst().lazy.map { $0 + vertices })
  }

  /// The layout of a range of features alone, its vertices numbered from 0, and which vertices of this one they are.
  public func slice(_ features: Range<Int>) -> (layout: GeometryLayout, vertices: Range<Int>) {
    let parts = Int(featureParts[features.lowerBound])..<Int(featureParts[features.upperBound])
    let rings = Int(partRings[parts.lowerBound])..<Int(partRings[parts.upperBound])
    let vertices = Int(ringVertices[rings.lowerBound])..<Int(ringVertices[rings.upperBound])
    // One entry more than there are things, counted from the first.
    func starts(_ starts: [Int32], _ range: Range<Int>) -> [Int32] {
      let first = starts[range.lowerBound]
      return starts[range.lowerBound...range.upperBound].map { $0 - first }
    }
    var slice = GeometryLayout()
    slice.kinds = Array(kinds[features])
    slice.featureParts = starts(featureParts, features)
    slice.partRings = starts(partRings, parts)
    slice.ringVertices = starts(ringVertices, rings)
    return (slice, vertices)
  }

  /// Takes back the rings and parts that have not been closed into a feature, and says how many vertices
  /// remain.
  public mutating func discardOpenFeature() -> Int {
    let parts = Int(featureParts[featureParts.count - 1])
    partRings.removeLast(partRings.count - 1 - parts)
    let rings = Int(partRings[partRings.count - 1])
    ringVertices.removeLast(ringVertices.count - 1 - rings)
    return vertexCount
  }
}
