// What differs of two audits before anything is computed between them: files, parameters, versions.

internal import Layers
internal import Planar
internal import Standards

extension ComparisonRun {
  func layerChanges(
    _ before: AuditResult, _ after: AuditResult
  ) throws(ComparisonError) -> [LayerChange] {
    let (oldFile, newFile) = (old.audit.file, new.audit.file)
    let names = (newFile.layers + newFile.gateLayers + oldFile.layers + oldFile.gateLayers).map(\.name)
    var seen: Set<String> = []
    var changes: [LayerChange] = []
    for name in names where seen.insert(name).inserted {
      let input = (before.inputs.first { $0.layer == name }, after.inputs.first { $0.layer == name })
      guard input.0 != nil || input.1 != nil || lost.contains(name) else { continue }
      let record = old.record?.layers[name]
      let isLost = lost.contains(name)
      let (had, has) = (oldFile[layer: name] != nil, newFile[layer: name] != nil)
      var (oldHash, newHash) = (input.0?.sha256, input.1?.sha256)
      if !had {
        oldHash = nil
      } else if oldHash == nil {
        oldHash = try old.hash(of: name, .old, cancellation)
      }
      if !has {
        newHash = nil
      } else if newHash == nil {
        newHash = try new.hash(of: name, .new, cancellation)
      }
      if isLost { oldHash = record?.sha256 }
      guard oldHash != newHash || isLost else { continue }
      var change = LayerChange(
        name: name, state: isLost ? .lost : !had ? .added : !has ? .removed : .changed,
        oldPath: oldFile[layer: name]?.path, newPath: newFile[layer: name]?.path, oldHash: oldHash,
        newHash: newHash, oldCount: isLost ? record?.features : input.0?.features,
        newCount: input.1?.features, features: nil, fault: nil, indicators: readers(of: name))
      if cancellation.isCancelled { throw .audit(.new, .cancelled) }
      if change.state == .changed { compareFeatures(&change) }
      changes.append(change)
    }
    return changes
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

  func parameters(
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
  func firstCause(of was: IndicatorResult, _ layers: [LayerChange]) -> ChangeCause? {
    guard let record = old.record, let recorded = record.indicators[was.indicator.id] else { return nil }
    let gone = layers.filter { $0.state == .lost && $0.indicators.contains(was.indicator.id) }.map(\.name)
    if !gone.isEmpty { return .lostLayers(gone) }
    let isSame =
      recorded.city.agrees(with: PlaceFigures(was.city))
      && zip(was.districtKeys, was.districts).allSatisfy { key, place in
        recorded.districts[key].map { $0.agrees(with: PlaceFigures(place)) } ?? false
      }
    return isSame ? nil : record.tool == .current ? .record : .engine
  }

  func lostReaders(_ layers: [LayerChange]) -> Set<String> {
    Set(layers.filter { $0.state == .lost }.flatMap(\.indicators))
  }

  func shared(
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
