// Uncovered places by cells: sums against plain ones, and the same whatever the order and the number of tallies.

@testable import Measures
import Planar
import TestSupport
import Testing

@Suite struct UncoveredCellsTests {
  private struct Place {
    var x: Double
    var y: Double
    var district: Int32
    var area: Double
    var people: Double
  }

  /// Places over a city so large that not each has a cell of its own.
  private func places(_ count: Int, over metres: Double, seed: UInt64) -> [Place] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let x = random.number(-metres...metres)
      return Place(
        x: x, y: random.number(-metres...metres), district: x < 0 ? 0 : 1, area: random.number(10...500),
        people: random.whole(0...20) == 0 ? .nan : Double(random.whole(0...9)))
    }
  }

  private func cells(of places: some Sequence<Place>) -> UncoveredCells {
    var cells = UncoveredCells()
    for place in places {
      cells.add(
        x: place.x, y: place.y, area: place.area, district: place.district, residents: place.people,
        in: place.people.isNaN ? -1 : place.district + 1)
    }
    return cells
  }

  private func patches(of cells: UncoveredCells) -> UncoveredPatches {
    cells.patches(residents: BinWorth(knownIn: 2), mustHavePeople: false)
  }

  @Test(arguments: [1 as UInt64, 2])
  func orderAndTalliesDoNotShow(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // 250 000 places on 90 000 km² have a cell each, and there is room for a quarter of them.
    let places = places(250_000, over: 150_000, seed: seed)
    let whole = patches(of: cells(of: places))
    #expect(whole.squareSide.map { $0 > 50 } == true)
    var tallies = [UncoveredCells](repeating: UncoveredCells(), count: 3)
    let shuffled = places.shuffled(using: &random)
    // One tally of them gets so little that it never has to make its cells larger.
    tallies[0] = cells(of: shuffled[..<1000])
    tallies[1] = cells(of: shuffled[1000..<80_000])
    tallies[2] = cells(of: shuffled[80_000...])
    var sum = UncoveredCells()
    for tally in tallies { sum.add(tally) }
    let other = patches(of: sum)
    #expect(other.patches == whole.patches, "seed \(seed)")
    #expect(other.geometries == whole.geometries, "seed \(seed)")
    #expect(whole.patches.reduce(0) { $0 + $1.features } == places.count)
    let area = places.reduce(0) { $0 + $1.area }
    #expect(abs(whole.patches.reduce(0) { $0 + $1.area } - area) < 1e-6 * area)
  }

  @Test(arguments: [3 as UInt64, 4])
  func aPatchHoldsItsPlaces(seed: UInt64) {
    let places = places(400, over: 1500, seed: seed)
    let found = patches(of: cells(of: places))
    #expect(found.squareSide == 50)
    for (number, patch) in found.patches.enumerated() {
      let members = places.filter {
        $0.district == patch.district && found.geometries.covers(x: $0.x, y: $0.y, feature: number)
      }
      #expect(members.count == patch.features, "seed \(seed)")
      #expect(abs(members.reduce(0) { $0 + $1.area } - patch.area) < 1e-6, "seed \(seed)")
      let people = members.contains { $0.people.isNaN } ? nil : members.reduce(0) { $0 + $1.people }
      #expect(patch.residents == people, "seed \(seed)")
    }
  }

  @Test func peopleMayBeAsked() {
    let places = [
      Place(x: 10, y: 10, district: 0, area: 1, people: 0),
      Place(x: 500, y: 10, district: 0, area: 1, people: 2),
      Place(x: 900, y: 10, district: 0, area: 1, people: .nan),
    ]
    let found = cells(of: places).patches(residents: BinWorth(knownIn: 2), mustHavePeople: true)
    #expect(found.patches.map(\.residents) == [2])
    #expect(found.patches.map(\.centroid.x) == [500])
  }

  @Test func whatIsOutsideAllDistrictsIsNoPatch() {
    let outside = Place(x: 10, y: 10, district: -1, area: 1, people: 5)
    let found = patches(of: cells(of: [outside]))
    #expect(found.patches.isEmpty)
    #expect(found.squareSide == nil)
  }
}
