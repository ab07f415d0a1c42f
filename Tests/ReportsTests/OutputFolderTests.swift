import Foundation
import Measures
import Planar
import Standards
import Streets
import Synchronization
import Testing

@testable import Audits
@testable import Reports

struct OutputFolderTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-\(ProcessInfo.processInfo.globallyUniqueString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func files(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("All files, the same bytes each time, nothing left beside them")
  func writes() throws {
    let result = try Jianghai.result()
    try withFolder { folder in
      let inner = folder.appendingPathComponent("a/b")
      let written = try OutputFolder.write(result, to: inner)
      let names = try files(in: inner)
      #expect(names.contains("results.json"))
      #expect(names.contains("districts.csv"))
      #expect(names.contains("findings.csv"))
      #expect(names.contains("patches/park-coverage.geojson"))
      #expect(names.filter { $0.contains(".") } == written.sorted())
      let bytes = try written.map { try Data(contentsOf: inner.appendingPathComponent($0)) }
      let again = try OutputFolder.write(result, to: inner)
      #expect(again == written)
      #expect(try again.map { try Data(contentsOf: inner.appendingPathComponent($0)) } == bytes)
      #expect(try files(in: inner) == names)
    }
  }

  @Test("Maps of a standard that is not audited any more are not handed in with the new ones")
  func staleFiles() throws {
    var result = try Jianghai.result()
    try withFolder { folder in
      try OutputFolder.write(result, to: folder)
      let gone = result.indicators.removeFirst().indicator.id
      #expect(try files(in: folder).contains("maps/\(gone).svg"))
      try OutputFolder.write(result, to: folder)
      #expect(try files(in: folder).allSatisfy { !$0.contains(gone) })
      #expect(try files(in: folder).contains("maps/\(result.indicators[0].indicator.id).svg"))
    }
  }

  @Test("Streets weighed by length have no patches, and no empty file says that nothing is out of reach")
  func noPatchesOfStreets() throws {
    var result = try Jianghai.result()
    guard case .coverage(let measured) = result.indicators[0].indicator.measure else {
      Issue.record("the first indicator is no coverage")
      return
    }
    var coverage = measured
    coverage.weight = .length
    result.indicators[0].indicator.measure = .coverage(coverage)
    result.indicators[0].patches = []
    let id = result.indicators[0].indicator.id
    try withFolder { folder in
      let written = try OutputFolder.write(result, to: folder)
      #expect(!written.contains("patches/\(id).geojson") && written.contains("maps/\(id).svg"))
    }
  }

  @Test("Severance and streets are written where there are some, and go with the run that had them")
  func walkingFiles() throws {
    var result = try Jianghai.result()
    let names = ["patches/park-coverage.severance.geojson", "streets/park-coverage.geojson"]
    try withFolder { folder in
      #expect(try OutputFolder.write(result, to: folder).filter(names.contains) == [])
      result.indicators[0].severance = Severance(
        patches: [try Jianghai.severed()], geometries: result.indicators[0].patchGeometries, squareSide: nil)
      result.indicators[0].streets = StreetEvidence([], of: StreetGraph(StreetLines(PlanarGeometries())))
      #expect(try OutputFolder.write(result, to: folder).filter(names.contains) == names)
      #expect(try names.allSatisfy(files(in: folder).contains))
      result.indicators[0].severance = nil
      result.indicators[0].streets = nil
      try OutputFolder.write(result, to: folder)
      #expect(try !files(in: folder).contains { names.contains($0) })
      #expect(try files(in: folder).contains("patches/park-coverage.geojson"))
    }
  }

  @Test("results.json comes last; a run that is stopped leaves the former one, and no file that none names")
  func resultsLast() throws {
    var result = try Jianghai.result()
    try withFolder { folder in
      #expect(try OutputFolder.write(result, to: folder).last == "results.json")
      let former = try Data(contentsOf: folder.appendingPathComponent("results.json"))
      let old = result.indicators[0].indicator.id
      result.indicators[0].indicator.id = "another-one"
      let asked = Mutex(0)
      let count = try files(in: folder).count { $0.contains(".") }
      // All but the last file are written: results.json, which was begun first, among them.
      let error = #expect(throws: ReportError.cancelled) {
        try OutputFolder.write(
          result, to: folder, threads: 1,
          isCancelled: {
            asked.withLock {
              $0 += 1
              return $0 == count
            }
          })
      }
      #expect(error?.description.contains("files of the former audit may stand beside new ones") == true)
      #expect(try Data(contentsOf: folder.appendingPathComponent("results.json")) == former)
      let names = try files(in: folder)
      #expect(names.contains("maps/\(old).svg") && !names.contains { $0.contains("another-one") })
      #expect(!names.contains { $0.split(separator: "/").last?.hasPrefix(".") == true })
    }
  }

  @Test("What a killed run left unfinished goes, and with it the files that only its results.json names")
  func killed() throws {
    var result = try Jianghai.result()
    try withFolder { folder in
      try OutputFolder.write(result, to: folder)
      let gone = result.indicators.removeFirst().indicator.id
      // As if it had been killed just before results.json was put into its place.
      try FileManager.default.moveItem(
        at: folder.appendingPathComponent("results.json"),
        to: folder.appendingPathComponent(".results.json.999999999"))
      for name in ["maps/.\(gone).svg.999999999", "features/.homes.geojson.999999999"] {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: file)
      }
      try OutputFolder.write(result, to: folder)
      let names = try files(in: folder)
      #expect(!names.contains { $0.contains("999999999") } && !names.contains("maps/\(gone).svg"))
      #expect(names.contains("results.json") && names.contains("features"))
    }
  }

  @Test("What somebody else put there stays")
  func foreignFiles() throws {
    let result = try Jianghai.result()
    try withFolder { folder in
      try OutputFolder.write(result, to: folder)
      try Data("mine".utf8).write(to: folder.appendingPathComponent("patches/mine.geojson"))
      try OutputFolder.write(result, to: folder)
      #expect(
        try Data(contentsOf: folder.appendingPathComponent("patches/mine.geojson")) == Data("mine".utf8))
    }
  }

  @Test(
    "Ids that are no file names stop before anything is written",
    arguments: ["../x", "a/b", "", "A", "a.b.c", ".b", "a.", "..", "a b", "河"])
  func unsafeIDs(id: String) throws {
    var result = try Jianghai.result()
    result.indicators[1].indicator.id = id
    try withFolder { folder in
      #expect(throws: ReportError.unusableIndicatorID(id)) { try OutputFolder.write(result, to: folder) }
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }

  @Test("Two indicators of one id stop before anything is written")
  func repeatedIDs() throws {
    var result = try Jianghai.result()
    result.indicators[1].indicator.id = "park-coverage"
    try withFolder { folder in
      #expect(throws: ReportError.repeatedIndicatorID("park-coverage")) {
        try OutputFolder.write(result, to: folder)
      }
    }
  }

  @Test("A folder that cannot be made, and a file that cannot be written, are errors with path and reason")
  func cannotWrite() throws {
    let result = try Jianghai.result()
    try withFolder { folder in
      try Data().write(to: folder)
      let error = try #require(throws: ReportError.self) { try OutputFolder.write(result, to: folder) }
      guard case .cannotWrite(let path, let reason) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(path == folder.relativePath)
      #expect(reason == "a file stands where a folder is wanted, or a folder where a file is")
    }
    try withFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("districts.csv/x"), withIntermediateDirectories: true)
      let error = try #require(throws: ReportError.self) { try OutputFolder.write(result, to: folder) }
      guard case .cannotWrite(let path, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(path.hasSuffix("districts.csv"))
      #expect("\(error)".contains("choose another place to write to"), "\(error)")
    }
  }
}
