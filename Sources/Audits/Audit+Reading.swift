// What an indicator's numbers come from: which layers, and whether somebody walks.

internal import Measures
public import Standards

extension Audit {
  /// The layers that an indicator's numbers come from, in the order of the audit file: what is served and what serves,
  /// the districts, people where they matter, and streets, gates and barriers where somebody walks. Layers that the audit
  /// file does not name are not among them.
  public func layersRead(by indicator: Indicator) -> [String] {
    let measure = indicator.measure
    var read = Set(measure.selections.map(\.layer))
    read.insert(Plan.districts)
    if measure.concernsPeople { read.insert(Plan.population) }
    read.formUnion(measure.networks(file.walking))
    if measure.isWalked {
      read.formUnion(file.walking.barriers)
      for supply in measure.supplies {
        if let entry = file[layer: supply.layer] { read.insert(entry.gateLayerName) }
      }
    }
    return (file.layers + file.gateLayers).map(\.name).filter(read.contains)
  }

  /// Whether something is reached on foot, or spaced along streets.
  package func walks(_ indicator: Indicator) -> Bool {
    !indicator.measure.networks(file.walking).isEmpty
  }

  /// The layer that is to be served; nil for a measure of supply alone.
  package func demandLayer(of indicator: Indicator) -> String? { indicator.measure.demand?.layer }
}

extension MeasureDefinition {
  /// Whether the number of residents is part of what the measure finds.
  fileprivate var concernsPeople: Bool {
    switch self {
    case .spacing, .ratio, .reported: false
    case .provision(let provision): provision.per == .resident || provision.per == .tenThousandResidents
    case .coverage, .lifeCircle: true
    }
  }
}
