// Some features of a layer in planar metres, their polygons valid; and what was wrong with the others.

public import Planar

/// A batch of a layer's features in planar metres, in the order of the file.
public struct PlanarBatch: Sendable {
  /// Valid geometries in planar metres, one entry a feature used.
  public private(set) var geometries = PlanarGeometries()
  /// Each used feature's position in the file, from 0.
  public private(set) var sourceIndices: [Int] = []
  /// Each used feature's id; nil where it has none.
  public private(set) var ids: [String?] = []
  /// The properties asked for, by name; one row a feature used.
  public private(set) var columns: [String: PropertyColumn] = [:]
  /// The number of features used.
  public var count: Int { geometries.count }

  /// The rows of the batch in degrees that are used.
  private(set) var rows: [Int] = []
  /// How many rows that batch had.
  let rowCount: Int
  /// The positions in the file of features mended before they were projected.
  let repairedBefore: Set<Int>
  private(set) var faults: [Fault] = []

  struct Fault: Sendable {
    var feature: Int
    var id: String?
    var kind: LayerProblem.Kind
    var action: LayerProblem.Action
    var position: GeographicPoint?
    var message: String
  }

  init(
    _ batch: FeatureBatch, _ definition: String, _ fit: FittedProjection?, _ projection: borrowing Projection
  ) {
    rowCount = batch.count
    repairedBefore = batch.repairedFeatures
    let repair = PolygonRepair()
    let plane =
      fit.map { $0.project(batch.geometries, outside: projection) } ?? projection.project(batch.geometries)
    rows.reserveCapacity(plane.count)
    for row in 0..<plane.count {
      guard let (fault, mended) = fault(row, in: plane, of: batch, definition, projection, repair) else {
        if !faults.isEmpty { geometries.add(feature: row, of: plane) }
        rows.append(row)
        continue
      }
      // Up to the first fault, which most batches do not have, there is nothing to copy.
      if faults.isEmpty { for before in 0..<row { geometries.add(feature: before, of: plane) } }
      faults.append(fault)
      guard let mended else { continue }
      geometries.add(feature: 0, of: mended)
      rows.append(row)
    }
    if faults.isEmpty { geometries = plane }
    let isWhole = rows.count == batch.count
    sourceIndices = isWhole ? batch.sourceIndices : rows.map { batch.sourceIndices[$0] }
    ids = isWhole ? batch.ids : rows.map { batch.ids[$0] }
    columns = isWhole ? batch.columns : batch.columns.mapValues { [rows] in $0.selecting(rows) }
  }

  /// What is wrong with a feature, and the feature as it is used all the same: mended, if policy allows.
  private func fault(
    _ row: Int, in plane: PlanarGeometries, of batch: FeatureBatch, _ definition: String,
    _ projection: borrowing Projection, _ repair: PolygonRepair
  ) -> (Fault, mended: PlanarGeometries?)? {
    let refusal: LayerProblem.Action = batch.source.policy == .strict ? .stopped : .skipped
    func fault(
      _ kind: LayerProblem.Kind, _ action: LayerProblem.Action, _ position: GeographicPoint?,
      _ message: String, mended: PlanarGeometries? = nil
    ) -> (Fault, mended: PlanarGeometries?) {
      let fault = Fault(
        feature: batch.sourceIndices[row], id: batch.ids[row], kind: kind, action: action,
        position: position, message: message)
      return (fault, mended)
    }
    let vertices = plane.layout.vertices(ofFeature: row)
    if let lost = vertices.first(where: { !(plane.x[$0].isFinite && plane.y[$0].isFinite) }) {
      let place = GeographicPoint(
        longitude: batch.geometries.longitudes[lost], latitude: batch.geometries.latitudes[lost])
      return fault(
        .nonFiniteCoordinate, refusal, place,
        "longitude \(place.longitude), latitude \(place.latitude) has no place in the working CRS \(definition)"
      )
    }
    if plane.layout.kinds[row] != .polygon || SimpleRing.isCertainlyValid(row, in: plane) { return nil }
    let first = batch.geometries.firstVertex(of: row)
    let reason: InvalidityReason
    do {
      guard let found = try repair.invalidity(of: row, in: plane) else { return nil }
      reason = found
    } catch {
      return fault(.invalidRing, refusal, first, "the polygon cannot be checked: \(error)")
    }
    let position = reason.place.map { projection.unproject($0) } ?? first
    let words = "the polygon is invalid: \(reason.reason)"
    guard batch.source.policy == .repair else { return fault(.invalidRing, refusal, position, words) }
    var mended = PlanarGeometries()
    do {
      try repair.appendRepaired(row, of: plane, to: &mended)
    } catch {
      return fault(.invalidRing, .skipped, position, "\(words); it cannot be mended: \(error)")
    }
    guard mended.count == 1, mended.layout.kinds[0] == .polygon, mended.area(of: 0) > 0 else {
      return fault(
        .invalidRing, .skipped, position, "\(words); nothing with an area is left when it is mended")
    }
    let area = PropertyColumn.spelling((mended.area(of: 0) * 10).rounded() / 10)
    return fault(
      .invalidRing, .repaired, position,
      "\(words); mended to \(area) m² in \(mended.layout.partCount) part(s)", mended: mended)
  }
}
