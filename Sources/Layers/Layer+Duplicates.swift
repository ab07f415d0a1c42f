// Features that are there twice: they would be counted twice.

internal import Planar

extension Layer {
  /// A `duplicate-feature` warning for each feature that has exactly the geometry of an earlier one.
  ///
  /// Compared are the kind and all coordinates in their order, bit for bit; properties are not. Features are
  /// kept.
  public func duplicateProblems() -> [LayerProblem] {
    var keyed = (0..<count).filter { geometries.layout.kinds[$0] != .empty }.map { row in
      (hash: geometries.hash(of: row), row: row)
    }
    keyed.sort { ($0.hash, $0.row) < ($1.hash, $1.row) }
    var repeats: [(row: Int, first: Int)] = []
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end].hash == keyed[start].hash { end += 1 }
      // Different geometries may share a hash, so that a run may hold several groups.
      var firsts = [keyed[start].row]
      for (_, row) in keyed[(start + 1)..<end] {
        if let first = firsts.first(where: { geometries.isSame(row, as: $0) }) {
          repeats.append((row, first))
        } else {
          firsts.append(row)
        }
      }
      start = end
    }
    repeats.sort { $0.row < $1.row }
    var found = ProblemGathering(layer: name, file: provenance.path)
    for (row, first) in repeats {
      let other = "feature \(sourceIndices[first])" + (ids[first].map { " (id '\($0)')" } ?? "")
      found.add(
        .duplicateFeature, action: .kept, feature: sourceIndices[row], featureID: ids[row],
        message:
          """
          the feature has exactly the geometry of \(other), and both are counted (land to be served counts once); \
          remove one if they are the same
          """
      )
    }
    return found.gathered()
  }
}

extension PlanarGeometries {
  /// A hash of a feature's kind, cut and coordinates; the same in every run.
  fileprivate func hash(of feature: Int) -> UInt64 {
    var hash = UInt64(layout.kinds[feature].rawValue) &+ 0x9E37_79B9_7F4A_7C15
    func mix(_ bits: UInt64) {
      hash = (hash ^ bits) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    for ring in layout.rings(ofFeature: feature) {
      let vertices = layout.vertices(of: ring)
      mix(UInt64(vertices.count))
      for vertex in vertices {
        mix(x[vertex].bitPattern)
        mix(y[vertex].bitPattern)
      }
    }
    return hash
  }

  fileprivate func isSame(_ feature: Int, as other: Int) -> Bool {
    let parts = layout.parts(of: feature)
    let otherParts = layout.parts(of: other)
    guard layout.kinds[feature] == layout.kinds[other], parts.count == otherParts.count else { return false }
    for (part, otherPart) in zip(parts, otherParts) {
      let rings = layout.rings(of: part)
      let otherRings = layout.rings(of: otherPart)
      guard rings.count == otherRings.count else { return false }
      for (ring, otherRing) in zip(rings, otherRings) {
        let vertices = layout.vertices(of: ring)
        let otherVertices = layout.vertices(of: otherRing)
        guard x[vertices].elementsEqual(x[otherVertices]), y[vertices].elementsEqual(y[otherVertices]) else {
          return false
        }
      }
    }
    return true
  }
}
