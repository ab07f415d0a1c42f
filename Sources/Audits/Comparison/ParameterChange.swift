// What of an audit's parameters is not what it was, by the path that a standard or an audit file would write.

internal import Layers
internal import Measures
internal import Standards

/// A parameter that is not what it was.
public struct ParameterChange: Sendable, Hashable {
  /// Where it is: `park-coverage.target.at_least`, `layers.parks.where`, `walking.speed`, `reported.safety.value`. Elements
  /// of lists are counted from 1.
  public var path: String
  /// What it was; `null` where it was not there.
  public var old: DetailValue
  /// What it is; `null` where it is not there.
  public var new: DetailValue

  /// A change.
  public init(path: String, old: DetailValue, new: DetailValue) {
    self.path = path
    self.old = old
    self.new = new
  }

  /// Everything in which two trees differ, at the greatest depth at which it can be said.
  static func all(from old: DetailValue, to new: DetailValue, at path: String) -> [ParameterChange] {
    if old == new { return [] }
    switch (old, new) {
    case (.object(let old), .object(let new)): return members(of: old, new, at: path)
    case (.object(let old), .null): return members(of: old, [], at: path)
    case (.null, .object(let new)): return members(of: [], new, at: path)
    case (.list(let old), .list(let new)) where old.count == new.count:
      return zip(old, new).enumerated().flatMap { place, pair in
        all(from: pair.0, to: pair.1, at: "\(path).\(place + 1)")
      }
    default: return [ParameterChange(path: path, old: old, new: new)]
    }
  }

  private static func members(
    of old: [DetailEntry], _ new: [DetailEntry], at path: String
  ) -> [ParameterChange] {
    let keys = old.map(\.key) + new.map(\.key).filter { key in !old.contains { $0.key == key } }
    return keys.flatMap { key in
      let before = old.first { $0.key == key }?.value ?? .null
      let after = new.first { $0.key == key }?.value ?? .null
      return all(from: before, to: after, at: path.isEmpty ? key : "\(path).\(key)")
    }
  }
}

extension Audit {
  /// Everything but files that an indicator's result depends on, as an object by the paths of ``ParameterChange``.
  func parameters(of indicator: Indicator) -> [DetailEntry] {
    var entries = [DetailEntry(indicator.id, .object(indicator.parameterEntries))]
    let layers = layersRead(by: indicator).compactMap { file[layer: $0] }.filter { entry in
      // The settings of gates are those of their layer.
      file.layers.contains { $0.name == entry.name }
    }
    if case .reported = indicator.measure {
    } else {
      entries.append(
        DetailEntry(
          "layers", .object(layers.map { DetailEntry($0.name, .object($0.parameterEntries(in: file))) })))
      entries.append(DetailEntry("crs", .text(file.crs)))
    }
    if walks(indicator) { entries.append(DetailEntry("walking", .object(file.walking.parameters))) }
    return entries
  }

  /// What is reported for an indicator, with the hashes of its evidence.
  func reportedParameters(of indicator: Indicator, evidence: [EvidenceFile]) -> DetailValue {
    guard case .reported = indicator.measure, let value = file[reported: indicator.id] else { return .null }
    return .object([
      DetailEntry("value", value.value.detail), DetailEntry("previous", value.previous.detail),
      DetailEntry("unit", .of(value.unit)), DetailEntry("date", .of(value.date)),
      DetailEntry("note", .of(value.note)),
      DetailEntry(
        "evidence", .object(evidence.map { DetailEntry($0.path, .text($0.sha256 ?? "not there")) })),
      DetailEntry(
        "districts",
        .object(
          value.districts.map { district in
            DetailEntry(
              district.id,
              .object([
                DetailEntry("value", district.value.detail),
                DetailEntry("previous", district.previous.detail),
              ]))
          })),
    ])
  }
}

extension Indicator {
  fileprivate var parameterEntries: [DetailEntry] {
    var entries = [DetailEntry("measure", .text(measure.word))]
    if case .object(let own) = measure.parameters { entries += own }
    entries.append(DetailEntry("target", target?.detail ?? .null))
    entries.append(DetailEntry("points", points?.detail ?? .null))
    entries.append(DetailEntry("judged", .text(judged.rawValue)))
    return entries
  }
}

extension Points {
  fileprivate var detail: DetailValue {
    var entries = [DetailEntry("full", .number(full)), DetailEntry("floor", .number(floor))]
    switch deduction {
    case .all: break
    case .linear(let zeroAt):
      entries.append(DetailEntry("linear", .object([DetailEntry("zero_at", .number(zeroAt))])))
    case .steps(let every, let lose):
      entries.append(
        DetailEntry(
          "steps", .object([DetailEntry("every", .number(every)), DetailEntry("lose", .number(lose))])))
    }
    return .object(entries)
  }
}

extension ReportedAmount? {
  fileprivate var detail: DetailValue {
    switch self {
    case .number(let number)?: .number(number)
    case .answer(let isYes)?: .boolean(isYes)
    case nil: .null
    }
  }
}

extension LayerEntry {
  /// The settings by the keys of an audit file, but for the path and the name's field, which change no number.
  fileprivate func parameterEntries(in file: AuditFile) -> [DetailEntry] {
    func words(_ words: [KindWords]) -> DetailValue {
      .object(words.map { DetailEntry($0.kind, .list($0.words.map { .text($0) })) })
    }
    return [
      DetailEntry("id", .of(idField)), DetailEntry("residents", .of(residentsField)),
      DetailEntry("households", .of(householdsField)), DetailEntry("dwellings", .of(dwellingsField)),
      DetailEntry("area", .of(areaField)), DetailEntry("kind", .of(kindField)),
      DetailEntry("kinds", words(kinds)), DetailEntry("levels", .of(levelsField)),
      DetailEntry("class", .of(classField)), DetailEntry("classes", words(classes)),
      DetailEntry("coordinates", .text(datum.rawValue)), DetailEntry("where", .of(condition)),
      DetailEntry("as", .text(demandForm.rawValue)),
      DetailEntry("entrances", entrances?.detail ?? .null),
      DetailEntry("policy", .text(file.policy(of: self).rawValue)),
    ]
  }
}

extension EntranceRule {
  fileprivate var detail: DetailValue {
    switch self {
    // The file is compared as data.
    case .layer(_, let within, let of):
      .object([DetailEntry("of", .of(of)), DetailEntry("within", .number(within))])
    case .crossings(let within): .object([DetailEntry("crossings", .number(within))])
    case .every(let distance): .object([DetailEntry("every", .number(distance))])
    case .boundary(let within): .object([DetailEntry("boundary", .number(within))])
    }
  }
}
