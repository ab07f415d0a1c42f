// Whether a layer lies where the districts are.

public import Planar

extension Layer {
  /// An `outside-districts` warning for each feature whose centroid lies in no district; one error when all
  /// do.
  ///
  /// Features are kept. A border belongs to its district.
  ///
  /// - Parameters:
  ///   - districts: The districts, in the layer's plane.
  ///   - projection: From degrees to the layer's plane; gives the places in degrees.
  public func placementProblems(
    districts: RegionLocator, degreesBy projection: borrowing Projection
  ) -> [LayerProblem] {
    var outside: [(row: Int, place: PlanarPoint)] = []
    var located = 0
    for row in 0..<count {
      guard let place = geometries.centroid(of: row) else { continue }
      located += 1
      if districts.first(x: place.x, y: place.y) == nil { outside.append((row, place)) }
    }
    var found = ProblemGathering(layer: name, file: provenance.path)
    if let first = outside.first, outside.count == located {
      found.add(
        .outsideDistricts, severity: .error, action: .kept, feature: sourceIndices[first.row],
        featureID: ids[first.row], position: projection.unproject(first.place), count: located,
        message:
          """
          none of its \(located) feature(s) lies in a district; is it the right file, of the right city, \
          with longitude before latitude?
          """
      )
      return found.gathered()
    }
    for (row, place) in outside {
      found.add(
        .outsideDistricts, action: .kept, feature: sourceIndices[row], featureID: ids[row],
        position: projection.unproject(place), message: "the feature's centroid lies in no district")
    }
    return found.gathered()
  }
}
