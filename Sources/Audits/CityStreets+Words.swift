// What an audit file says of streets and no street heeds: a field that none has, a class that is none's, slopes that are
// no numbers, features that are no lines.

internal import Layers
internal import Planar
internal import Streets

extension CityStreets {
  /// What the audit file says in vain, as problems of the layer.
  func unheeded() -> [LayerProblem] {
    var found: [LayerProblem] = []
    func add(
      _ kind: LayerProblem.Kind, _ action: LayerProblem.Action = .kept, field: String? = nil,
      value: String? = nil, count: Int = 1, _ message: String
    ) {
      found.append(
        LayerProblem(
          kind, action: action, layer: layer.name, file: layer.provenance.path, field: field, value: value,
          count: count, message: message))
    }
    func said(_ field: String) -> [String?] { layer.columns[field]?.codedTexts?.texts ?? [] }
    func isAbsent(_ field: String) -> Bool { !said(field).contains { $0 != nil } }
    let known = layer.propertyNames.prefix(20).joined(separator: ", ")
    let others = known.isEmpty ? "the streets have no properties" : "the streets have: \(known)"
    let field = Self.classField(of: layer, entry)
    if isAbsent(field) {
      if entry.classField != nil || rules.classes != nil || !rules.speeds.isEmpty {
        add(
          .missingField, field: field, count: layer.count,
          "no street has the field '\(field)' with its class, so that motorways are walked too; \(others). See 'class' of the layer"
        )
      }
    } else {
      let classes = Set(said(field).compactMap { $0 })
      let words = classes.sorted().prefix(20).joined(separator: ", ")
      // What is said of walking is said of one layer of streets.
      let asked =
        layer.name != rules.streets
        ? [] : (rules.classes ?? []).map { ($0, "classes") } + rules.speeds.map { ($0.className, "speeds") }
      for (name, key) in asked where !classes.contains(name) {
        add(
          .missingField, field: field, value: name,
          "no street is of the class '\(name)' that '\(key)' under 'walking' names; write it as the file does: \(words)"
        )
      }
    }
    if let slope = rules.slopeField {
      if isAbsent(slope) {
        add(
          .missingField, field: slope, count: layer.count,
          "no street has the field '\(slope)' with its slope: all are walked as level; \(others)")
      } else {
        let texts = layer.columns[slope]?.texts ?? []
        let wrong = texts.filter { text in text.map { Double($0)?.isFinite != true } ?? false }
        if let first = wrong.first {
          add(
            .wrongFieldType, field: slope, value: first, count: wrong.count,
            "the slope of \(wrong.count) street(s) is no number in percent: they are walked as level")
        }
      }
    }
    let noLines = layer.geometries.layout.kinds.count { $0 == .point || $0 == .polygon }
    if noLines > 0 {
      add(
        .wrongGeometryType, .skipped, count: noLines,
        "\(noLines) feature(s) are points or polygons, which are no streets; draw them as lines")
    }
    return found
  }
}
