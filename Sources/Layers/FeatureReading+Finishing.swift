// The end of reading: CRS and datum brought to WGS 84, the whole layer judged, the columns handed over.

internal import Planar

extension FeatureReading {
  /// The layer in WGS 84 degrees, with its problems and counts.
  ///
  /// - Throws: ``LayerError/strict(_:)`` when the policy says so.
  consuming func finished(_ contents: FileContents, sha256: String) throws(LayerError) -> GeographicLayer {
    var reading = self
    reading.obeyCRS()
    reading.obeyDatum()
    reading.addOutOfRangeProblems()
    reading.addLayerNotes()
    let source = reading.source
    let used = reading.sourceIndices.count
    if used == 0 {
      let why =
        reading.featureCount == 0
        ? "the file has no features"
        : """
        no feature can be used: of \(reading.featureCount), \(reading.skipped) are skipped and \
        \(reading.filtered) filtered out
        """
      reading.problems.add(
        .layerWithoutFeatures, severity: .error, action: source.policy == .strict ? .stopped : .kept,
        message: why + "; the layer is empty")
    }
    var layer = GeographicLayer(
      source: source,
      provenance: Provenance(
        layer: source.name, path: source.displayPath, sha256: sha256, bytes: contents.storedCount,
        features: reading.featureCount, used: used, skipped: reading.skipped,
        repaired: reading.repairedFeatures.count, filtered: reading.filtered))
    layer.problems = reading.problems.gathered()
    if source.policy == .strict && reading.problems.isSerious { throw .strict(layer.problems) }
    layer.geometries = reading.geometries
    layer.sourceIndices = reading.sourceIndices
    layer.ids = reading.ids
    layer.columns = Dictionary(uniqueKeysWithValues: zip(reading.fields, reading.columns))
    layer.propertyNames = reading.propertyNames.sorted()
    layer.repairedFeatures = Set(reading.repairedFeatures)
    return layer
  }

  private mutating func obeyCRS() {
    switch crs {
    case .none: return
    case .degrees(let name):
      problems.add(
        .legacyCRS, severity: .note, action: .kept, value: name,
        message:
          "the file has a 'crs' member, which GeoJSON dropped in 2016; '\(name)' is read as WGS 84 degrees")
    case .unusable(let spelling):
      leaveAll(
        value: spelling, "the file's 'crs' member names no CRS; remove it, or name one such as EPSG:4326")
    case .other(let name):
      do {
        let projection = try Projection(to: name)
        problems.add(
          .legacyCRS, severity: .note, action: .kept, value: name,
          message: "the file's 'crs' member says '\(name)'; its coordinates were converted to WGS 84")
        let plane = PlanarGeometries(
          x: geometries.longitudes, y: geometries.latitudes, layout: geometries.layout)
        geometries = projection.unproject(plane)
        leaveWithoutPlace(crs: name, written: plane, back: projection.project(geometries))
      } catch {
        leaveAll(
          value: name,
          "the file's 'crs' member says '\(name)', which cannot be used: \(error); convert the file to WGS 84"
        )
      }
    }
  }

  private mutating func leaveAll(value: String, _ message: String) {
    let count = sourceIndices.count
    problems.add(
      .legacyCRS, severity: .error, action: refusal, value: value, count: max(1, count), message: message)
    skipped += count
    keepRows([])
  }

  /// Leaves out the features of which a vertex has no place in degrees.
  ///
  /// Some projections give an answer for any number; one that does not lead back to where it came from is
  /// none.
  private mutating func leaveWithoutPlace(crs name: String, written: PlanarGeometries, back: PlanarGeometries)
  {
    var kept: [Int] = []
    for row in sourceIndices.indices {
      let vertices = geometries.layout.vertices(ofFeature: row)
      let lost = vertices.first { vertex in
        let error = abs(written.x[vertex] - back.x[vertex]) + abs(written.y[vertex] - back.y[vertex])
        return !(error <= 1e-6 * (1 + abs(written.x[vertex]) + abs(written.y[vertex])))
      }
      guard let lost else {
        kept.append(row)
        continue
      }
      skipped += 1
      let value = "[\(PropertyColumn.spelling(written.x[lost])),\(PropertyColumn.spelling(written.y[lost]))]"
      add(
        .nonFiniteCoordinate, action: refusal, sourceIndices[row], ids[row], value: value,
        "the position \(value) has no place in \(name), which the file's 'crs' member names")
    }
    if kept.count < sourceIndices.count { keepRows(kept) }
  }

  private mutating func keepRows(_ rows: [Int]) {
    let repaired = Set(repairedFeatures)
    geometries = geometries.selecting(rows)
    sourceIndices = rows.map { sourceIndices[$0] }
    ids = rows.map { ids[$0] }
    columns = columns.map { $0.selecting(rows) }
    repairedFeatures = sourceIndices.filter(repaired.contains)
  }

  private mutating func obeyDatum() {
    guard source.datum != .wgs84 else { return }
    for vertex in geometries.longitudes.indices {
      let place = ShiftedCoordinates.wgs84(
        GeographicPoint(longitude: geometries.longitudes[vertex], latitude: geometries.latitudes[vertex]),
        from: source.datum)
      geometries.longitudes[vertex] = place.longitude
      geometries.latitudes[vertex] = place.latitude
    }
  }
}

extension GeographicGeometries {
  /// The features chosen, in the order given.
  func selecting(_ features: some Sequence<Int>) -> GeographicGeometries {
    var chosen = GeographicGeometries()
    for feature in features {
      for part in layout.parts(of: feature) {
        for ring in layout.rings(of: part) {
          let vertices = layout.vertices(of: ring)
          chosen.longitudes.append(contentsOf: longitudes[vertices])
          chosen.latitudes.append(contentsOf: latitudes[vertices])
          chosen.endRing()
        }
        chosen.endPart()
      }
      chosen.endFeature(kind: layout.kinds[feature])
    }
    return chosen
  }
}
