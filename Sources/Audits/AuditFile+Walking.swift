// How people walk, as an audit file says it: the mapping `walking`, and the entrances of a layer.

internal import Measures
internal import Standards

extension StrictValue {
  /// How people walk. `layers` is the file's mapping of layers, whose names are what streets and barriers may be.
  func walkingRules(layers: StrictValue?) -> WalkingRules {
    var rules = WalkingRules()
    guard let mapping = mapping(AuditForms.walking) else { return rules }
    if let streets = mapping["streets"]?.layerName(among: layers) { rules.streets = streets }
    rules.classes = mapping["classes"]?.walkedClasses()
    if let join = mapping["join"]?.number(.aboveZeroUpTo(10), unit: "metres") { rules.join = join }
    if let joins = mapping["crossings"]?.truth() { rules.joinsCrossings = joins }
    if let within = mapping["link_within"]?.number(.aboveZero, unit: "metres") { rules.linkWithin = within }
    if let link = mapping["link"]?.word(as: WalkingRules.LinkTarget.self) { rules.link = link }
    if let distance = mapping["link_distance"]?.word(as: WalkingRules.LinkDistance.self) {
      rules.linkDistance = distance
    }
    rules.barriers = mapping["barriers"]?.barriers(streets: rules.streets, layers: layers) ?? []
    if let speed = mapping["speed"]?.number(.aboveZero, unit: "metres a minute") { rules.speed = speed }
    rules.speeds = mapping["speeds"]?.streetSpeeds(walked: rules.classes, beside: rules.speed) ?? []
    rules.slopeField = mapping["slope"]?.text()
    if let frontage = mapping["frontage"]?.number(.aboveZero, unit: "metres") { rules.frontage = frontage }
    // It is easily taken for the speed of a standard's minutes, which stands in the standard.
    if mapping["speeds"] == nil, mapping["slope"] == nil, !mapping.hasForeignKeys {
      mapping["speed"]?.fault(
        .impossibleValue, "speed has no effect: it is what speeds and slope are compared with",
        suggestion: "leave it out; minutes become metres by the speed in the standard")
    }
    return rules
  }

  /// Where people on foot enter: the path of a file, or a mapping with a rule.
  func entranceRule() -> EntranceRule? {
    guard isMapping else {
      return path().map { .layer(path: $0, within: EntranceRule.defaultDistance, of: nil) }
    }
    guard let mapping = mapping(AuditForms.entrances) else { return nil }
    for key in ["within", "of"] where mapping.chosen != nil && mapping["path"] == nil {
      mapping[key]?.fault(
        .impossibleValue, "\(key) has no effect: it is for the gates of a file, and there is no path",
        suggestion: "leave it out, or give the file of gates as path: …")
    }
    switch mapping.chosen {
    case "path":
      let path = mapping["path"]?.path()
      let within = mapping["within"].map { $0.number(.aboveZero, unit: "metres") }
      let of = mapping["of"]?.text()
      guard let path, let within = within ?? EntranceRule.defaultDistance else { return nil }
      return .layer(path: path, within: within, of: of)
    case "crossings":
      return mapping["crossings"]?.number(.atLeastZero, unit: "metres").map { .crossings(within: $0) }
    case "every": return mapping["every"]?.number(.atLeast(1), unit: "metres").map { .every($0) }
    case "boundary":
      return mapping["boundary"]?.number(.atLeastZero, unit: "metres").map { .boundary(within: $0) }
    default: return nil
    }
  }

  /// The name of a layer that the audit file has.
  private func layerName(among layers: StrictValue?) -> String? {
    guard let name = text() else { return nil }
    // Without any layers that is the fault, and not each name.
    guard let layers, layers.isMapping, layers.peek(name) == nil else { return name }
    let names = layers.keyTexts
    fault(
      .impossibleValue, "the audit file has no layer \(quoted(name))",
      suggestion: nearestWord(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? "add it to layers, or leave it out here",
      validWords: names)
    return nil
  }

  private func walkedClasses() -> [String]? {
    guard let items = list() else { return nil }
    if items.isEmpty {
      fault(
        .impossibleValue, "classes is empty: no street would be walked",
        suggestion: "name the classes that are walked, or leave classes out")
    }
    return items.compactMap { $0.text() }
  }

  private func barriers(streets: String, layers: StrictValue?) -> [String] {
    let items = isList ? list() ?? [] : [self]
    return items.compactMap { item in
      guard let name = item.layerName(among: layers) else { return nil }
      if name == streets {
        item.fault(
          .impossibleValue, "\(quoted(name)) are the streets that are walked, and cannot bar the way",
          suggestion: "name a layer of railways, rivers or walls, or leave it out")
      }
      return name
    }
  }

  /// - Parameter usual: The speed on other streets, in m/min.
  private func streetSpeeds(walked: [String]?, beside usual: Double) -> [StreetSpeed] {
    (entries() ?? []).compactMap { entry in
      if let walked, !walked.contains(entry.key) {
        entry.value.fault(
          .impossibleValue, "the speed on \(quoted(entry.key)) has no effect: classes does not name it",
          suggestion: nearestWord(to: entry.key, among: walked).map { "did you mean '\($0)'?" }
            ?? "add it to classes, or leave it out here", at: entry.keyPlace)
      }
      guard let speed = entry.value.number(.aboveZero, unit: "metres a minute") else { return nil }
      // Beyond that it is a slip, and the metres of such streets would be no numbers in the end.
      let most = 1e6
      guard usual / speed <= most, speed / usual <= most else {
        entry.value.fault(
          .impossibleValue,
          "\(quoted(entry.key)) is walked at \(plain(speed)) m/min and other streets at \(plain(usual)) m/min",
          suggestion: "give both in metres a minute; one is at most a million times the other")
        return nil
      }
      return StreetSpeed(entry.key, speed: speed)
    }
  }
}
