// `citycheck synth` as a process: sizes, folders, and what Ctrl-C leaves behind.

import Foundation
import Testing

@Suite struct SynthCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func aCityOfBuildingsCanBeAuditedAtOnce() throws {
    let synth = try folder.run("synth", "--buildings", "5k", "--seed", "7", "--clean", "--output", "city")
    #expect(synth.code == 0, "\(synth.log)")
    #expect(synth.output.isEmpty)
    for word in ["12 files", "buildings", "residents", "6 districts", "8 quarters"] {
      #expect(synth.log.contains(word), "\(synth.log)")
    }
    #expect(try folder.run("check", "city/audit.yaml", "--strict").code == 0)
    let audit = try folder.run("audit", "city/audit.yaml", "--output", "out")
    #expect(audit.code == 0, "\(audit.log)")
    #expect(audit.output.contains("Synthetic city 7"))
  }

  @Test(arguments: ["4999", "5", "21M", "20.1M", "1e6", "k", "-5k", "1.0005k", "10kk", "1.M", "10 k", ""])
  func otherSizesAreRefused(size: String) throws {
    let synth = try folder.run("synth", "--buildings=\(size)", "--output", "city")
    #expect(synth.code == 64, "\(size): \(synth.log)")
    #expect(synth.log.contains("--buildings"))
    #expect(!folder.exists("city"))
  }

  @Test func residentsAndBuildingsExcludeEachOther() throws {
    let synth = try folder.run(
      "synth", "--buildings", "5k", "--residents", "50000", "--output", "city")
    #expect(synth.code == 64)
    #expect(synth.log.contains("not both"))
    #expect(try folder.run("synth", "--threads", "0", "--output", "city").code == 64)
  }

  @Test func aFolderThatIsNotEmptyIsLeftAlone() throws {
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("city"), withIntermediateDirectories: true)
    try folder.write("mine", to: "city/notes.txt")
    let refused = try folder.run("synth", "--buildings", "5000", "--output", "city")
    #expect(refused.code == 73)
    #expect(refused.log.contains("notes.txt") && refused.log.contains("--force"))
    #expect(!folder.exists("city/audit.yaml"))
    let forced = try folder.run(
      "synth", "--buildings", "0.005M", "--threads", "1", "--quiet", "--force", "--output", "city")
    #expect(forced.code == 0)
    #expect(forced.log.isEmpty)
    #expect(folder.exists("city/audit.yaml"))
    #expect(try folder.text(of: "city/notes.txt") == "mine")
  }

  @Test func anInterruptLeavesNoHalfFile() throws {
    let process = try folder.start("synth", "--buildings", "20M", "--output", "city")
    // As soon as there is an unfinished file; a city of this size takes far longer.
    while process.isRunning && !folder.exists("city/.buildings.geojsonl.part") { usleep(2_000) }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.appendingPathComponent("city").path)
        .isEmpty)
  }
}
