// The rim of a large city, against its districts' outlines.

import TestSupport
import Testing

@testable import SyntheticCities

@Suite struct CityLandTests {
  @Test(arguments: [1, 2] as [UInt64])
  func holdsWhatTheDistrictsHold(seed: UInt64) {
    let layout = CityLayout(seed: seed, buildings: 60_000)
    let outlines = layout.outlines
    var land = CityLand(layout)
    var random = SplitMix64(seed: seed)
    let reach = layout.grid.side * 5
    var inside = 0
    for _ in 0..<2000 {
      let point = GroundPoint(random.number(-reach...reach), random.number(-reach...reach))
      let isHeld = outlines.joined().contains { rings in
        rings[0].contains(point) && !rings.dropFirst().contains { $0.contains(point) }
      }
      #expect(land.holds(point) == isHeld, "seed \(seed), \(point)")
      inside += isHeld ? 1 : 0
    }
    #expect((300...1900).contains(inside))
  }

  @Test func residentsBeyondTheLandMoveToTheNearestCell() {
    // Land lies east of 0: the cell of column -1 goes to column 0, and its residents join those there.
    let cells = [
      PopulationCell(column: -1, row: 2, people: 5), PopulationCell(column: 0, row: 2, people: 7),
      PopulationCell(column: 3, row: 2, people: 11), PopulationCell(column: -9, row: 2, people: 2),
    ]
    let gathered = PopulationCell.gathered(cells) { $0.x > 0 }
    #expect(gathered.map { [$0.column, $0.row, $0.people] } == [[-9, 2, 2], [0, 2, 12], [3, 2, 11]])
  }
}
