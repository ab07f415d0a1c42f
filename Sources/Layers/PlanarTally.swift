// What projecting did to a layer, added up batch by batch: problems and counts.

/// Adds up what projecting found in the batches of one layer, in the order of the file.
public struct PlanarTally: Sendable {
  private let source: LayerSource
  private var found: ProblemGathering
  private var used = 0
  private var lost = 0
  private var repaired: Int
  private var repairedBefore: Set<Int>

  /// A tally for a layer of which nothing has been projected.
  public init(_ source: LayerSource) { self.init(source, repaired: []) }

  /// A tally for a layer of which some features have been mended while it was read.
  init(_ source: LayerSource, repaired: Set<Int>) {
    self.source = source
    self.repaired = repaired.count
    repairedBefore = repaired
    found = ProblemGathering(layer: source.name, file: source.displayPath)
  }

  /// Adds the next batch.
  public mutating func add(_ batch: PlanarBatch) {
    used += batch.count
    lost += batch.rowCount - batch.count
    repaired += batch.repairedBefore.count
    for fault in batch.faults {
      found.add(
        fault.kind, action: fault.action, feature: fault.feature, featureID: fault.id,
        position: fault.position, message: fault.message)
      let wasMended = repairedBefore.contains(fault.feature) || batch.repairedBefore.contains(fault.feature)
      if fault.action == .repaired {
        if !wasMended { repaired += 1 }
      } else if wasMended {
        repaired -= 1
      }
    }
  }

  /// The counts and problems of the whole layer, from those of its reading.
  ///
  /// - Throws: ``LayerError/strict(_:)`` when the policy is `strict` and a polygon is invalid or a place is
  ///   not in the CRS.
  public func finished(
    _ provenance: Provenance, _ problems: [LayerProblem]
  ) throws(LayerError) -> (provenance: Provenance, problems: [LayerProblem]) {
    let problems = LayerProblem.merged(problems, found.gathered())
    if source.policy == .strict && found.isSerious { throw .strict(problems) }
    var provenance = provenance
    provenance.used = used
    provenance.skipped += lost
    provenance.repaired = repaired
    return (provenance, problems)
  }
}
