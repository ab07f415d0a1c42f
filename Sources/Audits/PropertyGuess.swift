// Which properties of a layer hold what, guessed from their names and values, as lines of an audit file.

internal import Standards

/// The guesses for one layer's properties.
struct PropertyGuess {
  let role: LayerRole
  let sample: LayerSample

  static let residentsNames = [
    "residents", "population", "pop", "people", "persons", "pop_total", "人口", "常住人口", "总人口", "人口数",
    "einwohner", "bevoelkerung", "bevölkerung",
  ]
  private static let householdsNames = ["households", "hh", "户数", "家庭户数", "haushalte", "世帯数"]
  private static let dwellingsNames = ["dwellings", "flats", "apartments", "住宅套数", "套数", "wohnungen", "住戸数"]
  private static let idNames = [
    "code", "id", "gid", "adcode", "代码", "编码", "行政区划代码", "行政区代码", "コード", "N03_007", "ags", "共通ID",
  ]
  private static let nameNames = ["name", "名称", "名字", "区名", "名前", "施設名", "施設・場所名", "bezeichnung", "title"]
  private static let levelsNames = [
    "levels", "building:levels", "floors", "storeys", "层数", "楼层", "geschosse", "階数",
  ]
  private static let areaNames = [
    "effective_m2", "effective_area", "effective_area_m2", "有效避难面积", "有效面积", "有效避難面積",
  ]
  private static let kindNames = [
    "kind", "类别", "类型", "设施类型", "種別", "種類", "amenity", "fclass", "category", "type", "art", "kategorie",
  ]
  private static let classNames = ["highway", "class", "fclass", "road_class", "等级", "道路等级", "klasse"]

  /// The lines below `path`, indented by two spaces.
  func lines() -> [String] {
    var lines: [String] = []
    if role == .districts || role == .shelters { lines += idLines() }
    if let name = sample.field(named: Self.nameNames, where: { $0.texts > 0 }), role != .population {
      lines.append("  name: \(yamlText(name.name))   # \(share(name.sample.texts)) have one")
    }
    switch role {
    case .districts:
      lines += numberLines("residents", Self.residentsNames, isWanted: true)
      lines += numberLines("households", Self.householdsNames)
    case .residential, .buildings:
      lines += numberLines("residents", Self.residentsNames)
      lines += numberLines("dwellings", Self.dwellingsNames)
      if role == .buildings { lines += levelsLines() }
    case .population: lines += numberLines("residents", Self.residentsNames, isWanted: true)
    case .shelters: lines += numberLines("area", Self.areaNames, isWanted: true)
    case .facilities: lines += kindLines()
    case .streets:
      if let field = sample.field(named: Self.classNames, where: { $0.texts > 0 }) {
        lines.append("  class: \(yamlText(field.name))   # \(share(field.sample.texts)) have one")
      }
    case .parks, .toilets: break
    }
    if role == .parks || role == .shelters, sample.points > 0 {
      lines.append("  # \(counted(sample.points, "feature")) are points, which have no area of their own")
    }
    return lines
  }

  private func share(_ count: Int) -> String { "\(count) of \(counted(sample.features, "feature"))" }

  private func idLines() -> [String] {
    let isKey = { (field: FieldSample) in
      field.filled == sample.features && field.values.count == sample.features
    }
    if let id = sample.field(named: Self.idNames, where: isKey) {
      return ["  id: \(yamlText(id.name))   # every feature has its own"]
    }
    if sample.identified == sample.features { return ["  # id: the features' own GeoJSON ids are taken"] }
    if let name = sample.field(named: Self.nameNames, where: isKey) {
      return ["  id: \(yamlText(name.name))   # there is no id; every feature has a name of its own"]
    }
    return ["  # id: none is filled and different in every feature; names or positions are taken"]
  }

  private func numberLines(_ key: String, _ names: [String], isWanted: Bool = false) -> [String] {
    if let field = sample.field(named: names, where: { $0.numbers > 0 }) {
      let unit = key == "area" ? "m²" : key
      let rest = field.sample.numbers < sample.features ? "; the others are unknown" : ""
      return [
        "  \(key): \(yamlText(field.name))   # \(share(field.sample.numbers)) have a number, together "
          + "\(plain(field.sample.sum)) \(unit)\(rest)"
      ]
    }
    if let field = sample.field(named: names, where: { $0.numericTexts > 0 }) {
      return [
        "  # \(key): \(yamlText(field.name))   # its numbers are texts in quotes; remove the quotes first"
      ]
    }
    if let field = sample.field(named: names, where: { _ in true }) {
      return ["  # \(key): \(yamlText(field.name))   # the property is there, but holds no number"]
    }
    return isWanted ? ["  # \(key): no property looks like it; without it what needs it is unknown"] : []
  }

  private func levelsLines() -> [String] {
    guard let field = sample.field(named: Self.levelsNames, where: { $0.filled > 0 }) else { return [] }
    return ["  levels: \(yamlText(field.name))   # \(share(field.sample.filled)) have it"]
  }

  private func kindLines() -> [String] {
    let isFit = { (field: FieldSample) in field.texts * 2 >= sample.features }
    guard
      let field = sample.field(named: Self.kindNames, where: isFit)
        ?? sample.field(named: Self.kindNames, where: { $0.texts > 0 })
    else { return ["  # kind: no property looks like it; without it facilities cannot be told apart"] }
    let values = field.sample.values
    var used: Set<String> = []
    var entries: [String] = []
    for guess in KindGuess.all {
      let found = guess.found(in: values)
      used.formUnion(found)
      if !found.isEmpty {
        let counts = found.map { "\($0) \(values[$0] ?? 0)" }.joined(separator: ", ")
        entries.append("    \(guess.kind): [\(found.map(yamlText).joined(separator: ", "))]   # \(counts)")
      }
      let doubtful = guess.doubtful.filter { values[$0.word] != nil }
      for (word, reason) in doubtful {
        entries.append(
          "    # \(guess.kind): [\(word)]   # \(counted(values[word] ?? 0, "feature")), but \(reason)")
      }
      if found.isEmpty, doubtful.isEmpty {
        entries.append("    # \(guess.kind): []   # nothing looks like it; write this if the city has none")
      }
    }
    let header =
      used.isEmpty ? "  # kinds: none of the file's words is known; write yours like this" : "  kinds:"
    return ["  kind: \(yamlText(field.name))   # \(share(field.sample.texts)) have one", header] + entries
      + unusedLines(values.filter { !used.contains($0.key) })
  }

  private func unusedLines(_ values: [String: Int]) -> [String] {
    guard !values.isEmpty else { return [] }
    let ordered = values.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let shown = ordered.prefix(12).map { "\(comment($0.key)) \($0.value)" }.joined(separator: ", ")
    let rest = ordered.count > 12 ? " and \(ordered.count - 12) more" : ""
    return ["    # Not used: \(shown)\(rest)."]
  }
}

/// A text as YAML: plain where it can be nothing else, in quotes otherwise.
func yamlText(_ text: String) -> String {
  let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
  let isLetter = { (scalar: Unicode.Scalar) in
    "a"..."z" ~= scalar || "A"..."Z" ~= scalar || scalar == "_"
  }
  let isPlain = text.unicodeScalars.allSatisfy { isLetter($0) || "0"..."9" ~= $0 || $0 == "." || $0 == "-" }
  if isPlain, let first = text.unicodeScalars.first, isLetter(first), !words.contains(text.lowercased()) {
    return text
  }
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": escaped += "\\\""
    case "\\": escaped += "\\\\"
    default:
      if scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
        || scalar == "\u{FEFF}"
      {
        let digits = String(scalar.value, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
  }
  return "\"\(escaped)\""
}

/// A number of things, such as `1 feature` or `2 features`.
func counted(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }

/// A text for a comment: on one line, whatever the data holds.
func comment(_ text: String) -> String { String(quoted(text).dropFirst().dropLast()) }
