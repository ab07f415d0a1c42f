// The sample's deliberate faults: each there once, where it says, and nowhere else.

import Foundation
import Testing

@testable import SyntheticCities

@Suite struct SyntheticCityFaultsTests {
  let city = SyntheticCity.sample

  private func feature(_ kind: SyntheticFault.Kind) throws -> (ReadLayer, ReadLayer.Feature, Int) {
    let fault = try #require(city.faults.first { $0.kind == kind })
    let layer = try ReadLayer(fault.file, of: city)
    return (layer, layer.features[fault.feature], fault.feature)
  }

  @Test func everyKindIsThereOnce() {
    #expect(city.faults.count == 10)
    #expect(Set(city.faults.map(\.kind)) == Set(SyntheticFault.Kind.allCases))
    #expect(SyntheticCity(seed: 9, residents: 60_000).faults.isEmpty)
  }

  @Test func readmeListsEveryFaultWhereItIs() throws {
    let readme = try String(contentsOf: sampleFolder.appendingPathComponent("README.md"), encoding: .utf8)
    for fault in city.faults {
      let line = fault.feature + (fault.file.hasSuffix("l") ? 1 : 2)
      let row = "| \(fault.kind.rawValue) | `\(fault.file)` | \(fault.feature) | \(line) |"
      #expect(readme.contains(row), "geodata/jianghai/README.md lacks: \(row)")
    }
  }

  @Test func readmeCountsTheFeatures() throws {
    let readme = try String(contentsOf: sampleFolder.appendingPathComponent("README.md"), encoding: .utf8)
    for file in city.files where file.name.contains("geojson") {
      var digits = Array(String(try ReadLayer(file.name, of: city).features.count))
      if digits.count > 3 { digits.insert(" ", at: digits.count - 3) }
      let row = "| `\(file.name)` | \(String(digits)) |"
      #expect(readme.contains(row), "geodata/jianghai/README.md lacks: \(row)")
    }
  }

  @Test func bowTieCrossesItself() throws {
    let ring = try #require(try feature(.bowTie).1.parts)[0]
    let drawn = GroundRing(ring.dropLast().map { GroundPoint($0[0] * 94_600, $0[1] * 110_900) })
    #expect(ring.first == ring.last)
    #expect(!drawn.isSimple)
  }

  @Test func unclosedRingLacksItsLastPosition() throws {
    let ring = try #require(try feature(.unclosedRing).1.parts)[0]
    #expect(ring.first != ring.last)
    #expect(ring.count >= 4)
  }

  @Test func duplicatesAreWhatTheySay() throws {
    let (toilets, copy, _) = try feature(.duplicateFeature)
    let twins = toilets.features.filter { $0.text("id") == copy.text("id") }
    #expect(twins.count == 2)
    #expect(twins[0].parts == twins[1].parts)
    let (facilities, second, index) = try feature(.duplicateID)
    let first = facilities.features[index - 1]
    #expect(first.text("id") == second.text("id"))
    #expect(first.parts != second.parts)
  }

  @Test func missingThingsAreMissing() throws {
    #expect(try feature(.nullGeometry).1.parts == nil)
    let (shelters, bare, _) = try feature(.missingField)
    #expect(bare.properties["effective_m2"] == nil)
    #expect(shelters.features.filter { $0.properties["effective_m2"] == nil }.count == 1)
  }

  @Test func coordinatesAreWrongWhereTheySaySo() throws {
    let far = try #require(try feature(.outsideDistricts).1.parts)[0][0]
    #expect(far[0] > 122.5)
    let swapped = try #require(try feature(.swappedCoordinates).1.parts)[0]
    #expect(swapped.allSatisfy { $0[0] < 33 && $0[1] > 121 })
    #expect(try #require(try feature(.thirdOrdinate).1.parts)[0][0].count == 3)
  }

  @Test func negativeResidentsAreNegative() throws {
    let (buildings, building, _) = try feature(.negativeValue)
    #expect(building.number("people") == -38)
    #expect(buildings.features.filter { ($0.number("people") ?? 0) < 0 }.count == 1)
  }

  @Test func sheltersBelowTheLeastSizeAreThere() throws {
    let areas = try ReadLayer("shelters.geojson", of: city).features.compactMap { $0.number("effective_m2") }
    #expect(areas.contains { $0 < 2000 })
    #expect(areas.contains { $0 > 10_000 })
  }
}
