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
    // What only one of them uses is read of the other too, for what has become of its features.
    let unused = Set(old.audit.unusedLayers).intersection(new.audit.unusedLayers)
    for (name, side) in [(ComparisonError.Side.old, old), (.new, new)] {
      let file = side.audit.file
      for layer in file.layers + file.gateLayers {
        if layer.path == "-", !side.audit.unusedLayers.contains(layer.name) {
          throw .piped(name, layer: layer.name)
        }
        guard layer.path != "-", !unused.contains(layer.name) else { continue }
        if let unplain = UnplainFile(at: file.resolvedPath(of: layer), as: layer.path) {
          throw .unplain(name, layer: layer.name, unplain)
        }
      }
    }
    let changed = try new.layersNotAsRecorded(.new, cancellation)
    guard changed.isEmpty else { throw .notAsRecorded(layers: changed) }
    let run = ComparisonRun(
      old: old, new: new, lost: try old.layersNotAsRecorded(.old, cancellation), threads: threads,
      cancellation: cancellation,
      progress: progress)
    return try await run.comparison()
  }
}

extension ComparisonSide {
  /// The layers whose files are not those that the ledger recorded, in its audit file's order; none for an audit file.
  func layersNotAsRecorded(
    _ side: ComparisonError.Side, _ cancellation: AuditCancellation
  ) throws(ComparisonError) -> [String] {
    guard let record else { return [] }
    var changed: [String] = []
    for name in (audit.file.layers + audit.file.gateLayers).map(\.name) {
      guard let layer = record.layers[name] else { continue }
      if try hash(of: name, side, cancellation) != layer.sha256 { changed.append(name) }
    }
    return changed
  }

  /// The hash of a layer's file as it is now; nil where there is none.
  ///
  /// - Throws: ``ComparisonError/audit(_:_:)`` when it was stopped.
  func hash(
    of layer: String, _ side: ComparisonError.Side, _ cancellation: AuditCancellation
  ) throws(ComparisonError) -> String? {
    guard let entry = audit.file[layer: layer], entry.path != "-" else { return nil }
    let url = URL(fileURLWithPath: audit.file.resolvedPath(of: entry))
    do {
      return try ContentHash.of(file: url, isCancelled: { cancellation.isCancelled }).sha256
    } catch is CancellationError {
      throw .audit(side, .cancelled)
    } catch {
      return nil
    }
  }
}
