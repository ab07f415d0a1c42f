// Features that are alike, found with hardly any memory: against a plain search, with and without a file.

import Foundation
import Planar
import TestSupport
import Testing

@testable import Layers

@Suite struct DuplicateSieveTests {
  private func fingerprint(_ words: UInt64...) -> Fingerprint {
    var fingerprint = Fingerprint()
    for word in words { fingerprint.mix(word) }
    return fingerprint
  }

  /// Numbers of which many occur twice and some up to a dozen times.
  private func numbers(_ count: Int, seed: UInt64) -> [Int] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in random.whole(0...(random.whole(0...3) == 0 ? 30 : count * 2)) }
  }

  private func slow(_ numbers: [Int]) -> [[Int]] {
    var first: [Int: Int] = [:]
    var found: [[Int]] = []
    for (feature, number) in numbers.enumerated() {
      if let earlier = first[number] {
        found.append([feature, earlier])
      } else {
        first[number] = feature
      }
    }
    return found
  }

  private func found(_ numbers: [Int], by sieve: DuplicateSieve) -> [[Int]] {
    for (feature, number) in numbers.enumerated() {
      sieve.add(fingerprint(UInt64(number)), feature: feature)
    }
    return sieve.duplicates().map { [$0.feature, $0.first] }
  }

  @Test(arguments: [1, 2, 3] as [UInt64], [1, 7, 64, 999, 1000, 5000])
  func agreesWithThePlainSearch(seed: UInt64, limit: Int) {
    let numbers = numbers(1000, seed: seed)
    let slow = slow(numbers)
    #expect(slow.count > 100, "seed \(seed)")
    #expect(found(numbers, by: DuplicateSieve(limit: limit)) == slow, "seed \(seed), limit \(limit)")
  }

  @Test(arguments: [1, 10, 400]) func withoutAFileNothingIsLost(limit: Int) {
    let numbers = numbers(600, seed: 4)
    let sieve = DuplicateSieve(limit: limit, makeFile: { nil })
    #expect(found(numbers, by: sieve) == slow(numbers))
    #expect(!sieve.hasLost)
  }

  @Test func aFullDiskFromTheStartLosesNothing() throws {
    // Writing to this device fails as on a full disk.
    let full = try #require(FileHandle(forUpdatingAtPath: "/dev/full"))
    let numbers = numbers(600, seed: 5)
    #expect(found(numbers, by: DuplicateSieve(limit: 50, makeFile: { full })) == slow(numbers))
  }

  @Test(arguments: [60, 250, 599]) func aDiskThatFillsUpLosesNothing(writable: Int) throws {
    // After so many features the descriptor becomes one that can only read the same file.
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("citycheck-" + UUID().uuidString)
    try Data().write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let file = try FileHandle(forUpdating: path)
    let readOnly = try FileHandle(forReadingFrom: path)
    let numbers = numbers(600, seed: 6)
    let sieve = DuplicateSieve(limit: 50, makeFile: { file })
    for (feature, number) in numbers.enumerated() {
      if feature == writable { #expect(dup2(readOnly.fileDescriptor, file.fileDescriptor) >= 0) }
      sieve.add(fingerprint(UInt64(number)), feature: feature)
    }
    #expect(sieve.duplicates().map { [$0.feature, $0.first] } == slow(numbers))
    #expect(!sieve.hasLost)
  }

  @Test func whatCannotBeReadAgainIsSaid() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("citycheck-" + UUID().uuidString)
    try Data().write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let writeOnly = try FileHandle(forWritingTo: path)
    let sieve = DuplicateSieve(limit: 10, makeFile: { writeOnly })
    for feature in 0..<25 { sieve.add(fingerprint(UInt64(feature % 12)), feature: feature) }
    let problems = sieve.geometryProblems(of: LayerSource(name: "homes", path: "homes.geojson"))
    #expect(sieve.hasLost)
    #expect(problems.map(\.kind) == [.duplicateFeature])
    #expect(problems.last?.message.contains("may have been missed") == true, "\(problems)")
  }

  @Test func nothingAndOneAreNoDuplicates() {
    #expect(DuplicateSieve().duplicates().isEmpty)
    #expect(found([4], by: DuplicateSieve(limit: 1)).isEmpty)
    #expect(found([4, 4, 4], by: DuplicateSieve(limit: 1)) == [[1, 0], [2, 0]])
  }

  @Test func problemsNameTheFirst() {
    let sieve = DuplicateSieve(limit: 2)
    for (feature, number) in [5, 6, 5, 7, 6, 5].enumerated() {
      sieve.add(fingerprint(UInt64(number)), feature: feature * 10)
    }
    let problems = sieve.geometryProblems(of: LayerSource(name: "homes", path: "homes.geojson"))
    #expect(problems.map(\.feature) == [20, 40, 50])
    #expect(problems[0].message.contains("geometry of feature 0,"))
    #expect(problems[1].message.contains("geometry of feature 10,"))
    #expect(problems[2].message.contains("geometry of feature 0,"))
  }

  @Test func fingerprintsTellCutsAndOrdersApart() {
    // The same coordinates as points, as one line, as two; and the line backwards.
    var geometries = PlanarGeometries()
    let (a, b) = (PlanarPoint(x: 1, y: 2), PlanarPoint(x: 3, y: 4))
    geometries.addLine([a, b])
    geometries.addLine([b, a])
    for kind in [GeometryKind.point, .line] {
      for place in [a, b] {
        geometries.addVertex(x: place.x, y: place.y)
        geometries.endRing()
        geometries.endPart()
      }
      geometries.endFeature(kind: kind)
    }
    geometries.addLine([a, b])
    let prints = (0..<5).map { geometries.fingerprint(of: $0) }
    #expect(Set(prints).count == 4)
    #expect(prints[4] == prints[0])
  }
}
