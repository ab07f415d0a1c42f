// `citycheck audit` with a demand that passes through: features, timings, any number of threads, and Ctrl-C.

import Foundation
import Testing

@Suite struct AuditCommandTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Writes the village with so many homes, of which some two thousand make a batch, and its park as a shelter.
  private func writeHomes(_ count: Int) throws {
    try folder.writeVillage(
      audit: ScratchFolder.village + """
          buildings: { path: buildings.geojson, residents: people }
          shelters: { path: parks.geojson }

        """)
    var homes = #"{"type":"FeatureCollection","features":["#
    homes.reserveCapacity(count * 150)
    for home in 0..<count {
      // On a grid of which one column stands outside: the village ends at 121.01 and 32.01.
      let (column, row) = (home % 101, home / 101 % 97)
      homes += home == 0 ? "\n" : ",\n"
      homes += #"{"type":"Feature","id":"h\#(home)","properties":{"people":\#(home % 7)},"geometry":"#
      let place = "\(121 + Double(column) / 9900),\(32 + Double(row) / 10_000)"
      homes += #"{"type":"Point","coordinates":[\#(place)]}}"#
    }
    try folder.write(homes + "]}", to: "buildings.geojson")
  }

  private func files(_ name: String) throws -> [String] {
    let root = folder.url.appendingPathComponent(name)
    return try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.contains(".") }.sorted()
  }

  @Test func whereNothingWalksThereAreNoStreetsToWrite() throws {
    try writeHomes(10)
    let run = try folder.run("audit", "audit.yaml", "--streets", "--output", "straight")
    #expect(run.code == 0, "\(run.log)")
    #expect(run.log.contains("no streets written: no indicator of 'core' walks along streets"))
    #expect(try files("straight").allSatisfy { !$0.hasPrefix("streets") })
  }

  @Test func distancesAreNotWrittenOverWhatIsRead() throws {
    try writeHomes(10)
    let read = try folder.text(of: "buildings.geojson")
    for path in ["buildings.geojson", "audit.yaml", "./parks.geojson"] {
      let run = try folder.run("audit", "audit.yaml", "--distances", path)
      #expect(run.code == 73, "\(run.log)")
      #expect(
        run.log.contains("cannot write '\(path)': the audit reads this very file; choose another place"),
        "\(run.log)")
    }
    #expect(try folder.text(of: "buildings.geojson") == read)
    let dash = try folder.run("audit", "audit.yaml", "--distances", "-")
    #expect(dash.code == 64 && dash.log.contains("--distances takes a file"), "\(dash.log)")
    #expect(!folder.exists("-"))
    let run = try folder.run("audit", "audit.yaml", "--distances", "d.csv", "--features")
    #expect(run.code == 0 && folder.exists("d.csv"))
    #expect(run.output.contains("maps/, features/\nWritten besides: d.csv\n"), "\(run.output)")
  }

  @Test func theSameBytesForAnyNumberOfThreadsWithOrWithoutTimings() throws {
    try writeHomes(9000)
    let one = try folder.run("audit", "audit.yaml", "--features", "--json", "--threads", "1", "-o", "one")
    #expect(one.code == 0, "\(one.log)")
    #expect(one.log.isEmpty)
    #expect(try one.output == folder.text(of: "one/results.json"))
    let two = try folder.run(
      "audit", "audit.yaml", "--features", "--json", "--timings", "--threads", "2", "-o", "two")
    #expect(two.code == 0 && two.output == one.output)
    let eight = try folder.run("audit", "audit.yaml", "--features", "-q", "--threads", "8", "-o", "eight")
    #expect(eight.code == 0 && eight.output.isEmpty && eight.log.isEmpty)
    let plain = try folder.run("audit", "audit.yaml", "--quiet", "-o", "plain")
    #expect(plain.code == 0 && plain.log.isEmpty)
    let names = try files("one")
    #expect(names.filter { $0.hasPrefix("features/") } == ["features/buildings.geojson"])
    #expect(try files("two") == names && files("eight") == names)
    for name in names {
      let text = try folder.text(of: "one/" + name)
      #expect(try folder.text(of: "two/" + name) == text, "\(name)")
      #expect(try folder.text(of: "eight/" + name) == text, "\(name)")
    }
    // Asking for features changes nothing else.
    #expect(try files("plain") == names.filter { !$0.hasPrefix("features/") })
    #expect(try folder.text(of: "plain/results.json") == one.output)

    let features = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.text(of: "one/features/buildings.geojson").utf8))
        as? [String: Any])
    let list = try #require(features["features"] as? [[String: Any]])
    #expect(list.map { $0["id"] as? String } == (0..<9000).map { "h\($0)" })
    let indicator = "shelter-coverage"
    let served = list.compactMap { ($0["properties"] as? [String: Any])?[indicator] as? Bool }
    #expect(served.count == 9000 && served.contains(true) && served.contains(false))

    // Every stage has its line, in the order in which they end.
    let stages = two.log.split(separator: "\n").map(String.init)
    #expect(stages.first?.hasPrefix("stage ") == true && stages.last?.hasPrefix("all ") == true)
    var rest = stages[...]
    for stage in [
      "read districts", "read residential", "read parks", "read shelters", "project districts",
      "project shelters", "pass buildings", "  of it projecting", "  of it measuring", "measure \(indicator)",
      "write files",
    ] {
      let index = rest.firstIndex { $0.hasPrefix(stage + " ") }
      #expect(index != nil, "\(stage) in \(two.log)")
      rest = rest[(index ?? rest.startIndex)...]
    }
    for stage in stages.dropFirst() {
      #expect(stage.contains(/\d+\.\d{3}/), "\(stage)")
    }
  }

  @Test func withoutALayerThatPassesThereAreNoFeatures() throws {
    try folder.writeVillage()
    let ran = try folder.run("audit", "audit.yaml", "--features", "-o", "out")
    #expect(ran.code == 0)
    #expect(ran.log.contains("no features written"))
    #expect(!folder.exists("out/features"))
    #expect(try folder.run("audit", "audit.yaml", "--features", "-q", "-o", "out").log.isEmpty)
  }

  @Test func featuresThatCannotBeWrittenAreAnErrorOfTheFolder() throws {
    try writeHomes(10)
    let ran = try folder.run("audit", "audit.yaml", "--features", "--output", "parks.geojson")
    #expect(ran.code == 73, "\(ran.log)")
    #expect(ran.log.contains("cannot write") && ran.log.contains("parks.geojson"))
    try folder.write("mine", to: "out")
    #expect(try folder.run("audit", "audit.yaml", "--features", "-o", "out").code == 73)
    #expect(try folder.text(of: "out") == "mine")
  }

  @Test func aLayerNameThatLeadsOutOfTheFolderIsRefused() throws {
    try writeHomes(10)
    try folder.write(
      """
      id: s
      title: { en: s, zh: s }
      indicators:
        - id: it
          name: { en: it, zh: it }
          measure:
            coverage:
              { demand: ../homes, weight: count, supply: parks, reach: { straight: { within: 300 } } }

      """, to: "standard.yaml")
    try folder.write(
      ScratchFolder.village.replacing("standard: core", with: "standard: ./standard.yaml")
        + "  ../homes: { path: buildings.geojson, as: centroids }\n", to: "audit.yaml")
    let refused = try folder.run("audit", "audit.yaml", "--features", "-o", "out/in")
    #expect(refused.code == 65, "\(refused.log)")
    #expect(refused.log.contains("'../homes'") && refused.log.contains("use only letters"))
    #expect(!folder.exists("out"))
    // Without features the name is no file's.
    #expect(try folder.run("audit", "audit.yaml", "-q", "-o", "out/in").code == 0)
    #expect(try files("out").allSatisfy { !$0.contains("homes") })
  }

  @Test func anInterruptLeavesEverythingAsItWas() throws {
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("out/features"), withIntermediateDirectories: true)
    let stopped = "citycheck: stopped before the end; nothing was written\n"
    var code: Int32 = 0
    var said = ""
    var homes = 30_000
    // Where the audit is done, or writing already, before the interrupt comes, a larger village is tried.
    while said != stopped && homes <= 500_000 {
      try writeHomes(homes)
      try folder.write("old", to: "out/results.json")
      try folder.write("old", to: "out/features/buildings.geojson")
      let process = try folder.start(
        "audit", "audit.yaml", "--features", "--threads", "2", "-o", "out", log: "log.txt")
      // As soon as there is an unfinished file.
      let unfinished = "out/features/.buildings.geojson.\(process.processIdentifier)"
      while process.isRunning && !folder.exists(unfinished) { usleep(1_000) }
      process.interrupt()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit)
      #expect(!folder.exists(unfinished))
      code = process.terminationStatus
      said = try folder.text(of: "log.txt")
      homes *= 4
    }
    #expect(code == 130)
    #expect(said == stopped)
    #expect(try folder.text(of: "out/results.json") == "old")
    #expect(try folder.text(of: "out/features/buildings.geojson") == "old")
    if homes == 120_000 { #expect(try files("out") == ["features/buildings.geojson", "results.json"]) }
  }
}
