// From degrees to planar metres, with every polygon checked: the step after which a layer can be measured.

public import Planar

extension GeographicLayer {
  // What a chunk of features became, and what was wrong with them.
  private struct Chunk: Sendable {
    var geometries = PlanarGeometries()
    var rows: [Int] = []
    var faults: [Fault] = []
  }

  private struct Fault: Sendable {
    var row: Int
    var kind: LayerProblem.Kind
    var action: LayerProblem.Action
    var position: GeographicPoint?
    var message: String
  }

  // Enough vertices that making PROJ's transformation, some milliseconds, does not count.
  private static let verticesPerChunk = 1 << 17

  /// The layer in planar metres, its polygons valid.
  ///
  /// A polygon that is not valid is an `invalid-ring` problem with GEOS's reason and the place in degrees; by
  /// the source's policy it is mended by GEOS `MakeValid` or left out. Features keep their order, and the
  /// result does not depend on the number of threads.
  ///
  /// - Parameters:
  ///   - definition: The working CRS as PROJ reads it; see ``WorkingCRS/definition``.
  ///   - threads: How many threads work, at least 1.
  /// - Throws: ``LayerError/projection(layer:_:)`` when the CRS cannot be used, ``LayerError/strict(_:)``
  ///   when the policy is `strict` and a polygon is invalid or a place is not in the CRS.
  public func projected(
    to definition: String, threads: Int = OrderedParallel.defaultThreadCount
  ) throws(LayerError) -> Layer {
    let perFeature = max(1, geometries.layout.vertexCount / max(1, count))
    let chunks: [Chunk]
    do {
      chunks = try OrderedParallel.chunks(
        of: count, chunkSize: max(1, Self.verticesPerChunk / perFeature), threads: threads
      ) { try self.chunk($0, to: definition) }
    } catch let error as ProjectionError {
      throw .projection(layer: source.name, error)
    } catch {
      preconditionFailure("a chunk throws nothing else: \(error)")
    }
    return try gathered(chunks)
  }

  private func chunk(_ range: Range<Int>, to definition: String) throws(ProjectionError) -> Chunk {
    let projection = try Projection(to: definition)
    let repair = PolygonRepair()
    let plane = projection.project(geometries.slice(range))
    var chunk = Chunk()
    for feature in 0..<plane.count {
      let row = range.lowerBound + feature
      let vertices = plane.layout.vertices(ofFeature: feature)
      if let lost = vertices.first(where: { !(plane.x[$0].isFinite && plane.y[$0].isFinite) }) {
        let written = geometries.layout.vertices(ofFeature: row).lowerBound + lost - vertices.lowerBound
        let place = GeographicPoint(
          longitude: geometries.longitudes[written], latitude: geometries.latitudes[written])
        chunk.faults.append(
          Fault(
            row: row, kind: .nonFiniteCoordinate, action: refusal, position: place,
            message:
              """
              longitude \(place.longitude), latitude \(place.latitude) has no place in the working CRS \
              \(definition)
              """
          ))
        continue
      }
      if plane.layout.kinds[feature] != .polygon || SimpleRing.isCertainlyValid(feature, in: plane) {
        chunk.geometries.add(feature: feature, of: plane)
        chunk.rows.append(row)
        continue
      }
      if let fault = check(
        feature, row: row, in: plane, with: repair, backBy: projection, keepingIn: &chunk.geometries)
      {
        chunk.faults.append(fault)
        if fault.action != .repaired { continue }
      }
      chunk.rows.append(row)
    }
    return chunk
  }

  private var refusal: LayerProblem.Action { source.policy == .strict ? .stopped : .skipped }

  /// Appends the polygon, mended if need be and policy allows; and says what was wrong with it.
  private func check(
    _ feature: Int, row: Int, in plane: PlanarGeometries, with repair: PolygonRepair,
    backBy projection: borrowing Projection, keepingIn geometries: inout PlanarGeometries
  ) -> Fault? {
    let reason: InvalidityReason
    do {
      guard let found = try repair.invalidity(of: feature, in: plane) else {
        geometries.add(feature: feature, of: plane)
        return nil
      }
      reason = found
    } catch {
      return Fault(
        row: row, kind: .invalidRing, action: refusal, position: self.geometries.firstVertex(of: row),
        message: "the polygon cannot be checked: \(error)")
    }
    let position = reason.place.map { projection.unproject($0) } ?? self.geometries.firstVertex(of: row)
    let words = "the polygon is invalid: \(reason.reason)"
    guard source.policy == .repair else {
      return Fault(row: row, kind: .invalidRing, action: refusal, position: position, message: words)
    }
    var mended = PlanarGeometries()
    do {
      try repair.appendRepaired(feature, of: plane, to: &mended)
    } catch {
      return Fault(
        row: row, kind: .invalidRing, action: .skipped, position: position,
        message: "\(words); it cannot be mended: \(error)")
    }
    guard mended.count == 1, mended.layout.kinds[0] == .polygon, mended.area(of: 0) > 0 else {
      return Fault(
        row: row, kind: .invalidRing, action: .skipped, position: position,
        message: "\(words); nothing with an area is left when it is mended")
    }
    geometries.add(feature: 0, of: mended)
    return Fault(
      row: row, kind: .invalidRing, action: .repaired, position: position,
      message: "\(words); mended to \(areaText(mended.area(of: 0))) m² in \(mended.layout.partCount) part(s)")
  }

  private func areaText(_ area: Double) -> String { PropertyColumn.spelling((area * 10).rounded() / 10) }

  private func gathered(_ chunks: [Chunk]) throws(LayerError) -> Layer {
    var found = ProblemGathering(layer: source.name, file: source.displayPath)
    var plane = PlanarGeometries()
    var rows: [Int] = []
    var repaired = repairedFeatures
    for chunk in chunks {
      plane.append(chunk.geometries)
      rows += chunk.rows
      for fault in chunk.faults {
        let feature = sourceIndices[fault.row]
        found.add(
          fault.kind, action: fault.action, feature: feature, featureID: ids[fault.row],
          position: fault.position, message: fault.message)
        if fault.action == .repaired { repaired.insert(feature) } else { repaired.remove(feature) }
      }
    }
    let problems = LayerProblem.merged(problems, found.gathered())
    if source.policy == .strict && found.isSerious { throw .strict(problems) }
    var provenance = provenance
    provenance.used = rows.count
    provenance.skipped += count - rows.count
    provenance.repaired = repaired.count
    let isWhole = rows.count == count
    var layer = Layer(
      name: source.name, geometries: plane,
      sourceIndices: isWhole ? sourceIndices : rows.map { sourceIndices[$0] },
      ids: isWhole ? ids : rows.map { ids[$0] },
      columns: isWhole ? columns : columns.mapValues { $0.selecting(rows) },
      provenance: provenance, problems: problems)
    layer.propertyNames = propertyNames
    return layer
  }
}

extension LayerProblem {
  /// Two lists in one order: by feature, those that concern no single feature last.
  static func merged(_ first: [LayerProblem], _ second: [LayerProblem]) -> [LayerProblem] {
    (first + second).enumerated().sorted { a, b in
      (a.element.feature ?? .max, a.offset) < (b.element.feature ?? .max, b.offset)
    }.map(\.element)
  }
}

extension PlanarGeometries {
  /// Adds all features of another column set.
  fileprivate mutating func append(_ other: PlanarGeometries) {
    if count == 0 {
      self = other
      return
    }
    for feature in 0..<other.count { add(feature: feature, of: other) }
  }
}

extension GeographicGeometries {
  /// The features of a range.
  func slice(_ features: Range<Int>) -> GeographicGeometries {
    features.count == count ? self : selecting(features)
  }
}
