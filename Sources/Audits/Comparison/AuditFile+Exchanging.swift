// An audit file between two others: of some things it says what the old one says, of the others what the new one says.

internal import Standards

/// What of the new audit stands in place of the old.
struct Exchanged: Hashable {
  /// Standards, overrides, settings of layers, walking, CRS and policy.
  var parameters = false
  /// Reported values.
  var reported = false
  /// The layers, by their names.
  var layers: Set<String> = []
}

extension AuditFile {
  /// This audit file with parts of another one in place of its own; its paths are no longer relative.
  func exchanging(_ exchanged: Exchanged, for new: AuditFile) -> AuditFile {
    let base = exchanged.parameters ? new : self
    var mixed = base
    mixed.directory = nil
    mixed.layers = []
    for entry in base.layers + (exchanged.parameters ? self : new).layers {
      guard !mixed.layers.contains(where: { $0.name == entry.name }) else { continue }
      let (ours, theirs) = (own(entry.name), new.own(entry.name))
      let isNew = exchanged.layers.contains(entry.name)
      // A layer that only one of them has comes, or goes, as a whole.
      guard let file = isNew ? theirs : ours else { continue }
      var mixture = entry
      mixture.path = isNew ? new.resolvedPath(of: file) : resolvedPath(of: file)
      mixture.entrances = gates(of: entry, ours, theirs, exchanged, new)
      mixed.layers.append(mixture)
    }
    let reporting = exchanged.reported ? new : self
    mixed.reported = reporting.reported.map { value in
      var value = value
      value.evidence = value.evidence.map { reporting.resolvedPath($0) }
      return value
    }
    return mixed
  }

  /// The rule of a layer's entrances, with the path of the old or the new file where both have one.
  private func gates(
    of entry: LayerEntry, _ ours: LayerEntry?, _ theirs: LayerEntry?, _ exchanged: Exchanged,
    _ new: AuditFile
  ) -> EntranceRule? {
    guard case .layer(let path, let within, let of)? = entry.entrances else { return entry.entrances }
    func file(_ layer: LayerEntry?) -> String? {
      guard case .layer(let path, _, _)? = layer?.entrances else { return nil }
      return path
    }
    let (old, own) = (file(ours).map { resolvedPath($0) }, file(theirs).map { new.resolvedPath($0) })
    let isNew = exchanged.layers.contains(entry.gateLayerName)
    return .layer(path: (isNew ? own ?? old : old ?? own) ?? path, within: within, of: of)
  }

  private func own(_ name: String) -> LayerEntry? { layers.first { $0.name == name } }
}
