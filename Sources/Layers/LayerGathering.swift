// The pieces of a layer added up in the order of the file: what concerns the layer as a whole is decided here.

internal import Planar

/// Counts, problems and ids of a layer so far.
struct LayerGathering {
  /// Features in the pieces so far.
  private(set) var features = 0
  /// Lines that have ended in the pieces so far; only in sequences of records.
  private(set) var lines = 0
  private var used = 0
  private var skipped = 0
  private var filtered = 0
  private var repaired = 0
  private var thirdOrdinates = 0
  private var withoutCRS = 0
  private var names: Set<String> = []
  private var sightings: FilterSightings?
  private var problems: ProblemGathering
  private var outOfRange = OutOfRange()
  private var ids = IDRegister()
  private let source: LayerSource

  init(_ source: LayerSource) {
    self.source = source
    problems = ProblemGathering(layer: source.name, file: source.displayPath)
  }

  /// Whether the first hundred features, whose properties' names are kept, have passed.
  var hasNames: Bool { features >= 100 }

  /// Adds the next piece.
  mutating func add(_ piece: PieceColumns, _ keys: [IDKey?]) {
    problems.append(piece.problems, features: features, lines: lines)
    outOfRange.append(piece.outOfRange, features: features, lines: lines)
    for (row, key) in keys.enumerated() {
      let place = piece.places.isEmpty ? nil : piece.places[row]
      checkID(features + piece.sourceIndices[row], key, piece.ids[row], place)
    }
    if !hasNames {
      for (name, feature) in piece.names.firstFeature where features + feature < 100 { names.insert(name) }
    }
    if let later = piece.sightings {
      if sightings == nil { sightings = later } else { sightings?.add(later) }
    }
    features += piece.features
    lines += piece.lines
    used += piece.sourceIndices.count
    skipped += piece.skipped
    filtered += piece.filtered
    repaired += piece.repaired.count
    thirdOrdinates += piece.thirdOrdinates
    withoutCRS += piece.withoutCRS
  }

  private mutating func checkID(
    _ feature: Int, _ key: IDKey?, _ id: String?, _ place: (line: Int, byteOffset: Int?)?
  ) {
    let line = place.map { $0.line + lines }
    guard let key, let id else {
      if let idField = source.idField {
        problems.add(
          .missingID, action: .kept, feature: feature, field: idField, line: line,
          byteOffset: place?.byteOffset,
          message: "the feature has no '\(idField)', which is to be its id; give it one, as text or number")
      }
      return
    }
    if let first = ids.feature(with: key, orAdd: feature) {
      problems.add(
        .duplicateID, action: .kept, feature: feature, featureID: id, field: source.idField, value: id,
        line: line, byteOffset: place?.byteOffset,
        message: "the id '\(id)' is that of feature \(first) too; both are used, but ids should be unique")
    }
  }

  /// The layer's end, when all pieces have been added.
  ///
  /// - Throws: ``LayerError/strict(_:)`` when the policy says so.
  consuming func finished(
    _ context: ReadingContext, sha256: String, bytes: Int
  ) throws(LayerError) -> LayerEnd {
    let refusal: LayerProblem.Action = source.policy == .strict ? .stopped : .skipped
    addCRSProblem(context, refusal)
    outOfRange.addProblems(to: &problems, used: used + withoutCRS, refusal: refusal)
    if thirdOrdinates > 0 {
      problems.add(
        .thirdOrdinate, severity: .note, action: .kept, count: thirdOrdinates,
        message:
          "\(thirdOrdinates) \(thirdOrdinates == 1 ? "feature has" : "features have") heights or further ordinates, which are not used"
      )
    }
    if used == 0 {
      let why =
        features == 0
        ? "the file has no features"
        : "no feature can be used: of \(features), \(skipped) are skipped and \(filtered) filtered out"
      problems.add(
        .layerWithoutFeatures, severity: .error, action: source.policy == .strict ? .stopped : .kept,
        message: why + "; the layer is empty")
    }
    let listed = problems.gathered()
    if source.policy == .strict && problems.isSerious { throw .strict(listed) }
    return LayerEnd(
      source: source,
      provenance: Provenance(
        layer: source.name, path: source.displayPath, sha256: sha256, bytes: bytes, features: features,
        used: used, skipped: skipped, repaired: repaired, filtered: filtered),
      problems: listed, crs: context.crs.name, propertyNames: names.sorted(),
      sightings: sightings)
  }

  private mutating func addCRSProblem(_ context: ReadingContext, _ refusal: LayerProblem.Action) {
    let fault: String
    if context.isOfRows {
      guard let reason = context.crsFault else { return }
      problems.add(
        .unusableCRS, severity: .error, action: refusal, value: context.crs.name, count: max(1, withoutCRS),
        message: "the table's CRS cannot be used: \(reason); convert the table to EPSG:4326")
      return
    }
    switch context.crs {
    case .none: return
    case .degrees(let name):
      problems.add(
        .legacyCRS, severity: .note, action: .kept, value: name,
        message:
          "the file has a 'crs' member, which GeoJSON dropped in 2016; '\(name)' is read as WGS 84 degrees")
      return
    case .unusable: fault = "names no CRS; remove it, or name one such as EPSG:4326"
    case .other(let name):
      guard let reason = context.crsFault else {
        problems.add(
          .legacyCRS, severity: .note, action: .kept, value: name,
          message: "the file's 'crs' member says '\(name)'; its coordinates were converted to WGS 84")
        return
      }
      fault = "says '\(name)', which cannot be used: \(reason); convert the file to WGS 84"
    }
    problems.add(
      .legacyCRS, severity: .error, action: refusal, value: context.crs.name, count: max(1, withoutCRS),
      message: "the file's 'crs' member \(fault)")
  }
}
