// The end of a piece: CRS and datum brought to WGS 84, the columns handed over.

internal import Planar

extension FeatureReading {
  /// What the piece gave, in WGS 84 degrees.
  consuming func finished() -> PieceColumns {
    (result.longitudes, result.latitudes) = space.arrays()
    if context.crs.changesCoordinates { result.obeyCRS(context) }
    result.obeyDatum(context.source.datum)
    return result
  }
}

extension PieceColumns {
  fileprivate mutating func obeyCRS(_ context: ReadingContext) {
    guard let pool = context.pool, let name = context.crs.name else {
      leaveAll()
      return
    }
    let plane = PlanarGeometries(x: longitudes, y: latitudes, layout: layout)
    do throws(ProjectionError) {
      let (degrees, back) = try pool.use { projection in
        let degrees = projection.unproject(plane)
        return (degrees, projection.project(degrees))
      }
      longitudes = degrees.longitudes
      latitudes = degrees.latitudes
      leaveWithoutPlace(context, name, written: plane, back: back)
    } catch {
      // It could be used when reading began; without memory now, there is nothing better than leaving out.
      leaveAll()
    }
  }

  private mutating func leaveAll() {
    withoutCRS += sourceIndices.count
    skipped += sourceIndices.count
    keepRows([])
  }

  /// Leaves out the features of which a vertex has no place in degrees.
  ///
  /// Some projections give an answer for any number; one that does not lead back to where it came from is
  /// none.
  private mutating func leaveWithoutPlace(
    _ context: ReadingContext, _ name: String, written: PlanarGeometries, back: PlanarGeometries
  ) {
    var kept: [Int] = []
    for row in sourceIndices.indices {
      let lost = layout.vertices(ofFeature: row).first { vertex in
        let error = abs(written.x[vertex] - back.x[vertex]) + abs(written.y[vertex] - back.y[vertex])
        return !(error <= 1e-6 * (1 + abs(written.x[vertex]) + abs(written.y[vertex])))
      }
      guard let lost else {
        kept.append(row)
        continue
      }
      skipped += 1
      let value = "[\(PropertyColumn.spelling(written.x[lost])),\(PropertyColumn.spelling(written.y[lost]))]"
      problems.add(
        .nonFiniteCoordinate, action: context.source.policy == .strict ? .stopped : .skipped,
        feature: sourceIndices[row], featureID: ids[row], value: value,
        message: "the position \(value) has no place in \(name), which the file's 'crs' member names")
    }
    if kept.count < sourceIndices.count { keepRows(kept) }
  }

  private mutating func keepRows(_ rows: [Int]) {
    let wasRepaired = Set(repaired)
    var geometries = GeographicGeometries()
    geometries.longitudes = longitudes
    geometries.latitudes = latitudes
    geometries.layout = layout
    geometries = geometries.selecting(rows)
    longitudes = geometries.longitudes
    latitudes = geometries.latitudes
    layout = geometries.layout
    sourceIndices = rows.map { sourceIndices[$0] }
    ids = rows.map { ids[$0] }
    if !places.isEmpty { places = rows.map { places[$0] } }
    columns = columns.map { $0.selecting(rows) }
    repaired = sourceIndices.filter(wasRepaired.contains)
  }

  fileprivate mutating func obeyDatum(_ datum: CoordinateDatum) {
    guard datum != .wgs84 else { return }
    for vertex in longitudes.indices {
      let place = ShiftedCoordinates.wgs84(
        GeographicPoint(longitude: longitudes[vertex], latitude: latitudes[vertex]), from: datum)
      longitudes[vertex] = place.longitude
      latitudes[vertex] = place.latitude
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
