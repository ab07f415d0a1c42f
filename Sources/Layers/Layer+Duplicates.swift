// Features that are there twice: they would be counted twice.

public import Planar

extension Layer {
  /// A `duplicate-feature` warning for each feature that has exactly the geometry of an earlier one.
  ///
  /// Compared are the kind and all coordinates in their order, bit for bit; properties are not. Features are
  /// kept.
  ///
  /// - Parameter samples: Whether the features are samples, of which one place may have many: then those with an id of
  ///   their own are no duplicates.
  public func duplicateProblems(ofSamples samples: Bool = false) -> [LayerProblem] {
    let sieve = DuplicateSieve()
    for row in 0..<count where geometries.layout.kinds[row] != .empty {
      if samples && ids[row] != nil { continue }
      sieve.add(geometries.fingerprint(of: row), feature: row)
    }
    let repeats = sieve.duplicates()
    var found = ProblemGathering(layer: name, file: provenance.path)
    for (row, first) in repeats {
      let other = "feature \(sourceIndices[first])" + (ids[first].map { " (id '\($0)')" } ?? "")
      found.add(
        .duplicateFeature, action: .kept, feature: sourceIndices[row], featureID: ids[row],
        message: Self.duplicateMessage(other))
    }
    if sieve.hasLost { found.addLostDuplicates() }
    return found.gathered()
  }

  /// What is to be said about a feature that has the geometry of another.
  static func duplicateMessage(_ other: String) -> String {
    """
    the feature has exactly the geometry of \(other), and both are counted (land to be served counts once); \
    remove one if they are the same
    """
  }
}

extension PlanarGeometries {
  /// The fingerprint of a feature's kind, cut and coordinates; the same in every run.
  public func fingerprint(of feature: Int) -> Fingerprint {
    var fingerprint = Fingerprint()
    fingerprint.mix(UInt64(layout.kinds[feature].rawValue))
    for part in layout.parts(of: feature) {
      fingerprint.mix(UInt64(layout.rings(of: part).count))
      for ring in layout.rings(of: part) {
        let vertices = layout.vertices(of: ring)
        fingerprint.mix(UInt64(vertices.count))
        for vertex in vertices {
          fingerprint.mix(x[vertex].bitPattern)
          fingerprint.mix(y[vertex].bitPattern)
        }
      }
    }
    return fingerprint
  }
}
