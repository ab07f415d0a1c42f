// How two audits are held against each other. Both are run; then, between the old and the new one, an audit for each state
// in which one cause after another has been exchanged, of only those indicators for which that state is one of its own.

internal import Foundation
internal import Layers
public import Planar
internal import Standards

extension AuditComparison {
  /// Holds two audits against each other.
  ///
  /// Causes are exchanged in a fixed order: what the old ledger recorded becomes what its inputs give today; then
  /// parameters, then reported values, then the layers' files in the order of the new audit file, those of the old one
  /// alone last. What the first of them does, the second does on top of it, and so on: so the parts add up to the whole.
  /// Where causes interact, what one does depends on its place in the order; what it does alone is computed too.
  ///
  /// It takes the two audits; and for each cause that is not the last of some indicator that it reaches, one audit up to it
  /// in the order; and for each that is not the first of some, one audit of it alone. In these only the indicators are
  /// computed that ask for them: where no indicator has two causes there are none.
  ///
  /// - Parameters:
  ///   - old: The old audit. Where a ledger recorded it, its figures are those recorded; layers whose files are no longer
  ///     those that it recorded are taken from the new audit, and what they did is one cause.
  ///   - new: The new audit, computed today; where a ledger recorded it, its files must be those recorded.
  ///   - threads: How many threads work; the outcome does not depend on it.
  ///   - cancellation: Stops it.
  ///   - progress: As of ``Audit/run(threads:options:progress:)``, of each audit in turn.
  /// - Throws: ``ComparisonError``.
  public static func compare(
    _ old: ComparisonSide, _ new: ComparisonSide, threads: Int = OrderedParallel.defaultThreadCount,
    cancellation: AuditCancellation = AuditCancellation(),
    progress: (@Sendable (AuditProgress) -> Void)? = nil
  ) async throws(ComparisonError) -> AuditComparison {
    for (name, side) in [(ComparisonError.Side.old, old), (.new, new)] {
      let piped = (side.audit.file.layers + side.audit.file.gateLayers).first { $0.path == "-" }
      if let piped, !side.audit.unusedLayers.contains(piped.name) { throw .piped(name, layer: piped.name) }
    }
    let changed = new.layersNotAsRecorded
    guard changed.isEmpty else { throw .notAsRecorded(layers: changed) }
    let run = ComparisonRun(
      old: old, new: new, lost: old.layersNotAsRecorded, threads: threads, cancellation: cancellation,
      progress: progress)
    return try await run.comparison()
  }
}

extension ComparisonSide {
  /// The layers whose files are not those that the ledger recorded, in its audit file's order; none for an audit file.
  fileprivate var layersNotAsRecorded: [String] {
    guard let record else { return [] }
    let names = (audit.file.layers + audit.file.gateLayers).map(\.name)
    return names.filter { name in
      guard let layer = record.layers[name] else { return false }
      return hash(of: name) != layer.sha256
    }
  }

  /// The hash of a layer's file as it is now; nil where there is none.
  fileprivate func hash(of layer: String) -> String? {
    guard let entry = audit.file[layer: layer], entry.path != "-" else { return nil }
    let url = URL(fileURLWithPath: audit.file.resolvedPath(of: entry))
    return try? ContentHash.of(file: url).sha256
  }
}

/// A comparison while it is made.
private struct ComparisonRun {
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
    let before = try await result(of: oldAudit, .old)
    let after = try await result(of: new.audit, .new)
    let layers = layerChanges(before, after)
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
    let states = try await run(plan, before, after)
    let indicators = after.indicators.map { now -> IndicatorComparison in
      let id = now.indicator.id
      guard let was = before[indicator: id] else { return only(now, .new, in: after) }
      return compared(was, now, before, after, causes[id] ?? [], parameters[id] ?? [], states[id])
    }
    let gone = before.indicators.filter { after[indicator: $0.indicator.id] == nil }
    let comparable = Set(both.filter { id in !lostReaders(layers).contains(id) })
    return AuditComparison(
      old: side(old, before), new: side(new, after), layers: layers,
      sameLayerCount: after.inputs.count { input in
        before.inputs.contains { $0.layer == input.layer } && !layers.contains { $0.name == input.layer }
      },
      parameters: shared(parameters, both), indicators: indicators + gone.map { only($0, .old, in: before) },
      findings: FindingMatching(old: before, new: after, indicators: comparable).changes,
      problems: ProblemChanges(
        from: before.problems.filter { !lost.contains($0.layer) },
        to: after.problems.filter { !lost.contains($0.layer) }),
      notes: notes(layers, before) + states.failures)
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

  private func result(of audit: Audit, _ side: ComparisonError.Side) async throws(ComparisonError)
    -> AuditResult
  {
    do throws(AuditError) {
      return try await audit.run(
        threads: threads, options: AuditOptions(cancellation: cancellation), progress: progress)
    } catch {
      throw .audit(side, error)
    }
  }

  /// Runs the audit of each state.
  private func run(
    _ plan: ExchangePlan, _ before: AuditResult, _ after: AuditResult
  ) async throws(ComparisonError) -> ExchangeStates {
    var states = ExchangeStates(plan: plan, before: before, after: after)
    for (exchanged, ids) in plan.runs {
      do throws(AuditError) {
        let audit = try audit(of: exchanged, indicators: Set(ids))
        let result = try await audit.run(
          threads: threads, options: AuditOptions(cancellation: cancellation), progress: progress)
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

  // MARK: What differs

  private func layerChanges(_ before: AuditResult, _ after: AuditResult) -> [LayerChange] {
    let (oldFile, newFile) = (old.audit.file, new.audit.file)
    let names = (newFile.layers + newFile.gateLayers + oldFile.layers + oldFile.gateLayers).map(\.name)
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.compactMap { name in
      let input = (before.inputs.first { $0.layer == name }, after.inputs.first { $0.layer == name })
      guard input.0 != nil || input.1 != nil || lost.contains(name) else { return nil }
      let record = old.record?.layers[name]
      let isLost = lost.contains(name)
      let (had, has) = (oldFile[layer: name] != nil, newFile[layer: name] != nil)
      let oldHash = isLost ? record?.sha256 : had ? input.0?.sha256 ?? old.hash(of: name) : nil
      let newHash = has ? input.1?.sha256 ?? new.hash(of: name) : nil
      guard oldHash != newHash || isLost else { return nil }
      var change = LayerChange(
        name: name, state: isLost ? .lost : !had ? .added : !has ? .removed : .changed,
        oldPath: oldFile[layer: name]?.path, newPath: newFile[layer: name]?.path, oldHash: oldHash,
        newHash: newHash, oldCount: isLost ? record?.features : input.0?.features,
        newCount: input.1?.features, features: nil, fault: nil, indicators: readers(of: name))
      if change.state == .changed { compareFeatures(&change) }
      return change
    }
  }

  private func readers(of layer: String) -> [String] {
    let reading = [new, old].flatMap { side in
      side.audit.standards.flatMap(\.indicators)
        .filter { side.audit.layersRead(by: $0).contains(layer) }.map(\.id)
    }
    var seen: Set<String> = []
    return reading.filter { seen.insert($0).inserted }
  }

  private func compareFeatures(_ change: inout LayerChange) {
    guard let was = old.audit.file[layer: change.name], let now = new.audit.file[layer: change.name] else {
      return
    }
    func source(_ entry: LayerEntry, _ file: AuditFile) -> LayerSource {
      LayerSource(
        name: entry.name, path: file.resolvedPath(of: entry), displayPath: entry.path, idField: entry.idField)
    }
    do throws(LayerError) {
      let changes = try FeatureChanges(
        from: source(was, old.audit.file), to: source(now, new.audit.file), oldName: was.nameField,
        newName: now.nameField)
      change.features = changes
      (change.oldCount, change.newCount) = (changes.oldCount, changes.newCount)
    } catch {
      change.fault = error.description
    }
  }

  private func parameters(
    of was: IndicatorResult, _ now: IndicatorResult
  ) -> (own: [ParameterChange], reported: [ParameterChange]) {
    let id = now.indicator.id
    var entries = (old.audit.parameters(of: was.indicator), new.audit.parameters(of: now.indicator))
    // A layer that only one of them has comes or goes as data.
    let common = Set((old.audit.file.layers).map(\.name)).intersection(new.audit.file.layers.map(\.name))
    entries.0 = entries.0.keepingLayers(common)
    entries.1 = entries.1.keepingLayers(common)
    // Nor is it a parameter of its own that another layer is read: what makes it so is.
    let read = Set(entries.0.layerNames).intersection(entries.1.layerNames)
    entries.0 = entries.0.keepingLayers(read)
    entries.1 = entries.1.keepingLayers(read)
    let own = ParameterChange.all(from: .object(entries.0), to: .object(entries.1), at: "")
    let evidence = old.record?.indicators[id]?.evidence ?? was.evidence
    let reported = ParameterChange.all(
      from: old.audit.reportedParameters(of: was.indicator, evidence: evidence),
      to: new.audit.reportedParameters(of: now.indicator, evidence: now.evidence), at: "reported.\(id)")
    return (own, reported)
  }

  /// What leads from the figures that the old ledger recorded to those that its inputs give today.
  private func firstCause(of was: IndicatorResult, _ layers: [LayerChange]) -> ChangeCause? {
    guard let record = old.record, let recorded = record.indicators[was.indicator.id] else { return nil }
    let gone = layers.filter { $0.state == .lost && $0.indicators.contains(was.indicator.id) }.map(\.name)
    if !gone.isEmpty { return .lostLayers(gone) }
    let isSame =
      recorded.city.agrees(with: PlaceFigures(was.city))
      && was.districts.allSatisfy { place in
        guard let id = place.districtID, let figures = recorded.districts[id] else { return false }
        return figures.agrees(with: PlaceFigures(place))
      }
    return isSame ? nil : record.tool == .current ? .record : .engine
  }

  private func lostReaders(_ layers: [LayerChange]) -> Set<String> {
    Set(layers.filter { $0.state == .lost }.flatMap(\.indicators))
  }

  private func shared(
    _ parameters: [String: [ParameterChange]], _ order: [String]
  ) -> [AuditComparison.Parameter] {
    var all: [AuditComparison.Parameter] = []
    for id in order {
      for change in parameters[id] ?? [] {
        if let place = all.firstIndex(where: { $0.change == change }) {
          all[place].indicators.append(id)
        } else {
          all.append(AuditComparison.Parameter(change, indicators: [id]))
        }
      }
    }
    return all
  }

  private func notes(_ layers: [LayerChange], _ before: AuditResult) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    let gone = layers.filter { $0.state == .lost }
    if !gone.isEmpty {
      let readers = Set(gone.flatMap(\.indicators)).intersection(before.indicators.map(\.indicator.id))
        .sorted()
      notes.append(
        LocalizedText(
          en: """
            the old files of \(gone.map { "'\($0.name)'" }.joined(separator: ", ")) are not there as the old ledger \
            recorded them: what they did to \(readers.joined(separator: ", ")) is one part, and findings of these are not \
            compared
            """,
          zh: """
            旧台账所记的图层文件已不在：\(gone.map(\.name).joined(separator: "、"))；其对 \
            \(readers.joined(separator: "、")) 的影响合为一项，这些指标的问题不作比较
            """))
    }
    if let tool = new.record?.tool, tool != .current {
      notes.append(
        LocalizedText(
          en:
            "the new ledger was made by CityCheck \(tool.citycheck); its figures here are those of \(cityCheckVersion)",
          zh: "新台账由 CityCheck \(tool.citycheck) 生成；此处数值由 \(cityCheckVersion) 重新计算"))
    }
    if let record = old.record {
      let unrecorded = before.indicators.map(\.indicator.id).filter { record.indicators[$0] == nil }
      if !unrecorded.isEmpty {
        notes.append(
          LocalizedText(
            en: "the old ledger does not record \(unrecorded.joined(separator: ", ")): computed today",
            zh: "旧台账未记录 \(unrecorded.joined(separator: "、"))：由现版本计算"))
      }
    }
    return notes
  }

  private func side(_ side: ComparisonSide, _ result: AuditResult) -> Side {
    Side(
      file: side.audit.file.file, city: side.audit.file.city, standards: result.standards,
      tool: side.record?.tool ?? result.tool, isLedger: side.record != nil)
  }

  // MARK: Putting together

  private func only(
    _ result: IndicatorResult, _ presence: IndicatorComparison.Presence, in audit: AuditResult
  ) -> IndicatorComparison {
    func place(_ place: PlaceResult) -> PlaceComparison {
      let figures = PlaceFigures(place)
      return PlaceComparison(
        districtID: place.districtID, name: place.name,
        whole: presence == .old
          ? FigureChange(before: figures, after: nil) : FigureChange(before: nil, after: figures), steps: [])
    }
    let target = result.indicator.target
    return IndicatorComparison(
      indicator: result.indicator, presence: presence, unit: result.unit,
      oldTarget: presence == .old ? target : nil, newTarget: presence == .new ? target : nil, parameters: [],
      causes: [], city: place(result.city), districts: result.districts.map(place))
  }

  private func compared(
    _ was: IndicatorResult, _ now: IndicatorResult, _ before: AuditResult, _ after: AuditResult,
    _ causes: [ChangeCause], _ parameters: [ParameterChange], _ states: IndicatorStates
  ) -> IndicatorComparison {
    let recorded = old.record?.indicators[was.indicator.id]
    func place(_ id: String?, _ name: String) -> PlaceComparison {
      let computed = was.figures(of: id)
      let first = recorded.map { record in id.map { record.districts[$0] } ?? record.city } ?? computed
      let last = now.figures(of: id)
      return PlaceComparison(
        districtID: id, name: name, whole: FigureChange(before: first, after: last),
        steps: states.steps(causes, from: first, over: computed, to: last, in: id))
    }
    var names: [String: String] = [:]
    for result in [was, now] {
      for district in result.districts { if let id = district.districtID { names[id] = district.name } }
    }
    let indicator = now.indicator
    return IndicatorComparison(
      indicator: indicator, presence: .both, unit: now.unit, oldTarget: was.indicator.target,
      newTarget: indicator.target, parameters: parameters, causes: causes, city: place(nil, now.city.name),
      districts: names.keys.sorted().map { place($0, names[$0] ?? $0) })
  }
}

extension [DetailEntry] {
  fileprivate var layerNames: [String] {
    guard case .object(let layers)? = first(where: { $0.key == "layers" })?.value else { return [] }
    return layers.map(\.key)
  }

  fileprivate func keepingLayers(_ names: Set<String>) -> [DetailEntry] {
    map { entry in
      guard entry.key == "layers", case .object(let layers) = entry.value else { return entry }
      return DetailEntry("layers", .object(layers.filter { names.contains($0.key) }))
    }
  }
}

extension IndicatorResult {
  /// The figures of a district, or of the city.
  func figures(of district: String?) -> PlaceFigures? {
    guard let district else { return PlaceFigures(city) }
    return districts.first { $0.districtID == district }.map { PlaceFigures($0) }
  }

  fileprivate func agrees(with other: IndicatorResult) -> Bool {
    let (ours, theirs) = ([city] + districts, [other.city] + other.districts)
    return ours.count == theirs.count
      && zip(ours, theirs).allSatisfy { one, other in
        one.districtID == other.districtID && PlaceFigures(one).agrees(with: PlaceFigures(other))
      }
  }
}
