// The places of a batch of demand, and by what each is served.

internal import Measures
internal import Planar

/// The places of a batch, and by what each is served.
struct ServedBatch: Sendable {
  /// What was found of a part of the layer. Columns have one entry a place of the batch.
  struct Part: Sendable {
    /// The places that belong to the part, ascending.
    var members: [Int]
    /// A column a coverage.
    var coverages: [[Bool]]
    /// The same if supply of unknown size reached farthest; nil where all sizes are known.
    var farthest: [[Bool]?]
    /// For each life circle a column a category.
    var circles: [[[Bool]]]

    init(_ part: DemandPass.Part, _ members: [Int], of batch: PlaceBatch) {
      func isServed(by area: ServiceArea) -> [Bool] {
        var served = [Bool](repeating: false, count: batch.count)
        for place in members { served[place] = area.covers(x: batch.x[place], y: batch.y[place]) }
        return served
      }
      self.members = members
      coverages = part.coverages.map { isServed(by: $0.serviceArea) }
      farthest = part.coverages.map { $0.farthest.map(isServed) }
      circles = part.circles.map { $0.categories.map(isServed) }
    }
  }

  var places: PlaceBatch
  var parts: [Part]
}
