// From parsed features to columns: properties, filter, id, geometry, and what is wrong with each.

internal import Planar

/// Reads features one after the other into the columns of a layer.
struct FeatureReading {
  /// A fault of the feature being read; what is done about it is known when the whole feature has been seen.
  struct Fault {
    var kind: LayerProblem.Kind
    var isMendable: Bool
    var value: String?
    var position: GeographicPoint?
    var message: String
  }

  /// A feature left out because its coordinates are out of range; why is decided over the whole layer.
  struct OutOfRange {
    enum Likely { case swapped, metres, other }
    var feature: Int
    var id: String?
    var longitude: Double
    var latitude: Double
    var likely: Likely
    var line: Int?
    var byteOffset: Int?
  }

  let source: LayerSource
  // The properties wanted: names as bytes, for comparing without making strings.
  let fields: [String]
  private let fieldBytes: [[UInt8]]
  private let idColumn: Int?
  private let columnOfField: [String: Int]

  var geometries = GeographicGeometries()
  var sourceIndices: [Int] = []
  var ids: [String?] = []
  var columns: [PropertyColumn]
  var problems: ProblemGathering
  var featureCount = 0
  var skipped = 0
  var filtered = 0
  var repairedFeatures: [Int] = []
  var outOfRange: [OutOfRange] = []
  var propertyNames: Set<String> = []
  var crs = CRSMember.none
  private var featureOfID: [String: Int] = [:]
  private var row: [PropertyValue]

  // The feature being read.
  var faults: [Fault] = []
  var farVertex: GeographicPoint?
  var hasThirdOrdinate = false
  /// The greatest longitude and latitude that are in range; infinite where coordinates are not degrees.
  var longitudeLimit = 180.0
  var latitudeLimit = 90.0
  private var thirdOrdinates = 0
  /// The record's place, where the file is a sequence of records.
  var line: Int?
  var byteOffset: Int?

  init(_ source: LayerSource) {
    self.source = source
    let wanted = Set(source.fields).union(source.filter?.fields ?? []).union(
      source.idField.map { [$0] } ?? [])
    fields = wanted.sorted()
    fieldBytes = fields.map { Array($0.utf8) }
    columnOfField = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1, $0) })
    idColumn = source.idField.flatMap { [fields] in fields.firstIndex(of: $0) }
    columns = Array(repeating: PropertyColumn(), count: fields.count)
    row = Array(repeating: .missing, count: fields.count)
    problems = ProblemGathering(layer: source.name, file: source.displayPath)
  }

  /// What is done with a feature that cannot be used.
  var refusal: LayerProblem.Action { source.policy == .strict ? .stopped : .skipped }

  // MARK: A feature

  /// Reads one feature, whatever it is: it is counted as used, skipped or filtered.
  mutating func readFeature(_ tape: JSONTape, at place: Int) {
    let feature = featureCount
    featureCount += 1
    guard tape.kind(place) == JSONTape.Kind.object else {
      refuse(
        feature, nil, .malformedFile, value: tape.spelling(place),
        "a feature must be an object with a 'geometry'")
      return
    }
    var type: Int?
    var geometry: Int?
    var properties: Int?
    var idMember: Int?
    tape.forEachMember(of: place) { key, value in
      switch tape.stringCount(key) {
      case 2: if tape.string(key, equals: "id") { idMember = value }
      case 4: if tape.string(key, equals: "type") { type = value }
      case 8: if tape.string(key, equals: "geometry") { geometry = value }
      case 10: if tape.string(key, equals: "properties") { properties = value }
      default: break
      }
    }
    readProperties(tape, properties)
    let id = id(tape, idMember)
    guard let type, tape.kind(type) == JSONTape.Kind.string, tape.string(type, equals: "Feature") else {
      let found = type.map { "its 'type' is \(tape.spelling($0))" } ?? "it has no 'type'"
      refuse(
        feature, id, .malformedFile, value: type.map { tape.spelling($0) },
        "a feature must have the type \"Feature\", and \(found)")
      return
    }
    if let properties, tape.kind(properties) != JSONTape.Kind.object,
      tape.kind(properties) != JSONTape.Kind.null
    {
      add(
        .wrongFieldType, action: .kept, feature, id, field: "properties", value: tape.spelling(properties),
        "'properties' must be an object or null; the feature is used without properties")
    }
    if let filter = source.filter {
      let row = row
      if !filter.matches({ name in columnOfField[name].map { row[$0] } ?? .missing }) {
        filtered += 1
        return
      }
    }
    openID = id
    readGeometry(tape, geometry)
    end(feature, id)
  }

  /// Reads a bare geometry as a feature without properties.
  mutating func readBareGeometry(_ tape: JSONTape, at place: Int) {
    let feature = featureCount
    featureCount += 1
    readProperties(tape, nil)
    if let filter = source.filter, !filter.matches({ _ in .missing }) {
      filtered += 1
      return
    }
    openID = nil
    readGeometry(tape, place)
    end(feature, nil)
  }

  private mutating func readProperties(_ tape: JSONTape, _ properties: Int?) {
    if featureCount <= 100 { gatherNames(tape, properties) }
    guard !fields.isEmpty else { return }
    for column in row.indices { row[column] = .missing }
    guard let properties, tape.kind(properties) == JSONTape.Kind.object else { return }
    tape.forEachMember(of: properties) { key, value in
      for column in fieldBytes.indices where tape.string(key, equals: fieldBytes[column]) {
        row[column] = tape.property(value)
      }
    }
  }

  private mutating func gatherNames(_ tape: JSONTape, _ properties: Int?) {
    guard let properties, tape.kind(properties) == JSONTape.Kind.object else { return }
    tape.forEachMember(of: properties) { key, _ in propertyNames.insert(tape.string(key)) }
  }

  private func id(_ tape: JSONTape, _ member: Int?) -> String? {
    let value = idColumn.map { row[$0] } ?? member.map { tape.property($0) } ?? .missing
    return switch value {
    case .text(let text): text
    case .number(let number): PropertyColumn.spelling(number)
    default: nil
    }
  }

  // MARK: What becomes of it

  /// Closes the feature: into the columns when it can be used, and its faults into the problems.
  private mutating func end(_ feature: Int, _ id: String?) {
    defer {
      faults.removeAll(keepingCapacity: true)
      farVertex = nil
      hasThirdOrdinate = false
    }
    let mustLeave = faults.contains { !$0.isMendable }
    let isMended = !faults.isEmpty && !mustLeave && source.policy == .repair
    for fault in faults {
      add(
        fault.kind, action: isMended ? .repaired : refusal, feature, id, value: fault.value,
        position: fault.position, fault.message)
    }
    if !faults.isEmpty && !isMended {
      leave()
      return
    }
    if let farVertex {
      outOfRange.append(likelyCause(of: farVertex, feature, id))
      leave()
      return
    }
    if hasThirdOrdinate { thirdOrdinates += 1 }
    geometries.endFeature(kind: openKind)
    checkID(feature, id)
    sourceIndices.append(feature)
    ids.append(id)
    for column in columns.indices { columns[column].append(row[column]) }
    if isMended { repairedFeatures.append(feature) }
  }

  /// The kind of the geometry being read.
  var openKind = GeometryKind.empty
  /// The id of the feature being read.
  var openID: String?

  private mutating func leave() {
    skipped += 1
    geometries.discardOpenFeature()
  }

  private mutating func checkID(_ feature: Int, _ id: String?) {
    guard let id else {
      if let idField = source.idField {
        add(
          .missingID, action: .kept, feature, nil, field: idField,
          "the feature has no '\(idField)', which is to be its id; give it one, as text or number")
      }
      return
    }
    if let first = featureOfID.updateValue(feature, forKey: id) {
      featureOfID[id] = first
      add(
        .duplicateID, action: .kept, feature, id, field: source.idField, value: id,
        "the id '\(id)' is that of feature \(first) too; both are used, but ids should be unique")
    }
  }

  /// Counts a record that is no feature at all.
  mutating func refuse(
    _ feature: Int, _ id: String?, _ kind: LayerProblem.Kind, value: String? = nil, _ message: String
  ) {
    skipped += 1
    add(kind, severity: .error, action: refusal, feature, id, value: value, message)
  }

  /// Adds a problem of a feature at the record's place.
  mutating func add(
    _ kind: LayerProblem.Kind, severity: LayerProblem.Severity = .warning, action: LayerProblem.Action,
    _ feature: Int, _ id: String?, field: String? = nil, value: @autoclosure () -> String? = nil,
    position: GeographicPoint? = nil, _ message: @autoclosure () -> String
  ) {
    problems.add(
      kind, severity: severity, action: action, feature: feature, featureID: id, field: field, value: value(),
      position: position, line: line, byteOffset: byteOffset, message: message())
  }

  // MARK: The layer as a whole

  /// Adds the notes that stand for many features.
  mutating func addLayerNotes() {
    if thirdOrdinates > 0 {
      problems.add(
        .thirdOrdinate, severity: .note, action: .kept, count: thirdOrdinates,
        message: "\(thirdOrdinates) features have heights or further ordinates, which are not used")
    }
  }
}
