// Where a layer lies, seen batch by batch: the same as seen at once, also of more features than are looked at.

import Planar
import TestSupport
import Testing

@testable import Layers

@Suite struct LayerPlacementTests {
  private let crs = "EPSG:32651"

  private struct Seen: Equatable {
    var swapped: [LayerProblem]
    var shifted: [LayerProblem]
    var outside: [LayerProblem]
  }

  /// A city of 12 km, 12 km: in degrees and in the plane.
  private func city() throws -> (bounds: DegreeBounds, locator: RegionLocator) {
    let degrees = try read(
      collection(
        feature(
          geometry(
            "Polygon", "[[[121.5,31.5],[121.61,31.5],[121.61,31.6],[121.5,31.6],[121.5,31.5]]]"))))
    return (
      DegreeBounds(degrees.geometries), RegionLocator(try degrees.projected(to: crs).geometries)
    )
  }

  /// Points as they come from a file of which every third feature is left out.
  private func points(_ places: [GeographicPoint]) -> FeatureBatch {
    var batch = FeatureBatch(source: LayerSource(name: "homes", path: "homes.geojson"))
    for (number, place) in places.enumerated() {
      batch.geometries.addVertex(longitude: place.longitude, latitude: place.latitude)
      batch.geometries.endRing()
      batch.geometries.endPart()
      batch.geometries.endFeature(kind: .point)
      batch.sourceIndices.append(number * 3 / 2)
      batch.ids.append(number % 2 == 0 ? "h\(number)" : nil)
    }
    return batch
  }

  private func run(_ range: Range<Int>, of batch: FeatureBatch) -> FeatureBatch {
    var run = FeatureBatch(source: batch.source)
    run.geometries = batch.geometries.slice(range)
    run.sourceIndices = Array(batch.sourceIndices[range])
    run.ids = Array(batch.ids[range])
    return run
  }

  /// What is seen of the runs between the cuts, each seen by itself and added to those before it.
  private func seen(_ batch: FeatureBatch, cuts: [Int]) throws -> Seen {
    let (bounds, locator) = try city()
    let projector = BatchProjector(to: crs, threads: 1)
    let projection = try Projection(to: crs)
    var whole = LayerPlacement(batch.source)
    for (start, end) in zip([0] + cuts, cuts + [batch.count]) {
      let run = run(start..<end, of: batch)
      let plane = try projector.project(run)
      var one = LayerPlacement(batch.source)
      one.see(run)
      for row in 0..<plane.count {
        let place = PlanarPoint(x: plane.geometries.x[row], y: plane.geometries.y[row])
        one.see(
          place, isOutside: locator.first(x: place.x, y: place.y) == nil, feature: plane.sourceIndices[row],
          id: plane.ids[row])
      }
      whole.add(one)
    }
    return Seen(
      swapped: whole.swappedProblems(districts: bounds),
      shifted: whole.shiftProblems(districts: locator, projection: projection),
      outside: whole.outsideProblems(degreesBy: projection))
  }

  private func places(_ count: Int, seed: UInt64) -> [GeographicPoint] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      GeographicPoint(longitude: random.number(121.501...121.609), latitude: random.number(31.501...31.599))
    }
  }

  /// Cuts of all kinds: none, single features, batches above and below the limit of the sample.
  private func cuts(_ count: Int, seed: UInt64) -> [[Int]] {
    var random = SplitMix64(seed: seed)
    return [
      [], [1, 2, 3], [count / 3], Array(stride(from: 700, to: count, by: 700)), [0, min(5000, count), count],
      (0..<9).map { _ in random.whole(0...count) }.sorted(),
    ]
  }

  @Test func swappedInAnySplit() throws {
    let (bounds, _) = try city()
    let swapped = points(
      places(300, seed: 1).map { GeographicPoint(longitude: $0.latitude, latitude: $0.longitude) })
    func seen(_ range: Range<Int>) -> LayerPlacement {
      var placement = LayerPlacement(swapped.source)
      placement.see(run(range, of: swapped))
      return placement
    }
    let atOnce = seen(0..<300).swappedProblems(districts: bounds)
    #expect(atOnce.map(\.kind) == [.swappedCoordinates])
    #expect(atOnce.map(\.count) == [300] && atOnce.map(\.feature) == [0] && atOnce.map(\.featureID) == ["h0"])
    for cuts in [[0], [1], [7, 7, 150], Array(stride(from: 30, to: 300, by: 30))] {
      var whole = LayerPlacement(swapped.source)
      for (start, end) in zip([0] + cuts, cuts + [300]) { whole.add(seen(start..<end)) }
      #expect(whole.swappedProblems(districts: bounds) == atOnce, "cuts \(cuts)")
      // One batch that lies right takes it back: the file is mixed, not swapped.
      var right = LayerPlacement(swapped.source)
      right.see(points(places(1, seed: 2)))
      whole.add(right)
      #expect(whole.swappedProblems(districts: bounds).isEmpty)
    }
  }

  @Test(arguments: [2, 3] as [UInt64]) func outsideInAnySplit(seed: UInt64) throws {
    let count = 3000
    var all = places(count, seed: seed)
    // One in fifty lies outside: more than are listed, and among them the first and the last.
    for index in stride(from: 0, to: count, by: 50) { all[index].longitude += 0.2 }
    all[count - 1].latitude += 0.2
    let batch = points(all)
    let atOnce = try seen(batch, cuts: [])
    #expect(atOnce.outside.count == 21 && atOnce.outside[0].feature == 0)
    #expect(atOnce.outside.prefix(20).map(\.feature) == (0..<20).map { $0 * 75 })
    #expect(atOnce.outside[2].featureID == "h100")
    #expect(atOnce.outside.reduce(0) { $0 + $1.count } == 61)
    for cuts in cuts(count, seed: seed) where !cuts.isEmpty {
      #expect(try seen(batch, cuts: cuts) == atOnce, "seed \(seed), cuts \(cuts)")
    }
    let elsewhere = points(all.map { GeographicPoint(longitude: $0.longitude + 1, latitude: $0.latitude) })
    for cuts in [[], [10], [0, 1000, 1001]] {
      let found = try seen(elsewhere, cuts: cuts).outside
      #expect(found.map(\.severity) == [.error])
      #expect(found.map(\.count) == [count])
      #expect(found.map(\.feature) == [0])
    }
  }

  @Test(arguments: [4, 5] as [UInt64]) func shiftedInAnySplit(seed: UInt64) throws {
    // Near the eastern border, where the shift of some 500 m leads out of the city; 9000 are more than are looked at.
    let count = 9000
    var random = SplitMix64(seed: seed)
    let batch = points(
      (0..<count).map { _ in
        ShiftedCoordinates.gcj02(
          fromWGS84: GeographicPoint(
            longitude: random.number(121.606...121.6099), latitude: random.number(31.52...31.58)))
      })
    let atOnce = try seen(batch, cuts: [])
    let only = try #require(atOnce.shifted.first)
    let words = try #require(only.message.firstMatch(of: /(\d+) of (\d+) features looked at/))
    let looked = try #require(Int(words.2))
    #expect(looked > 1000 && looked <= 4096, "seed \(seed): \(only.message)")
    #expect(only.message.contains("coordinates: gcj02"), "\(only.message)")
    #expect(only.count == count)
    for cuts in cuts(count, seed: seed) where !cuts.isEmpty {
      #expect(try seen(batch, cuts: cuts).shifted == atOnce.shifted, "seed \(seed), cuts \(cuts)")
    }
  }
}
