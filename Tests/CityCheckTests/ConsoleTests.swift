// What becomes of a program that cannot say what it has to say.

import Foundation
import Testing

@Suite struct ConsoleTests {
  private static let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")

  @Test(.enabled(if: hasFullDevice)) func aFullOutputIsSaid() throws {
    let folder = try ScratchFolder()
    let ran = try folder.runByShell(#""$0" standards list >/dev/full"#)
    #expect(ran.code == 73)
    #expect(ran.log == "citycheck: cannot write to standard output: No space left on device\n")
    try folder.writeVillage()
    let audit = try folder.runByShell(#""$0" audit audit.yaml --json -o out >/dev/full"#)
    #expect(audit.code == 73 && folder.exists("out/results.json"))
    #expect(audit.log.hasSuffix("citycheck: cannot write to standard output: No space left on device\n"))
  }

  @Test func aClosedOutputIsSaid() throws {
    let folder = try ScratchFolder()
    try folder.writeVillage()
    for line in ["standards list", "standards show core", "audit audit.yaml -o out", "check audit.yaml"] {
      let ran = try folder.runByShell("\"$0\" \(line) >&-")
      #expect(ran.code == 73, "\(line)")
      #expect(
        ran.log.hasSuffix("citycheck: cannot write to standard output: Bad file descriptor\n"), "\(ran.log)")
    }
    // The streams' places are not taken by files.
    #expect(try folder.text(of: "out/results.json").hasPrefix("{"))
    #expect(try folder.text(of: "out/results.json").hasSuffix("}\n"))
  }

  @Test func whereNobodyListensNothingIsSaid() throws {
    let folder = try ScratchFolder()
    for place in [">&-", Self.hasFullDevice ? ">/dev/full" : ">&-"] {
      let ran = try folder.runByShell("\"$0\" audit lost.yaml 2\(place)")
      #expect(ran.code == 66 && ran.output.isEmpty, "\(place)")
      let listed = try folder.runByShell("\"$0\" standards list 2\(place)")
      #expect(listed.code == 0 && listed.output.hasPrefix("core "), "\(place)")
      #expect(try folder.runByShell("\"$0\" standards list >&- 2\(place)").code == 73, "\(place)")
    }
  }
}
