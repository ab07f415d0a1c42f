// Ctrl-C while the program waits for what may never come.

import Foundation
import Testing

#if os(Linux)
  @Suite struct InterruptsTests {
    private let folder: ScratchFolder

    /// A village whose parks come through a named pipe.
    init() throws {
      folder = try ScratchFolder()
      try folder.writeVillage()
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent("parks.geojson"))
      try #require(mkfifo(folder.url.appendingPathComponent("parks.geojson").path, 0o600) == 0)
    }

    /// Waits until a process has opened the pipe, or is over.
    private func waitUntilItHasThePipe(_ process: Process) {
      let descriptors = "/proc/\(process.processIdentifier)/fd"
      while process.isRunning {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: descriptors)) ?? []
        let files = open.compactMap {
          try? FileManager.default.destinationOfSymbolicLink(atPath: "\(descriptors)/\($0)")
        }
        if files.contains(where: { $0.hasSuffix("/parks.geojson") }) { return }
        usleep(1_000)
      }
    }

    @Test(arguments: [SIGINT, SIGTERM]) func aPipeThatNobodyWritesIntoIsLetGo(signal: Int32) throws {
      let process = try folder.start("audit", "audit.yaml", "-o", "out", log: "log.txt")
      waitUntilItHasThePipe(process)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 130)
      #expect(try folder.text(of: "log.txt") == "citycheck: stopped before the end; nothing was written\n")
      #expect(!folder.exists("out"))
    }

    @Test func aSecondInterruptEndsItAtOnce() throws {
      let process = try folder.start("audit", "audit.yaml", "-o", "out")
      // This waits until the pipe is read from; then nothing more comes.
      let pipe = try FileHandle(forWritingTo: folder.url.appendingPathComponent("parks.geojson"))
      try pipe.write(contentsOf: Data("{".utf8))
      while process.isRunning {
        process.interrupt()
        usleep(50_000)
      }
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
      try pipe.close()
    }

    @Test func aPipeIsReadOnceSomebodyWrites() throws {
      let process = try folder.start("audit", "audit.yaml", "--quiet", "-o", "out", log: "log.txt")
      waitUntilItHasThePipe(process)
      let pipe = try FileHandle(forWritingTo: folder.url.appendingPathComponent("parks.geojson"))
      try pipe.write(contentsOf: Data(#"{"type":"FeatureCollection","features":["#.utf8))
      usleep(10_000)
      try pipe.write(contentsOf: Data("]}".utf8))
      try pipe.close()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 0)
      #expect(try folder.text(of: "log.txt").isEmpty && folder.exists("out/results.json"))
    }

    @Test func evidenceThatIsAPipeCannotBeRead() throws {
      let standard = """
        id: s
        title: S
        indicators: [{ id: it, name: It, measure: { reported: {} }, target: { at_least: 1 } }]
        """
      try folder.write(standard, to: "s.yaml")
      let audit = """
        city: Village
        standard: ./s.yaml
        layers: { districts: { path: districts.geojson, id: code, name: name, residents: pop } }
        reported: { it: { value: 3, evidence: parks.geojson } }
        """
      try folder.write(audit, to: "audit.yaml")
      let ran = try folder.run("audit", "audit.yaml", "--json", "-o", "out")
      #expect(ran.code == 0)
      #expect(ran.output.contains("the evidence of it cannot be read; the value stands"))
    }
  }
#endif
