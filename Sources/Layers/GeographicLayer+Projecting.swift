// From degrees to planar metres, with every polygon checked: the step after which a layer can be measured.

public import Planar

extension GeographicLayer {
  // Enough vertices that what a chunk costs besides them does not count.
  private static let verticesPerChunk = 1 << 17

  /// The layer in planar metres, its polygons valid.
  ///
  /// A polygon that is not valid is an `invalid-ring` problem with GEOS's reason and the place in degrees; by
  /// the source's policy it is mended by GEOS `MakeValid` or left out. Features keep their order, and the
  /// result does not depend on the number of threads.
  ///
  /// - Parameters:
  ///   - definition: The working CRS as PROJ reads it; see ``WorkingCRS/definition``.
  ///   - fit: The same projection fitted over where most features lie; nil projects all by PROJ.
  ///   - threads: How many threads work, at least 1.
  /// - Throws: ``LayerError/projection(layer:_:)`` when the CRS cannot be used, ``LayerError/strict(_:)``
  ///   when the policy is `strict` and a polygon is invalid or a place is not in the CRS.
  public func projected(
    to definition: String, fit: FittedProjection? = nil,
    threads: Int = OrderedParallel.defaultThreadCount
  ) throws(LayerError) -> Layer {
    try projected(by: BatchProjector(to: definition, fit: fit, threads: threads), threads: threads)
  }

  /// The same by a projector that other layers are projected by too: PROJ takes milliseconds to make one.
  public func projected(by projector: BatchProjector, threads: Int) throws(LayerError) -> Layer {
    let perFeature = max(1, geometries.layout.vertexCount / max(1, count))
    let chunks: [PlanarBatch]
    do {
      chunks = try OrderedParallel.chunks(
        of: count, chunkSize: max(1, Self.verticesPerChunk / perFeature), threads: threads
      ) { try projector.project(self.batch($0)) }
    } catch let error as ProjectionError {
      throw .projection(layer: source.name, error)
    } catch {
      preconditionFailure("a chunk throws nothing else: \(error)")
    }
    return try gathered(chunks)
  }

  /// The features of a range as a batch; without columns, which projecting does not change.
  private func batch(_ range: Range<Int>) -> FeatureBatch {
    var batch = FeatureBatch(source: source)
    batch.geometries = geometries.slice(range)
    batch.sourceIndices = Array(sourceIndices[range])
    batch.ids = Array(ids[range])
    return batch
  }

  private func gathered(_ chunks: consuming [PlanarBatch]) throws(LayerError) -> Layer {
    var tally = PlanarTally(source, repaired: repairedFeatures)
    var plane = PlanarGeometries()
    plane.x.reserveCapacity(chunks.reduce(0) { $0 + $1.geometries.x.count })
    plane.y.reserveCapacity(plane.x.capacity)
    var rows: [Int] = []
    var start = 0
    // Each goes as soon as it is copied: no layer is held twice.
    chunks.reverse()
    while let chunk = chunks.popLast() {
      tally.add(chunk)
      plane.append(chunk.geometries)
      rows += chunk.rows.map { $0 + start }
      start += chunk.rowCount
    }
    let end = try tally.finished(provenance, problems)
    let isWhole = rows.count == count
    var layer = Layer(
      name: source.name, geometries: plane,
      sourceIndices: isWhole ? sourceIndices : rows.map { sourceIndices[$0] },
      ids: isWhole ? ids : rows.map { ids[$0] },
      columns: isWhole ? columns : columns.mapValues { $0.selecting(rows) },
      provenance: end.provenance, problems: end.problems)
    layer.propertyNames = propertyNames
    layer.sightings = sightings
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

extension GeographicGeometries {
  /// The features of a range.
  func slice(_ features: Range<Int>) -> GeographicGeometries {
    if features.count == count { return self }
    let (layout, vertices) = layout.slice(features)
    var slice = GeographicGeometries()
    slice.longitudes = Array(longitudes[vertices])
    slice.latitudes = Array(latitudes[vertices])
    slice.layout = layout
    return slice
  }
}
