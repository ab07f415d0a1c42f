// diff.json: two audits held against each other, for programs. Its form is Schemas/diff.schema.json.

public import Audits
internal import Layers
internal import Measures
internal import Standards

/// What `citycheck diff --json` prints, and `diff.json`.
public enum ComparisonJSON {
  /// The form's version.
  static let version = 1

  /// The comparison, ending in a line feed.
  public static func text(of comparison: AuditComparison) -> String {
    JSONWriter().text(
      of: .object([
        DetailEntry("format", .text("citycheck-diff")),
        DetailEntry("version", .integer(version)),
        DetailEntry("identical", .boolean(comparison.isIdentical)),
        DetailEntry("worse", .boolean(comparison.isWorse)),
        DetailEntry("old", comparison.old.json),
        DetailEntry("new", comparison.new.json),
        DetailEntry("layers", .list(comparison.layers.map(\.json))),
        DetailEntry("same_layers", .integer(comparison.sameLayerCount)),
        DetailEntry("parameters", .list(comparison.parameters.map(\.json))),
        DetailEntry("indicators", .list(comparison.indicators.map(\.json))),
        DetailEntry("points", .list(comparison.points.map(\.json))),
        DetailEntry("ranked", .list(comparison.ranked.map { $0.json(in: comparison) })),
        DetailEntry("findings", .list(comparison.findings.map(\.json))),
        DetailEntry(
          "problems",
          .object([
            DetailEntry("new", .list(comparison.problems.new.map(\.json))),
            DetailEntry("gone", .list(comparison.problems.gone.map(\.json))),
          ])),
        DetailEntry("notes", .list(comparison.notes.map { .of($0) })),
      ]))
  }
}

extension AuditComparison.Side {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("file", .text(file)), DetailEntry("ledger", .boolean(isLedger)),
      DetailEntry("city", .text(city)),
      DetailEntry(
        "standards",
        .list(
          standards.map { .object([DetailEntry("id", .text($0.id)), DetailEntry("title", .of($0.title))]) })),
      DetailEntry("tool", tool.json),
    ])
  }
}

extension LayerChange {
  fileprivate var json: DetailValue {
    func file(_ path: String?, _ hash: String?, _ count: Int?) -> DetailValue {
      guard path != nil || hash != nil else { return .null }
      return .object([
        DetailEntry("path", .of(path)), DetailEntry("sha256", .of(hash)), DetailEntry("features", .of(count)),
      ])
    }
    return .object([
      DetailEntry("layer", .text(name)), DetailEntry("state", .text(state.rawValue)),
      DetailEntry("old", file(oldPath, oldHash, oldCount)),
      DetailEntry("new", file(newPath, newHash, newCount)),
      DetailEntry("features", features?.json ?? .null), DetailEntry("fault", .of(fault)),
      DetailEntry("indicators", .list(indicators.map { .text($0) })),
    ])
  }
}

extension FeatureChanges {
  fileprivate var json: DetailValue {
    func samples(_ samples: [Sample], isChange: Bool = false) -> DetailValue {
      .list(
        samples.map { sample in
          let name = [DetailEntry("id", .of(sample.id)), DetailEntry("name", .of(sample.name))]
          let what = [
            DetailEntry("geometry", .boolean(sample.isMoved)),
            DetailEntry("fields", .list(sample.fields.map { .text($0) })),
          ]
          return .object(isChange ? name + what : name)
        })
    }
    return .object([
      DetailEntry("matched_by", .text(isByID ? "id" : "content")),
      DetailEntry("added", .integer(added)), DetailEntry("removed", .integer(removed)),
      DetailEntry("changed", .integer(changed)),
      DetailEntry("first_added", samples(addedSamples)),
      DetailEntry("first_removed", samples(removedSamples)),
      DetailEntry("first_changed", samples(changedSamples, isChange: true)),
    ])
  }
}

extension AuditComparison.Parameter {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("path", .text(change.path)), DetailEntry("old", change.old), DetailEntry("new", change.new),
      DetailEntry("indicators", .list(indicators.map { .text($0) })),
    ])
  }
}

extension IndicatorComparison {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("id", .text(indicator.id)), DetailEntry("name", .of(indicator.name)),
      DetailEntry("in", .text(presence.rawValue)), DetailEntry("unit", .text(unit.rawValue)),
      DetailEntry("old_target", oldTarget?.detail ?? .null),
      DetailEntry("new_target", newTarget?.detail ?? .null),
      DetailEntry("causes", .list(causes.map(\.json))),
      DetailEntry("points", points?.json ?? .null), DetailEntry("city", .object(entries(of: city))),
      DetailEntry(
        "districts",
        .list(
          districts.map { place in
            .object(
              [DetailEntry("id", .of(place.districtID)), DetailEntry("name", .text(place.name))]
                + place.numberEntries + entries(of: place))
          })),
    ])
  }

  private func entries(of place: PlaceComparison) -> [DetailEntry] {
    place.whole.entries + [
      DetailEntry("worse", .boolean(isWorse(in: place))),
      DetailEntry("parts", .list(place.steps.map(\.json))),
    ]
  }
}

extension PointsChange {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("before", before?.json ?? .null), DetailEntry("after", after?.json ?? .null),
    ])
  }
}

extension PointsComparison {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("standard", .text(standard.id)), DetailEntry("before", before?.json ?? .null),
      DetailEntry("after", after?.json ?? .null),
    ])
  }
}

extension ChangeCause {
  fileprivate var json: DetailValue {
    let (kind, layers): (String, [String]) =
      switch self {
      case .engine: ("engine", [])
      case .record: ("record", [])
      case .lostLayers(let names): ("lost-layers", names)
      case .parameters: ("parameters", [])
      case .reported: ("reported", [])
      case .layer(let name): ("layer", [name])
      case .other: ("other", [])
      }
    return .object([
      DetailEntry("kind", .text(kind)), DetailEntry("layers", .list(layers.map { .text($0) })),
    ])
  }
}

extension ChangeStep {
  fileprivate var json: DetailValue {
    .object(
      [DetailEntry("cause", cause.json)] + part.entries
        + [DetailEntry("alone", alone.map { .object($0.entries) } ?? .null)])
  }
}

extension FigureChange {
  fileprivate var entries: [DetailEntry] {
    [
      DetailEntry("before", before?.json ?? .null), DetailEntry("after", after?.json ?? .null),
      DetailEntry("value_change", .of(value)), DetailEntry("shortfall_change", .of(shortfall)),
      DetailEntry("verdict_change", .text(verdict.rawValue)),
    ]
  }
}

extension PlaceFigures {
  fileprivate var json: DetailValue {
    .object([
      DetailEntry("value", .of(value)), DetailEntry("verdict", .text(verdict.rawValue)),
      DetailEntry("shortfall", .of(shortfall)), DetailEntry("reason", .of(reason)),
    ])
  }
}

extension RankedMove {
  fileprivate func json(in comparison: AuditComparison) -> DetailValue {
    let own = comparison.indicators[indicator]
    let place = own.places[place]
    return .object(
      [
        DetailEntry("indicator", .text(own.indicator.id)), DetailEntry("district_id", .of(place.districtID)),
      ]
        + place.numberEntries + [
          DetailEntry("verdict_change", .text(place.whole.verdict.rawValue)),
          DetailEntry("size", .number(size)),
        ])
  }
}

extension PlaceComparison {
  /// Which of the districts of its id it is, where that is not the first.
  fileprivate var numberEntries: [DetailEntry] {
    districtNumber > 1 ? [DetailEntry("number", .integer(districtNumber))] : []
  }
}

extension FindingChange {
  fileprivate var json: DetailValue {
    .object([DetailEntry("change", .text(kind.rawValue)), DetailEntry("finding", finding.json)])
  }
}
