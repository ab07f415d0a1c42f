// One order for a layer's features that does not depend on the order in the file, so that the same features give the
// same bytes of results however they are shuffled.

internal import Layers
internal import Planar

extension Layer {
  /// The layer with its features sorted by their coordinates, then by id, then by their properties.
  func inCanonicalOrder() -> Layer {
    let layout = geometries.layout
    let names = columns.keys.sorted()
    // The first vertex tells nearly all features apart; the rest is compared only where it does not.
    let firsts = (0..<count).map { geometries.firstVertex(of: $0) ?? PlanarPoint(x: .infinity, y: .infinity) }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      if firsts[a] != firsts[b] { return (firsts[a].x, firsts[a].y) < (firsts[b].x, firsts[b].y) }
      let verticesOfA = layout.vertices(ofFeature: a)
      let verticesOfB = layout.vertices(ofFeature: b)
      if verticesOfA.count != verticesOfB.count { return verticesOfA.count < verticesOfB.count }
      for (i, j) in zip(verticesOfA, verticesOfB)
      where geometries.x[i] != geometries.x[j] || geometries.y[i] != geometries.y[j] {
        return (geometries.x[i], geometries.y[i]) < (geometries.x[j], geometries.y[j])
      }
      let idOfA = ids[a] ?? ""
      let idOfB = ids[b] ?? ""
      if idOfA != idOfB { return idOfA < idOfB }
      for name in names {
        let textOfA = columns[name]?.text(a) ?? ""
        let textOfB = columns[name]?.text(b) ?? ""
        if textOfA != textOfB { return textOfA < textOfB }
      }
      return false
    }
    let order = (0..<count).sorted(by: precedes)
    return selecting(order)
  }

  /// The features chosen, in the order given; provenance and problems stay those of the whole layer.
  func selecting(_ features: [Int]) -> Layer {
    var chosen = self
    chosen.geometries = geometries.selecting(features)
    chosen.sourceIndices = features.map { sourceIndices[$0] }
    chosen.ids = features.map { ids[$0] }
    chosen.columns = columns.mapValues { $0.selecting(features) }
    return chosen
  }
}
