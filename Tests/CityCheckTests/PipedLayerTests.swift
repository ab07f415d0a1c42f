// Layers from standard input and packed by gzip through the whole audit: the results are those of the plain file, but
// for what names the file.

import Foundation
import Testing

@Suite struct PipedLayerTests {
  private let folder: ScratchFolder
  private let auditFile: String

  /// The sample city, with its buildings as a collection beside them as lines.
  init() throws {
    folder = try ScratchFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: sampleFolder.path)
    where name.contains(".geojson") {
      try FileManager.default.copyItem(
        at: sampleFolder.appendingPathComponent(name), to: folder.url.appendingPathComponent(name))
    }
    auditFile = try String(contentsOf: sampleFolder.appendingPathComponent("core.yaml"), encoding: .utf8)
    let lines = try folder.text(of: "buildings.geojsonl").split(separator: "\n")
    try folder.write(
      #"{"type":"FeatureCollection","features":["# + lines.joined(separator: ",\n") + "]}\n",
      to: "buildings.geojson")
  }

  /// Packs a file of the folder into another one beside it.
  private func pack(_ name: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "--keep", "--no-name", name]
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0 && folder.exists(name + ".gz"), "gzip is not installed")
    return name + ".gz"
  }

  /// Audits with a layer from another path; every file that was written, by its name.
  private func audited(
    _ layer: String, from path: String, input: String? = nil, threads: Int = 2
  ) throws -> Written {
    let line = try #require(auditFile.split(separator: "\n").first { $0.hasPrefix("  \(layer):") })
    let changed = line.replacing(/path: [^,]+,/, with: "path: \"\(path)\",")
    try folder.write(auditFile.replacing(line, with: changed), to: "audit.yaml")
    let ran = try folder.run(
      ["audit", "audit.yaml", "--features", "--quiet", "--threads", "\(threads)", "-o", "out"], input: input)
    #expect(ran.code == 0 && ran.log.isEmpty, "\(path): \(ran.log)")
    var written = Written()
    let root = folder.url.appendingPathComponent("out")
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) where name.contains(".") {
      // They name the file that each layer came from in many places, and say nothing that the others do not.
      if ["audit.gpkg", "report.html"].contains(name) { continue }
      written.files[name] = try folder.text(of: "out/" + name)
    }
    try FileManager.default.removeItem(at: root)
    // What names the file, out of the results and beside them.
    let results = try #require(written.files["results.json"])
    let place = try #require(results.firstRange(of: "\"role\": \"\(layer)\""))
    let origin = try #require(
      try /"path": "(.*)",\s+"sha256": "([0-9a-f]{64})",\s+"bytes": (\d+)/.firstMatch(
        in: results[place.upperBound...]))
    #expect(origin.1 == path)
    written.hash = String(origin.2)
    written.bytes = Int(origin.3) ?? 0
    written.files["results.json"] = results.replacing(origin.0, with: "")
      .replacing("\"file\": \"\(path)\"", with: "")
    return written
  }

  private struct Written {
    var files: [String: String] = [:]
    var hash = ""
    var bytes = 0
  }

  private func expectSame(_ found: Written, as plain: Written, _ said: Comment) {
    #expect(found.files.keys.sorted() == plain.files.keys.sorted(), said)
    for (name, text) in plain.files {
      let isSame = found.files[name] == text
      #expect(isSame, "\(said): \(name)")
    }
  }

  @Test func aLayerThatPassesThrough() throws {
    let lines = try audited("buildings", from: "buildings.geojsonl")
    #expect(lines.files["features/buildings.geojson"]?.count ?? 0 > 1_000_000)
    let piped = try audited("buildings", from: "-", input: "buildings.geojsonl")
    expectSame(piped, as: lines, "lines from standard input")
    #expect(piped.hash == lines.hash && piped.bytes == lines.bytes)

    let collection = try audited("buildings", from: "-", input: "buildings.geojson", threads: 1)
    expectSame(collection, as: lines, "a collection from standard input")
    // The ledger speaks of the file as it is stored.
    let name = try pack("buildings.geojson")
    let packed = try audited("buildings", from: name)
    expectSame(packed, as: lines, "a packed collection")
    #expect(packed.hash != collection.hash && packed.bytes * 3 < collection.bytes)
    let both = try audited("buildings", from: "-", input: name)
    expectSame(both, as: lines, "a packed collection from standard input")
    #expect(both.hash == packed.hash && both.bytes == packed.bytes)
  }

  @Test func aLayerThatIsHeld() throws {
    let plain = try audited("parks", from: "parks.geojson")
    let piped = try audited("parks", from: "-", input: "parks.geojson")
    expectSame(piped, as: plain, "parks from standard input")
    #expect(piped.hash == plain.hash && piped.bytes == plain.bytes)
    let packed = try audited("parks", from: try pack("parks.geojson"))
    expectSame(packed, as: plain, "packed parks")
    #expect(packed.hash != plain.hash && packed.bytes < plain.bytes)
  }

  @Test func nothingOnStandardInputIsAnErrorOfTheLayer() throws {
    try folder.write(auditFile.replacing("path: buildings.geojsonl", with: "path: \"-\""), to: "audit.yaml")
    let ran = try folder.run("audit", "audit.yaml", "-o", "out")
    #expect(ran.code == 65 && ran.output.isEmpty, "\(ran.log)")
    #expect(ran.log.contains("'buildings'") && ran.log.contains("it is empty"), "\(ran.log)")
    #expect(!folder.exists("out"))
  }
}
