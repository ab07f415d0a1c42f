// Which audits lie between the old and the new one, so that every part of a change can be told: each state once, for all
// indicators that need it.

internal import Measures
internal import Standards

/// The states between two audits that have to be computed.
struct ExchangePlan {
  /// What stands in place of the old from the beginning.
  let start: Exchanged
  /// All causes of all indicators, in the order in which they are exchanged.
  private let order: [ChangeCause]
  private(set) var exchanges: [String: [ChangeCause]] = [:]
  // In the order in which the indicators ask.
  private var states: [(exchanged: Exchanged, indicators: [String])] = []

  init(start: Exchanged, order: [ChangeCause]) {
    self.start = start
    self.order = order
  }

  /// Asks for the states of an indicator: after each of its causes but the last, and with each but the first alone.
  ///
  /// - Parameter causes: Those that reach the indicator, in the order.
  mutating func add(_ indicator: String, _ causes: [ChangeCause]) {
    exchanges[indicator] = causes
    guard causes.count > 1 else { return }
    for end in 1..<causes.count {
      ask(upTo(causes[end - 1]), indicator)
      ask(start.adding([causes[end]]), indicator)
    }
  }

  /// The state in which a cause and all before it have been exchanged, also those that an indicator does not depend on.
  func upTo(_ cause: ChangeCause) -> Exchanged {
    start.adding(Array(order[...(order.firstIndex(of: cause) ?? order.count - 1)]))
  }

  private mutating func ask(_ exchanged: Exchanged, _ indicator: String) {
    if let place = states.firstIndex(where: { $0.exchanged == exchanged }) {
      if !states[place].indicators.contains(indicator) { states[place].indicators.append(indicator) }
    } else {
      states.append((exchanged, [indicator]))
    }
  }

  /// The audits to run, each of a state and the indicators that need it.
  var runs: [(exchanged: Exchanged, indicators: [String])] { states }
}

extension Exchanged {
  /// This with more exchanged.
  func adding(_ causes: [ChangeCause]) -> Exchanged {
    var exchanged = self
    for cause in causes {
      switch cause {
      case .parameters: exchanged.parameters = true
      case .reported: exchanged.reported = true
      case .layer(let name): exchanged.layers.insert(name)
      case .engine, .record, .lostLayers, .other: break
      }
    }
    return exchanged
  }
}

/// What the audits of a plan found.
struct ExchangeStates {
  private let plan: ExchangePlan
  private let before: AuditResult
  private let after: AuditResult
  private var results: [Exchanged: [String: IndicatorResult]] = [:]
  private var faults: [Exchanged: String] = [:]
  /// Why states could not be computed, a sentence each.
  private(set) var failures: [LocalizedText] = []

  init(plan: ExchangePlan, before: AuditResult, after: AuditResult) {
    self.plan = plan
    self.before = before
    self.after = after
  }

  /// Keeps what an audit found.
  mutating func add(_ result: AuditResult, _ exchanged: Exchanged) {
    results[exchanged] = Dictionary(
      result.indicators.map { ($0.indicator.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Keeps that a state could not be computed.
  mutating func add(failure: String, _ exchanged: Exchanged) {
    faults[exchanged] = failure
    failures.append(
      LocalizedText(
        en: "a state between the two audits cannot be computed, its parts are unknown: \(failure)",
        zh: "两次审计之间的一个状态无法计算，相应部分未知：\(failure)"))
  }

  /// The states of an indicator.
  subscript(indicator: String) -> IndicatorStates {
    IndicatorStates(
      plan: plan, exchanges: plan.exchanges[indicator] ?? [],
      results: results.compactMapValues { $0[indicator] }, faults: faults)
  }
}

/// The states of an indicator between two audits.
struct IndicatorStates {
  fileprivate let plan: ExchangePlan
  fileprivate let exchanges: [ChangeCause]
  fileprivate let results: [Exchanged: IndicatorResult]
  fileprivate let faults: [Exchanged: String]

  /// What each cause does in a place.
  ///
  /// - Parameters:
  ///   - causes: All causes; those that lead from what was recorded to what is computed come first.
  ///   - first: The old figures.
  ///   - computed: What the old inputs give today.
  ///   - last: The new figures.
  ///   - district: The district; nil for the city.
  ///   - goals: The numbers of the targets.
  func steps(
    _ causes: [ChangeCause], from first: PlaceFigures?, over computed: PlaceFigures?, to last: PlaceFigures?,
    in district: DistrictKey?, goals: [Double]
  ) -> [ChangeStep] {
    func change(_ before: PlaceFigures?, _ after: PlaceFigures?) -> FigureChange {
      FigureChange(before: before, after: after, goals: goals)
    }
    var steps: [ChangeStep] = []
    var figures = first
    for cause in causes.prefix(causes.count - exchanges.count) {
      // Where nothing else follows, what is computed is what is new.
      let next = exchanges.isEmpty ? last : computed
      steps.append(ChangeStep(cause: cause, part: change(figures, next)))
      figures = next
    }
    for (place, cause) in exchanges.enumerated() {
      let isLast = place == exchanges.count - 1
      let next = isLast ? last : self.figures(plan.upTo(cause), district)
      var step = ChangeStep(cause: cause, part: change(figures, next))
      if place > 0 {
        step.alone = change(computed, self.figures(plan.start.adding([cause]), district))
      }
      steps.append(step)
      figures = next
    }
    return steps
  }

  private func figures(_ exchanged: Exchanged, _ district: DistrictKey?) -> PlaceFigures? {
    if let fault = faults[exchanged] {
      return PlaceFigures(
        value: nil, verdict: .unknown, reason: LocalizedText(en: fault, zh: fault))
    }
    return results[exchanged]?.figures(of: district)
  }
}
