// A comparison while it is made: the audits that are run, and what is put together from them.

internal import Layers
internal import Planar
internal import Standards

/// A comparison while it is made.
struct ComparisonRun {
  let old: ComparisonSide
  let new: ComparisonSide
  /// The layers whose old files are no longer there.
  let lost: [String]
  let threads: Int
  let cancellation: AuditCancellation
  let progress: (@Sendable (AuditProgress) -> Void)?

  typealias Side = AuditComparison.Side

  func comparison() async throws(ComparisonError) -> AuditComparison {
    let start = Exchanged(layers: Set(lost))
    let oldAudit: Audit
    do throws(AuditError) {
      oldAudit = lost.isEmpty ? old.audit : try audit(of: start, indicators: nil)
    } catch {
      throw .audit(.old, error)
    }
    let before = try await result(of: oldAudit, .old, in: old.record?.plane.map { GivenPlane($0) })
    var plane = old.audit.file.isInPlaneOfItsOwn ? GivenPlane(of: before) : nil
    let after = try await result(of: new.audit, .new, in: plane)
    if plane == nil, new.audit.file.isInPlaneOfItsOwn { plane = GivenPlane(of: after) }
    let layers = try layerChanges(before, after)
    let both = after.indicators.filter { before[indicator: $0.indicator.id] != nil }.map(\.indicator.id)
    let files = layers.filter { $0.state != .lost }
    var plan = ExchangePlan(
      start: start, order: [.parameters, .reported] + files.map { .layer($0.name) } + [.other])
    var causes: [String: [ChangeCause]] = [:]
    var parameters: [String: [ParameterChange]] = [:]
    for id in both {
      guard let was = before[indicator: id], let now = after[indicator: id] else { continue }
      let found = self.parameters(of: was, now)
      parameters[id] = found.own + found.reported
      var own: [ChangeCause] = []
      if let first = firstCause(of: was, layers) { own.append(first) }
      var exchanged: [ChangeCause] = []
      if !found.own.isEmpty { exchanged.append(.parameters) }
      if !found.reported.isEmpty { exchanged.append(.reported) }
      exchanged += files.filter { $0.indicators.contains(id) }.map { .layer($0.name) }
      // What nobody thought of must not be lost.
      if own.isEmpty, exchanged.isEmpty, !was.agrees(with: now) { exchanged = [.other] }
      causes[id] = own + exchanged
      plan.add(id, exchanged)
    }
    let states = try await run(plan, before, after, in: plane)
    let indicators = after.indicators.map { now -> IndicatorComparison in
      let id = now.indicator.id
      guard let was = before[indicator: id] else { return only(now, .new, in: after) }
      return compared(was, now, before, after, causes[id] ?? [], parameters[id] ?? [], states[id])
    }
    let gone = before.indicators.filter { after[indicator: $0.indicator.id] == nil }
    let all = indicators + gone.map { only($0, .old, in: before) }
    let comparable = Set(before.indicators.map(\.indicator.id)).subtracting(lostReaders(layers))
    return AuditComparison(
      old: side(old, beside: new, before), new: side(new, beside: old, after), layers: layers,
      sameLayerCount: after.inputs.count { input in
        before.inputs.contains { $0.layer == input.layer } && !layers.contains { $0.name == input.layer }
      },
      parameters: shared(parameters, both), indicators: all,
      findings: FindingMatching(old: before, new: after, indicators: comparable).changes,
      problems: ProblemChanges(
        from: before.problems.filter { !lost.contains($0.layer) },
        to: after.problems.filter { !lost.contains($0.layer) }),
      notes: notes(layers, before) + planeNotes(before, after) + listNotes(before, after, comparable)
        + states.failures,
      points: points(before, after, all))
  }

  // MARK: Running

  private func audit(of exchanged: Exchanged, indicators: Set<String>?) throws(AuditError) -> Audit {
    let rules = exchanged.parameters ? new.audit.standards : old.audit.standards
    let kept = rules.map { standard in
      var standard = standard
      if let indicators { standard.indicators.removeAll { !indicators.contains($0.id) } }
      return standard
    }
    return try Audit(old.audit.file.exchanging(exchanged, for: new.audit.file), under: kept)
  }

  private func result(
    of audit: Audit, _ side: ComparisonError.Side, in plane: GivenPlane?
  ) async throws(ComparisonError) -> AuditResult {
    do throws(AuditError) {
      return try await audit.run(threads: threads, options: options(in: plane), progress: progress)
    } catch {
      throw .audit(side, error)
    }
  }

  private func options(in plane: GivenPlane?) -> AuditOptions {
    var options = AuditOptions(cancellation: cancellation)
    options.plane = plane
    return options
  }

  /// Runs the audit of each state.
  private func run(
    _ plan: ExchangePlan, _ before: AuditResult, _ after: AuditResult, in plane: GivenPlane?
  ) async throws(ComparisonError) -> ExchangeStates {
    var states = ExchangeStates(plan: plan, before: before, after: after)
    for (exchanged, ids) in plan.runs {
      do throws(AuditError) {
        let audit = try audit(of: exchanged, indicators: Set(ids))
        let result = try await audit.run(
          threads: threads, options: options(in: plane), progress: progress)
        states.add(result, exchanged)
      } catch {
        if case .cancelled = error { throw .audit(.old, error) }
        // Each of the two is right by itself; what lies between them need not be.
        states.add(failure: withWrittenPaths(error.description), exchanged)
      }
    }
    return states
  }

  /// A message with the paths as the audit files write them.
  private func withWrittenPaths(_ message: String) -> String {
    var message = message
    for file in [old.audit.file, new.audit.file] {
      for entry in file.layers + file.gateLayers {
        message = message.replacing(file.resolvedPath(of: entry), with: entry.path)
      }
    }
    return message
  }

  // MARK: Putting together

  private func only(
    _ result: IndicatorResult, _ presence: IndicatorComparison.Presence, in audit: AuditResult
  ) -> IndicatorComparison {
    func place(_ place: PlaceResult, number: Int = 1) -> PlaceComparison {
      let figures = PlaceFigures(place)
      return PlaceComparison(
        districtID: place.districtID, districtNumber: number, name: place.name,
        whole: presence == .old
          ? FigureChange(before: figures, after: nil) : FigureChange(before: nil, after: figures), steps: [])
    }
    let target = result.indicator.target
    return IndicatorComparison(
      indicator: result.indicator, presence: presence, unit: result.unit,
      oldTarget: presence == .old ? target : nil, newTarget: presence == .new ? target : nil, parameters: [],
      causes: [], city: place(result.city),
      districts: zip(result.districts, result.districtKeys).map { place($0, number: $1.number) },
      points: points(
        result.indicator, presence == .old ? PlaceFigures(result.city) : nil, result.indicator,
        presence == .new ? PlaceFigures(result.city) : nil))
  }

  private func compared(
    _ was: IndicatorResult, _ now: IndicatorResult, _ before: AuditResult, _ after: AuditResult,
    _ causes: [ChangeCause], _ parameters: [ParameterChange], _ states: IndicatorStates
  ) -> IndicatorComparison {
    let recorded = old.record?.indicators[was.indicator.id]
    let goals = was.indicator.goals + now.indicator.goals
    func place(_ key: DistrictKey?, _ name: String) -> PlaceComparison {
      let computed = was.figures(of: key)
      var first = recorded.map { record in key.map { record.districts[$0] } ?? record.city } ?? computed
      if key != nil { first?.isJudged = was.indicator.judged != .city }
      let last = now.figures(of: key)
      return PlaceComparison(
        districtID: key?.id, districtNumber: key?.number ?? 1, name: name,
        whole: FigureChange(before: first, after: last, goals: goals),
        steps: states.steps(causes, from: first, over: computed, to: last, in: key, goals: goals))
    }
    var names: [DistrictKey: String] = [:]
    for result in [was, now] {
      for (key, district) in zip(result.districtKeys, result.districts) { names[key] = district.name }
    }
    let indicator = now.indicator
    let city = place(nil, now.city.name)
    return IndicatorComparison(
      indicator: indicator, presence: .both, unit: now.unit, oldTarget: was.indicator.target,
      newTarget: indicator.target, parameters: parameters, causes: causes, city: city,
      districts: names.keys.sorted().map { place($0, names[$0] ?? $0.id) },
      points: points(was.indicator, city.whole.before, indicator, city.whole.after))
  }

  private func points(
    _ was: Indicator, _ before: PlaceFigures?, _ now: Indicator, _ after: PlaceFigures?
  ) -> PointsChange? {
    let change = PointsChange(before: was.earned(before), after: now.earned(after))
    return change.before == nil && change.after == nil ? nil : change
  }
}

extension Indicator {
  /// The number of its target, if that is one.
  var goals: [Double] { target?.number.map { [$0] } ?? [] }
}

extension IndicatorResult {
  /// The figures of a district, or of the city.
  func figures(of district: DistrictKey?) -> PlaceFigures? {
    guard let district else { return PlaceFigures(city) }
    return place(of: district).map { place in
      var figures = PlaceFigures(districts[place])
      figures.isJudged = indicator.judged != .city
      return figures
    }
  }

  fileprivate func agrees(with other: IndicatorResult) -> Bool {
    let (ours, theirs) = ([city] + districts, [other.city] + other.districts)
    return ours.count == theirs.count
      && zip(ours, theirs).allSatisfy { one, other in
        one.districtID == other.districtID && PlaceFigures(one).agrees(with: PlaceFigures(other))
      }
  }
}
