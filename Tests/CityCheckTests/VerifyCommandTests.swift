// `citycheck audit --ledger` and `citycheck verify`: a fresh ledger is identical, and each tampering is found and named.

import CityCheck
import Foundation
import Testing

@Suite struct VerifyCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.writeVillage(
      audit: ScratchFolder.village.replacing("standard: core", with: "standard: own.yaml")
        + "  toilets: { path: toilets.geojson }\n")
    let places = [(121.001, 32.001), (121.0012, 32.001), (121.009, 32.009)]
      .map {
        #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[\#($0),\#($1)]}}"#
      }
    try folder.write(
      #"{"type":"FeatureCollection","features":["# + places.joined(separator: ",\n") + "]}",
      to: "toilets.geojson")
    try folder.write(Self.standard, to: "own.yaml")
  }

  private static let standard = """
    id: own
    title: { en: Own, zh: 自定 }
    indicators:
      - id: park-coverage
        item: { series: basic, number: 12 }
        name: { en: Parks, zh: 公园 }
        measure: { coverage: { demand: residential, weight: area, supply: parks, reach: { straight: { within: 100 } } } }
        target: { at_least: 0.8 }
      - id: park-area
        name: { en: Park area, zh: 公园面积 }
        measure: { provision: { supply: parks, amount: area, per: resident } }
      - id: toilet-gaps
        item: { series: evaluation, number: 22 }
        name: { en: Toilets, zh: 公厕 }
        measure: { spacing: { supply: toilets, within: 100 } }

    """

  private func audited() throws {
    let ran = try folder.run("audit", "audit.yaml", "--ledger", "-o", "out")
    #expect(ran.code == 0, "\(ran.log)")
    #expect(ran.output.contains("ledger/"), "\(ran.output)")
  }

  private func verified(_ more: String...) throws -> Ran { try folder.run(["verify", "out/ledger"] + more) }

  private func outcome(_ more: String...) throws -> (code: Int32, root: [String: Any]) {
    let ran = try folder.run(["verify", "out/ledger", "--json"] + more)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any], "\(ran.log)")
    return (ran.code, root)
  }

  private func states(_ root: [String: Any]) -> [String: String] {
    let indicators = root["indicators"] as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: indicators.map { ($0["id"] as? String ?? "", $0["state"] as? String ?? "") })
  }

  private func difference(_ id: String, _ root: [String: Any]) -> [String: Any]? {
    (root["indicators"] as? [[String: Any]])?.first { $0["id"] as? String == id }?["difference"]
      as? [String: Any]
  }

  @Test func aFreshLedgerIsIdentical() throws {
    try audited()
    for place in ["out/ledger", "out", "out/ledger/ledger.json"] {
      let ran = try folder.run("verify", place, "--threads", "1")
      #expect(ran.code == 0, "\(ran.output)\(ran.log)")
      #expect(ran.output.contains("Identical: the ledger is what its inputs give, byte for byte."))
      #expect(ran.log.isEmpty)
    }
    let quiet = try verified("--quiet")
    #expect(quiet.code == 0 && quiet.output.isEmpty)
    #expect(try outcome().root["identical"] as? Bool == true)
    #expect(folder.exists("out/ledger/基础项第12条/park-coverage/features.csv"))
    #expect(folder.exists("out/ledger/评价项第22条/toilet-gaps/method.md"))
    #expect(folder.exists("out/ledger/other/park-area/inputs.json"))
  }

  @Test func theSameBytesWhateverElseIsAsked() throws {
    try audited()
    let first = try folder.text(of: "out/ledger/ledger.json")
    let ran = try folder.run(
      "audit", "audit.yaml", "--ledger", "-o", "two", "--threads", "1", "--curves", "--streets", "--features",
      "--timings")
    #expect(ran.code == 0 && ran.log.contains("write ledger"))
    #expect(try folder.text(of: "two/ledger/ledger.json") == first)
  }

  @Test func oneByteOfALayerNamesTheLayerAndTheIndicators() throws {
    try audited()
    // A space at the end changes no number.
    try folder.write(try folder.text(of: "toilets.geojson") + " ", to: "toilets.geojson")
    let ran = try verified()
    #expect(ran.code == 2)
    #expect(ran.output.contains("changed  toilets, toilets.geojson  read by toilet-gaps"), "\(ran.output)")
    let (code, root) = try outcome()
    #expect(
      code == 2
        && states(root) == ["park-coverage": "identical", "park-area": "identical", "toilet-gaps": "differs"])
    #expect(difference("toilet-gaps", root)?["file"] as? String == "inputs.json")
    #expect(difference("toilet-gaps", root)?["place"] as? String == "layers toilets sha256")
  }

  @Test func aNumberThatChangesIsNamed() throws {
    try audited()
    try folder.write(
      try folder.text(of: "toilets.geojson").replacing("121.0012", with: "121.0052"), to: "toilets.geojson")
    let (code, root) = try outcome()
    #expect(code == 2)
    let found = try #require(difference("toilet-gaps", root))
    #expect(found["file"] as? String == "result.json" && found["place"] as? String == "city value")
    #expect((found["ledger"] as? String)?.hasPrefix("0.66") == true && found["now"] as? String == "0")
    #expect(states(root)["park-coverage"] == "identical")
    let ran = try verified()
    #expect(ran.output.contains("Not identical: 1 of 3 indicators differs."), "\(ran.output)")
  }

  @Test func filesThatWereTamperedWithAreFound() throws {
    try audited()
    let place = "out/ledger/基础项第12条/park-coverage"
    try folder.write(
      try folder.text(of: "\(place)/result.json").replacing(
        "\"verdict\": \"short\"", with: "\"verdict\": \"met\""),
      to: "\(place)/result.json")
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("\(place)/map.svg"))
    try folder.write("mine", to: "out/ledger/note.txt")
    let (code, root) = try outcome()
    #expect(code == 2)
    let files = try #require(root["files"] as? [[String: String]])
    #expect(
      files == [
        ["path": "基础项第12条/park-coverage/result.json", "state": "changed"],
        ["path": "基础项第12条/park-coverage/map.svg", "state": "missing"],
        ["path": "note.txt", "state": "foreign"],
      ])
    #expect(states(root)["park-coverage"] == "differs" && states(root)["toilet-gaps"] == "identical")
    #expect(difference("park-coverage", root)?["place"] as? String == "city verdict")
    let words = try verified().output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("not as written: result.json, map.svg"), "\(words)")
    #expect(words.contains("'met' in the ledger, 'short' now"), "\(words)")
  }

  @Test func theRecordIsHeldAgainstTheRunByteForByte() throws {
    try audited()
    let record = try folder.text(of: "out/ledger/ledger.json")
    func says(_ text: String, _ words: String, line: Int = #line) throws {
      #expect(text != record, "line \(line)")
      try folder.write(text, to: "out/ledger/ledger.json")
      let ran = try verified()
      let said = ran.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        ran.code == 2 && said.contains("ledger.json is not what the audit run again writes"), "line \(line)")
      #expect(said.contains(words) && !said.contains("Identical:"), "line \(line): \(ran.output)")
    }
    func edited(_ edit: (inout [String: Any]) throws -> Void) throws -> String {
      var root = try #require(try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any])
      try edit(&root)
      return String(decoding: try JSONSerialization.data(withJSONObject: root), as: UTF8.self)
    }
    func indicators(_ edit: (inout [[String: Any]]) -> Void) throws -> String {
      try edited { root in
        var all = try #require(root["indicators"] as? [[String: Any]])
        edit(&all)
        root["indicators"] = all
      }
    }
    try says(try indicators { $0.remove(at: 1) }, "missing the indicator 'park-area', which the audit gives")
    try says(try indicators { $0.append($0[2]) }, "repeated the indicator 'toilet-gaps'")
    try says(try indicators { $0[1]["id"] = "other" }, "foreign the indicator 'other'")
    try says(
      try indicators { $0[0]["verdict"] = "met" },
      "indicators park-coverage verdict: 'met' in the ledger, 'short' now")
    try says(
      try indicators { $0[0]["name"] = ["en": "Parks", "zh": "园"] },
      "name zh: '园' in the ledger, '公园' now")
    try says(try edited { $0["options"] = ["a": 1] }, "options a: '1' in the ledger, nothing now")
    try says(try edited { $0["signed"] = "me" }, "signed: 'me' in the ledger, nothing now")
    try says(record.replacing("\n", with: "\r\n"), "the line ends differ: CRLF in the ledger, LF now")
    let bytes = try #require(record.firstMatch(of: /"bytes": \d+/)).output
    try says(record.replacing(bytes, with: "\"bytes\": 7", maxReplacements: 1), "bytes: '7' in the ledger")
    try folder.write(record, to: "out/ledger/ledger.json")
    #expect(try verified().code == 0)
  }

  @Test func anotherWayToTheAuditFileIsNoDifference() throws {
    try audited()
    let moved = folder.url.appendingPathComponent("deep/er")
    try FileManager.default.createDirectory(at: moved, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: folder.url.appendingPathComponent("out"), to: moved.appendingPathComponent("out"))
    let ran = try folder.run("verify", "deep/er/out", "--audit", ".")
    #expect(ran.code == 0, "\(ran.output)\(ran.log)")
  }

  @Test func aForeignFileAloneIsNotIdentical() throws {
    try audited()
    try folder.write("mine", to: "out/ledger/other/note.txt")
    let ran = try verified()
    #expect(ran.code == 2 && ran.output.contains("all indicators come out the same"), "\(ran.output)")
    // Nor is it written over.
    let again = try folder.run("audit", "audit.yaml", "--ledger", "-o", "out")
    #expect(again.code == 73 && again.log.contains("other/note.txt"), "\(again.log)")
  }

  @Test func theAuditRunsFromWhatTheLedgerKeeps() throws {
    try audited()
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("own.yaml"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("audit.yaml"))
    let gone = try verified()
    #expect(gone.code == 2, "\(gone.output)\(gone.log)")
    #expect(gone.output.contains("Inputs: 2 of 6 are not as they were read"), "\(gone.output)")
    #expect(gone.output.contains("missing  own.yaml"))
    #expect(gone.output.contains("Not identical: all indicators come out the same, but not everything"))
    try folder.write(Self.standard.replacing("0.8", with: "0.9"), to: "own.yaml")
    let changed = try verified()
    #expect(changed.code == 2 && changed.output.contains("changed  own.yaml"), "\(changed.output)")
    let root = try outcome().root
    #expect(Set(states(root).values) == ["identical"])
  }

  @Test func layersThatAreMissingOrElsewhere() throws {
    try audited()
    let moved = folder.url.appendingPathComponent("moved")
    try FileManager.default.createDirectory(at: moved, withIntermediateDirectories: true)
    for name in ["audit.yaml", "own.yaml"] {
      try folder.write(try folder.text(of: name), to: "moved/\(name)")
    }
    for name in ["districts", "residential", "parks", "toilets"] {
      try FileManager.default.moveItem(
        at: folder.url.appendingPathComponent("\(name).geojson"),
        to: moved.appendingPathComponent("\(name).geojson"))
    }
    let missing = try verified()
    #expect(missing.code == 66)
    #expect(missing.output.contains("missing  parks, parks.geojson "))
    #expect(missing.output.contains("read by park-coverage, park-area\n"), "\(missing.output)")
    #expect(missing.output.contains("could not be run again"))
    try folder.write(try folder.text(of: "audit.yaml"), to: "moved/copy.yaml")
    for place in ["moved", "moved/audit.yaml", "moved/copy.yaml"] {
      let found = try verified("--audit", place)
      #expect(found.code == 0, "\(found.output)\(found.log)")
    }
    #expect(try verified("--audit", "nowhere").code == 66)
    let layer = try verified("--audit", "moved/parks.geojson")
    #expect(
      layer.code == 65 && layer.log.contains("'moved/parks.geojson' is no audit file: parks.geojson:"),
      "\(layer.log)")
    try folder.write(try folder.text(of: "audit.yaml") + "# more\n", to: "moved/copy.yaml")
    let changed = try verified("--audit", "moved/copy.yaml")
    #expect(changed.code == 2 && changed.output.contains("changed  audit.yaml"), "\(changed.output)")
  }

  @Test func dataThatCanNoLongerBeReadIsNamed() throws {
    try audited()
    try folder.write("{\"type\":\"FeatureCollection\",\"features\":[{", to: "parks.geojson")
    let ran = try verified()
    #expect(ran.code == 2)
    #expect(ran.output.contains("changed  parks, parks.geojson"))
    #expect(ran.output.contains("could not be run again: layer 'parks'"), "\(ran.output)")
  }

  @Test func reportedValuesCarryTheirEvidence() throws {
    try folder.write(
      Self.standard + """
          - id: safety
            name: { en: Safety, zh: 安全感 }
            measure: { reported: { unit: share } }
            target: { at_least: 0.9 }
          - id: free-toilets
            name: { en: Free toilets, zh: 免费公厕 }
            measure: { ratio: { layer: toilets, weight: count, where: "free = true" } }

        """, to: "own.yaml")
    try folder.write(
      try folder.text(of: "audit.yaml")
        + "reported:\n  safety: { value: 0.93, date: 2023-11, evidence: [survey.pdf, lost.pdf] }\n",
      to: "audit.yaml")
    try folder.write("93 %", to: "survey.pdf")
    try audited()
    #expect(try folder.text(of: "out/ledger/other/safety/evidence/survey.pdf") == "93 %")
    let method = try folder.text(of: "out/ledger/other/safety/method.md")
    #expect(
      method.contains("value = 93") && method.contains("Date: 2023-11")
        && method.contains("`lost.pdf`, `not there`"))
    let toilets = try folder.text(of: "out/ledger/other/free-toilets/features.csv")
    #expect(
      toilets.components(separatedBy: "sample 样本,toilets,toilets.geojson,").count == 1 + 3, "\(toilets)")
    #expect(try verified().code == 0)
    try folder.write("94 %", to: "survey.pdf")
    let (code, root) = try outcome()
    #expect(code == 2 && states(root)["safety"] == "differs" && states(root)["park-area"] == "identical")
    #expect(difference("safety", root)?["file"] as? String == "result.json")
    let found = try verified()
    #expect(found.output.contains("changed  survey.pdf  read by safety"), "\(found.output)")
  }

  @Test func whatIsNoLedger() throws {
    #expect(try folder.run("verify", "nowhere").code == 66)
    #expect(try folder.run("verify").code == 64)
    #expect(try folder.run("verify", "out", "--threads", "0").code == 64)
    try audited()
    try folder.write("{}", to: "out/ledger/ledger.json")
    let ran = try verified()
    #expect(ran.code == 65 && ran.log.contains("not the record of a ledger"), "\(ran.log)")
  }

  @Test func aPipedLayerCannotBeVerified() throws {
    try folder.write(
      try folder.text(of: "audit.yaml").replacing("path: toilets.geojson", with: "path: \"-\""),
      to: "audit.yaml")
    let ran = try folder.run(["audit", "audit.yaml", "--ledger", "-o", "out"], input: "toilets.geojson")
    #expect(ran.code == 0 && ran.log.contains("the ledger cannot be verified"), "\(ran.log)")
    let found = try verified()
    #expect(found.code == 66 && found.output.contains("came through a pipe"), "\(found.output)")
  }

  @Test func theSampleCitysLedgerIsIdentical() throws {
    let sample = ReadmeTests.root.appendingPathComponent("geodata/jianghai/core.yaml").path
    let ran = try folder.run("audit", sample, "--ledger", "-q", "-o", "sample")
    #expect(ran.code == 0, "\(ran.log)")
    let found = try folder.run("verify", "sample", "--audit", sample)
    #expect(found.code == 0, "\(found.output)\(found.log)")
    let index = try folder.text(of: "sample/ledger/index.csv")
    #expect(index.components(separatedBy: "\r\n").count == 1 + 10 + 1)
    let parks = try folder.text(of: "sample/ledger/基础项第12条/park-coverage/features.csv")
    #expect(parks.contains("smaller than the least size that counts"))
  }
}
