// An audit file from its YAML.

public import Foundation
internal import Layers
internal import Measures
public import Standards

extension AuditFile {
  /// An audit file from YAML text.
  ///
  /// - Parameters:
  ///   - text: One YAML document with `city`, `standard` and `layers`.
  ///   - file: The document's name in messages, as people know it.
  ///   - directory: The folder that its relative paths start from; nil leaves them as written.
  /// - Throws: Every fault of the document: of its syntax, or else unknown, missing and doubled keys, wrong
  ///   types and impossible values, each with line, column and remedy.
  public init(yaml text: String, file: String, directory: URL? = nil) throws(DocumentFaults) {
    self = try StrictYAML.decode(text, file: file) { $0.auditFile(file: file, directory: directory) }
  }

  /// An audit file; its relative paths start from its folder.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - displayPath: The file's name in messages; nil takes the last part of its path.
  /// - Throws: Every fault of the document, or the one that the file cannot be read.
  public init(contentsOf url: URL, displayPath: String? = nil) throws(DocumentFaults) {
    let name = displayPath ?? url.lastPathComponent
    try self.init(
      yaml: try documentText(of: url, displayPath: name), file: name,
      directory: url.deletingLastPathComponent())
  }
}

extension StrictValue {
  fileprivate func auditFile(file: String, directory: URL?) -> AuditFile? {
    guard let mapping = mapping(AuditForms.audit) else { return nil }
    let city = mapping["city"]?.text()
    let standards = mapping["standard"]?.standardReferences()
    let crs = mapping["crs"]?.text()
    let policy = mapping["policy"]?.word(as: RepairPolicy.self)
    let layers = mapping["layers"]?.layers()
    let walking = mapping["walking"]?.walkingRules(layers: mapping["layers"])
    let overrides = mapping["overrides"]?.overrides()
    let reported = mapping["reported"]?.reportedValues()
    guard let city, let standards, let standard = standards.first, let layers else { return nil }
    return AuditFile(
      file: file, directory: directory, city: city, standard: standard, crs: crs ?? "auto",
      policy: policy ?? .repair, layers: layers, walking: walking ?? WalkingRules(),
      overrides: overrides ?? [], furtherStandards: Array(standards.dropFirst()),
      reported: reported ?? [])
  }

  /// One standard, or a list of them.
  private func standardReferences() -> [StandardReference]? {
    guard isList, let items = list() else { return standardReference().map { [$0] } }
    if items.isEmpty {
      fault(
        .impossibleValue, "standard is an empty list", suggestion: "name at least one",
        validWords: Standard.shipped)
    }
    var references: [StandardReference] = []
    for item in items {
      guard let reference = item.standardReference() else { continue }
      if references.contains(reference) {
        item.fault(
          .duplicateKey, "the standard \(quoted(item.writtenText ?? "")) is given twice",
          suggestion: "keep one of them")
      } else {
        references.append(reference)
      }
    }
    return references
  }

  private func standardReference() -> StandardReference? {
    guard let text = text() else { return nil }
    let reference = StandardReference(text)
    if case .shipped(let id) = reference, !Standard.shipped.contains(id) {
      let near = nearestWord(to: id, among: Standard.shipped)
      fault(
        .impossibleValue, "no standard \(quoted(id)) ships with CityCheck",
        suggestion: near.map { "did you mean '\($0)'?" }
          ?? "name one that ships, or give the path of a YAML file",
        validWords: Standard.shipped)
    }
    return reference
  }

  private func layers() -> [LayerEntry]? {
    guard let entries = entries() else { return nil }
    for name in AuditForms.requiredLayers where !entries.contains(where: { $0.key == name }) {
      let misspelt = entries.first { nearestWord(to: $0.key, among: [name]) != nil }
      fault(
        .missingKey, "layers needs the layer '\(name)'",
        suggestion: misspelt.map { "is \(quoted($0.key)) meant for it?" } ?? "add \(name): { path: … }",
        at: misspelt?.keyPlace)
    }
    let layers = entries.compactMap { entry in
      if !entry.key.contains(where: { !$0.isWhitespace }) {
        entry.value.fault(.impossibleValue, "a layer has no name", at: entry.keyPlace)
      }
      return entry.value.layer(named: entry.key)
    }
    // It can be read once: the second layer would find it empty.
    let piped = layers.flatMap { layer in layer.piped.map { (layer: layer.name, what: $0) } }
    for again in piped.dropFirst() {
      fault(
        .impossibleValue,
        "two layers are to come from standard input: '\(piped[0].what)' and '\(again.what)'",
        suggestion: "give one of them as a file", at: entries.first { $0.key == again.layer }?.keyPlace)
    }
    return layers
  }

  private func layer(named name: String) -> LayerEntry? {
    guard let mapping = mapping(AuditForms.layer) else { return nil }
    let path = mapping["path"]?.path()
    var entry = LayerEntry(
      name: name, path: path ?? "", idField: mapping["id"]?.text(), nameField: mapping["name"]?.text(),
      residentsField: mapping["residents"]?.text(), householdsField: mapping["households"]?.text(),
      dwellingsField: mapping["dwellings"]?.text(), areaField: mapping["area"]?.text(),
      kindField: mapping["kind"]?.text(), kinds: mapping["kinds"]?.kinds() ?? [],
      levelsField: mapping["levels"]?.text(), classField: mapping["class"]?.text(),
      classes: mapping["classes"]?.kinds() ?? [],
      datum: mapping["coordinates"]?.word(as: CoordinateDatum.self) ?? .wgs84,
      condition: mapping["where"]?.condition(), demandForm: mapping["as"]?.word(as: DemandForm.self),
      entrances: mapping["entrances"]?.entranceRule(), policy: mapping["policy"]?.word(as: RepairPolicy.self))
    entry.longitudeField = mapping["longitude"]?.text()
    entry.latitudeField = mapping["latitude"]?.text()
    entry.encoding = mapping["encoding"]?.text()
    return path == nil ? nil : entry
  }

  /// The path of a file.
  func path() -> String? {
    guard let text = text() else { return nil }
    guard !text.contains("://") else {
      fault(
        .impossibleValue, "\(label) is an address, not a file: \(quoted(text))",
        suggestion: "download it first; an audit uses no network")
      return nil
    }
    return text
  }

  private func kinds() -> [KindWords] {
    (entries() ?? []).compactMap { entry -> KindWords? in
      if entry.value.isList {
        let words = (entry.value.list() ?? []).compactMap { $0.text() }
        return KindWords(kind: entry.key, words: words)
      }
      guard entry.value.isText else {
        entry.value.fault(
          .wrongType,
          "\(entry.key) must be a word of the file or a list of them, and is \(entry.value.kindText)",
          suggestion: "write [] when the city has none, and quotes around numbers")
        return nil
      }
      return entry.value.text().map { KindWords(kind: entry.key, words: [$0]) }
    }
  }

  private func overrides() -> [IndicatorOverride]? {
    guard let entries = entries() else { return nil }
    return entries.compactMap { entry -> IndicatorOverride? in
      guard let mapping = entry.value.mapping(AuditForms.override) else { return nil }
      if mapping.keys.isEmpty, !mapping.hasForeignKeys {
        entry.value.fault(
          .missingKey, "the override of \(quoted(entry.key)) changes nothing", suggestion: "add target: …",
          validWords: AuditForms.override.keys)
      }
      return IndicatorOverride(
        id: entry.key, place: entry.keyPlace, target: mapping["target"]?.targetChange() ?? .keep,
        within: mapping["within"]?.number(.aboveZero, unit: "metres"),
        minArea: mapping["min_area"]?.number(.atLeastZero, unit: "m²"),
        points: mapping["points"]?.pointsChange() ?? .keep)
    }
  }

  private func pointsChange() -> IndicatorOverride.PointsChange {
    isNull ? .remove : points().map { .set($0) } ?? .keep
  }

  private func targetChange() -> IndicatorOverride.TargetChange {
    if isNull { return .remove }
    if isNumber { return number(unit: "in the indicator's unit").map { .number($0) } ?? .keep }
    return target().map { .set($0) } ?? .keep
  }
}

extension LayerEntry {
  /// What of the layer comes from standard input.
  fileprivate var piped: [String] {
    var piped = path == "-" ? [name] : []
    if case .layer("-", _, _)? = entrances { piped.append("\(name).entrances") }
    return piped
  }
}
