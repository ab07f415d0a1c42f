// Layouts put behind each other, when a layer comes in batches.

extension GeometryLayout {
  /// Adds all features of another layout behind those that are there.
  ///
  /// - Precondition: nothing is open in either, and there are fewer than 2³¹ vertices in all.
  public mutating func append(_ other: GeometryLayout) {
    append(
      kinds: other.kinds, featureParts: other.featureParts.dropFirst(), partRings: other.partRings.dropFirst(),
      ringVertices: other.ringVertices.dropFirst())
  }
}
