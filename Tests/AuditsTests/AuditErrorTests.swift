// Why an audit cannot be run: each fault with its own error, all unreadable layers at once.

import Audits
import Foundation
import Layers
import Planar
import Standards
import Synchronization
import Testing

@Suite struct AuditErrorTests {
  /// The error of the desert town's audit after `damage` to its folder.
  private func error(
    of town: Town = .desert, _ damage: @Sendable (URL) throws -> Void = { _ in }
  ) async throws -> AuditError? {
    try await town.written { folder in
      try damage(folder)
      do throws(AuditError) {
        _ = try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).run(threads: 1)
        return nil
      } catch {
        return error
      }
    }
  }

  @Test func aTownInOrderHasNone() async throws {
    #expect(try await error() == nil)
  }

  @Test func badYAML() async throws {
    let found = try await error { folder in
      try Data("city: [".utf8).write(to: folder.appendingPathComponent("audit.yaml"))
    }
    guard case .document(let faults) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(!faults.isUnreadable)
    #expect("\(faults)".contains("audit.yaml"))
  }

  @Test func aMissingAuditFileOrStandard() async throws {
    for name in ["audit.yaml", "standard.yaml"] {
      let found = try await error { folder in
        try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
      }
      guard case .document(let faults) = found else {
        Issue.record("\(String(describing: found))")
        return
      }
      #expect(faults.isUnreadable)
      #expect("\(faults)".contains(name))
    }
  }

  @Test func allMissingLayersAreNamed() async throws {
    let found = try await error { folder in
      for name in ["parks", "toilets"] {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(name + ".geojson"))
      }
      try Data("{".utf8).write(to: folder.appendingPathComponent("shelters.geojson"))
    }
    guard case .layers(let errors) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(errors.count == 3)
    #expect(errors.contains(.missingFile(layer: "parks", path: "parks.geojson")))
    #expect(errors.contains(.missingFile(layer: "toilets", path: "toilets.geojson")))
    #expect("\(AuditError.layers(errors))".contains("shelters.geojson"))
  }

  @Test func aMissingLayerThatNobodyReadsIsNoError() async throws {
    var town = Town.desert
    town.lines["lamps"] = "name: name"
    #expect(try await error(of: town) == nil)
    let unused = try await town.written { folder in
      try Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).unusedLayers
    }
    #expect(unused == ["lamps"])
  }

  @Test func noDistricts() async throws {
    var town = Town.desert
    town.layers["districts"] = []
    let found = try await error(of: town)
    guard case .noDistricts(let path) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(path == "districts.geojson")
    town.layers["districts"] = [.point(0, 0)]
    let points = try await error(of: town)
    guard case .noDistricts = points else {
      Issue.record("\(String(describing: points))")
      return
    }
  }

  @Test func aPlaneThatIsNone() async throws {
    let found = try await error { folder in
      let file = folder.appendingPathComponent("audit.yaml")
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      try Data(text.replacing(Town.crs, with: "EPSG:4326").utf8).write(to: file)
    }
    guard case .crs = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test func aConditionOfTheStandard() async throws {
    var town = Town.desert
    town.indicators = Town.indicator(
      "it",
      "coverage: { demand: residential, weight: area, supply: parks, where: \"name =\", reach: { straight: { within: 1 } } }"
    )
    let found = try await error(of: town)
    switch found {
    case .condition(let indicator, _): #expect(indicator == "it")
    case .document(let faults): #expect("\(faults)".contains("where"))
    default: Issue.record("\(String(describing: found))")
    }
  }

  @Test func progressIsToldInOrder() async throws {
    let stages = Stages()
    _ = try await Town.desert.written { folder in
      try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).run(threads: 1) {
        stages.add($0)
      }
    }
    let steps = stages.all.filter { if case .passing = $0.stage { false } else { true } }
    #expect(steps.map(\.done) == Array(0...8))
    #expect(stages.all.allSatisfy { $0.steps == 9 })
    #expect(stages.all.first?.stage == .reading)
    #expect(steps[1].stage == .measuring(indicator: "parks"))
    #expect(stages.all.last?.stage == .concluding)
  }

  @Test func checkReadsAllLayers() async throws {
    var town = Town.desert
    town.layers["lamps"] = [.point(100, 100), .point(9000, 100)]
    let check = try await town.written { folder in
      try Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).check(threads: 1)
    }
    #expect(check.inputs.map(\.layer).contains("lamps"))
    #expect(
      check.problems.contains { $0.layer == "lamps" && $0.kind == .outsideDistricts && $0.feature == 1 })
    #expect(check.problems.contains { $0.layer == "districts" && $0.kind == .missingField })
  }
}

/// What a run told, kept behind a lock.
private final class Stages: Sendable {
  private let kept = Mutex<[AuditProgress]>([])
  func add(_ progress: AuditProgress) { kept.withLock { $0.append(progress) } }
  var all: [AuditProgress] { kept.withLock { $0 } }
}
