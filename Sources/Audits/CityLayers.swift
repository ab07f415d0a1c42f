// A city's layers, read once, projected into the working CRS, checked against each other, in canonical order.

internal import Layers
internal import Measures
internal import Planar

/// The layers of an audit, ready to be measured.
struct CityLayers {
  /// The plane they are in.
  let crs: WorkingCRS
  /// The plane that the city has by itself, where that is another one.
  let ownCRS: WorkingCRS?
  /// The projection into it, fitted over the districts.
  let fit: FittedProjection
  /// Projects layers and batches of them by that fit.
  let projector: BatchProjector
  /// The layers by name; those that the audit does not need are absent.
  let layers: [String: Layer]
  /// The layers that are not read yet, to be let through batch by batch.
  let passing: [String: LayerSource]
  /// Where those that were read came from, in the order of the audit file.
  let inputs: [Provenance]
  /// The districts in the order of their ids.
  let districts: Districts
  /// Which district holds a place.
  let locator: RegionLocator
  /// The districts' corners in degrees.
  let bounds: DegreeBounds
  /// The people of the population layer, where there is one.
  let population: (geometries: PlanarGeometries, residents: [Double?])?
  /// The districts as results name them.
  let summaries: [DistrictSummary]
  /// Everything that is wrong with them.
  let problems: [LayerProblem]

  /// The greatest area error of a CRS, as a share, beyond which nothing should be judged by what is measured in it.
  private static let tolerableAreaError = 0.01

  /// Reads what the plan asks for.
  ///
  /// - Throws: ``AuditError`` when a layer cannot be read or the CRS cannot be used; all unreadable layers at once.
  init(
    _ file: AuditFile, plan: Plan, threads: Int, _ options: AuditOptions
  ) throws(AuditError) {
    var raw: [GeographicLayer] = []
    var errors: [LayerError] = []
    var passing: [String: LayerSource] = [:]
    for entry in file.layers + file.gateLayers {
      guard let source = try plan.source(of: entry, in: file) else { continue }
      if plan.passing.contains(entry.name) {
        passing[entry.name] = source
        continue
      }
      try options.cancellation.check()
      do throws(LayerError) {
        raw.append(try Self.read(source, threads: threads, options))
      } catch {
        try options.cancellation.check()
        errors.append(error)
      }
    }
    guard errors.isEmpty else { throw .layers(errors) }
    let rawDistricts = raw.first { $0.source.name == Plan.districts }
    let bounds = rawDistricts.map { DegreeBounds($0.geometries) } ?? DegreeBounds()
    guard !bounds.isEmpty else {
      throw .noDistricts(path: file[layer: Plan.districts]?.path ?? Plan.districts)
    }
    self.bounds = bounds
    // People of a population point go to the home nearest to it, which takes all homes to find.
    if raw.contains(where: {
      $0.source.name == Plan.population && !$0.geometries.layout.kinds.contains(.polygon)
    }) {
      for (name, source) in passing where file[layer: name]?.residentsField == nil {
        do throws(LayerError) {
          raw.append(try Self.read(source, threads: threads, options))
          passing[name] = nil
        } catch {
          try options.cancellation.check()
          errors.append(error)
        }
      }
      guard errors.isEmpty else { throw .layers(errors) }
      let order = (file.layers + file.gateLayers).map(\.name)
      raw.sort { order.firstIndex(of: $0.source.name) ?? 0 < order.firstIndex(of: $1.source.name) ?? 0 }
    }
    self.passing = passing
    let given = file.isInPlaneOfItsOwn ? options.plane : nil
    let crs: WorkingCRS
    do throws(ProjectionError) {
      let own = try WorkingCRS(file.crs, southWest: bounds.southWest, northEast: bounds.northEast)
      crs = try given?.plane(insteadOf: own, over: bounds) ?? own
      ownCRS = crs == own ? nil : own
    } catch {
      throw .crs(error)
    }
    guard crs.areaError <= Self.tolerableAreaError else {
      throw .crs(.distorted(definition: crs.definition, areaError: crs.areaError))
    }
    self.crs = crs

    let fit: FittedProjection
    do throws(ProjectionError) {
      // What lies beside the districts belongs to the neighbours, and little of it is there.
      let margin = 0.05
      if let given, let known = given.fit, given.definition == crs.definition {
        fit = known
      } else {
        fit = try FittedProjection(
          to: crs.definition,
          southWest: GeographicPoint(longitude: bounds.west - margin, latitude: bounds.south - margin),
          northEast: GeographicPoint(longitude: bounds.east + margin, latitude: bounds.north + margin))
      }
    } catch {
      throw .crs(error)
    }
    self.fit = fit
    let projector = BatchProjector(to: crs.definition, fit: fit, threads: threads)
    self.projector = projector
    // The districts first: the other layers are looked at against them, one by one, so that no more than one of them is
    // held in degrees and in the plane at the same time.
    guard let place = raw.firstIndex(where: { $0.source.name == Plan.districts }),
      let entry = file[layer: Plan.districts]
    else { throw .noDistricts(path: file[layer: Plan.districts]?.path ?? Plan.districts) }
    let names = raw.map(\.source.name)
    let plane = LayerProjecting(projector: projector, threads: threads, options: options)
    let districtsLayer: Layer
    do throws(LayerError) {
      districtsLayer = try plane.projected(raw.remove(at: place))
    } catch {
      throw .layers([error])
    }
    guard districtsLayer.count > 0 else {
      throw .noDistricts(path: file[layer: Plan.districts]?.path ?? Plan.districts)
    }
    var table = options.timings.measure("prepare districts") { DistrictTable(districtsLayer, entry: entry) }
    var layers: [String: Layer] = [Plan.districts: table.layer]
    let locator = RegionLocator(districtsLayer.geometries)
    self.locator = locator
    var provenances = [Plan.districts: districtsLayer.provenance]
    var problemsOf: [String: [LayerProblem]] = [:]
    do {
      let projection = try Projection(to: crs.definition)
      problemsOf[Plan.districts] =
        try plane.problems(ofDistricts: districtsLayer, projection) + districtsLayer.whereProblems
        + table.problems
      raw.reverse()
      while let degrees = raw.popLast() {
        try options.cancellation.check()
        var placement = LayerPlacement(degrees.source)
        placement.see(degrees)
        let layer: Layer
        do throws(LayerError) {
          layer = try plane.projected(degrees)
        } catch {
          errors.append(error)
          continue
        }
        provenances[layer.name] = layer.provenance
        placement.see(layer, districts: locator)
        let swapped = placement.swappedProblems(districts: bounds)
        var problems = layer.problems + layer.whereProblems
        problems += plane.duplicateProblems(of: layer, ofSamples: plan.sampled.contains(layer.name))
        problems += swapped
        problems += placement.shiftProblems(districts: locator, projection: projection)
        // A layer that lies elsewhere altogether has been said to; not once more for each feature.
        if swapped.isEmpty { problems += placement.outsideProblems(degreesBy: projection) }
        problemsOf[layer.name] = problems
        if !swapped.isEmpty {
          // What lies on the wrong side of the earth is no data, rather than data of nothing.
          layers[layer.name] = layer.selecting([])
        } else if plan.networkOnly.contains(layer.name) {
          // A network is the same in any order.
          layers[layer.name] = layer
        } else {
          layers[layer.name] = options.timings.measure("order \(layer.name)") { layer.inCanonicalOrder() }
        }
      }
    } catch let error as LayerError {
      throw .layers([error])
    } catch let error as ProjectionError {
      throw .crs(error)
    } catch let error as AuditError {
      throw error
    } catch {
      throw .computation(indicator: "check", reason: "\(error)")
    }
    guard errors.isEmpty else { throw .layers(errors) }
    inputs = names.compactMap { provenances[$0] }
    var problems = names.flatMap { problemsOf[$0] ?? [] }
    let populationEntry = file[layer: Plan.population]
    problems += table.fillResidents(from: layers[Plan.population], entry: populationEntry)
    population = layers[Plan.population].map { layer in
      let field = populationEntry?.residentsField ?? Plan.populationField
      return (layer.geometries, layer.numbers(field, range: 0...100_000_000, required: false).values)
    }
    self.layers = layers
    districts = table.districts
    summaries = table.summaries
    self.problems = problems
  }

  private static func read(
    _ source: LayerSource, threads: Int, _ options: AuditOptions
  ) throws(LayerError) -> GeographicLayer {
    let read = options.timings.measure(
      "read \(source.name)", unit: "bytes",
      amount: { (read: Result<GeographicLayer, LayerError>) in
        (try? read.get()).map { Double($0.provenance.bytes) }
      }
    ) {
      Result { () throws(LayerError) in
        try GeoJSONReader.read(
          source, threads: threads, isCancelled: { [options] in options.cancellation.isCancelled })
      }
    }
    return try read.get()
  }
}

extension Layer {
  /// What is wrong with the condition that the audit file puts on the layer.
  fileprivate var whereProblems: [LayerProblem] {
    sightings?.problems(of: provenance, names: propertyNames) ?? []
  }
}

/// How layers come into the plane, and what is wrong with them there; each step is timed.
private struct LayerProjecting {
  let projector: BatchProjector
  let threads: Int
  let options: AuditOptions

  func projected(_ degrees: consuming GeographicLayer) throws(LayerError) -> Layer {
    let vertices = Double(degrees.geometries.longitudes.count)
    let plane = options.timings.measure(
      "project \(degrees.source.name)", unit: "vertices", amount: { _ in vertices }
    ) { [degrees] in
      Result { () throws(LayerError) in try degrees.projected(by: projector, threads: threads) }
    }
    return try plane.get()
  }

  func duplicateProblems(of layer: Layer, ofSamples samples: Bool = false) -> [LayerProblem] {
    options.timings.measure("check \(layer.name) for duplicates") {
      layer.duplicateProblems(ofSamples: samples)
    }
  }

  func problems(
    ofDistricts layer: Layer, _ projection: borrowing Projection
  ) throws(LayerError) -> [LayerProblem] {
    var problems = layer.problems + duplicateProblems(of: layer)
    let found = options.timings.measure("check districts for overlaps") {
      Result { () throws(LayerError) in try layer.districtProblems(degreesBy: projection) }
    }
    problems += try found.get()
    return problems
  }
}
