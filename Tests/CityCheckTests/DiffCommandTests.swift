// `citycheck diff`: two villages, a ledger against what is there now, the exit codes, and three edits of the sample city.

import CityCheck
import Foundation
import Testing

@Suite struct DiffCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.writeVillage()
  }

  /// Writes a second audit file of the village with its own park.
  private func writePark(_ east: Double, to name: String = "new.yaml") throws {
    try folder.write(
      try folder.text(of: "parks.geojson").replacing("121.006", with: "\(east)"), to: "parks2.geojson")
    try folder.write(ScratchFolder.village.replacing("parks.geojson", with: "parks2.geojson"), to: name)
  }

  private func root(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func indicator(_ id: String, _ root: [String: Any]) throws -> [String: Any] {
    try #require((root["indicators"] as? [[String: Any]])?.first { $0["id"] as? String == id })
  }

  private func kinds(_ indicator: [String: Any]) -> [String] {
    (indicator["causes"] as? [[String: Any]] ?? []).map { cause in
      ([cause["kind"] as? String ?? ""] + (cause["layers"] as? [String] ?? [])).joined(separator: " ")
    }
  }

  @Test func identicalAudits() throws {
    let ran = try folder.run("diff", "audit.yaml", "audit.yaml", "--fail-on", "worse")
    #expect(ran.code == 0 && ran.log.isEmpty)
    #expect(ran.output.contains("Identical: no file, parameter, figure, finding or problem differs."))
  }

  @Test func worseEndsWithTwo() throws {
    try writePark(121.0055)
    let worse = try folder.run("diff", "audit.yaml", "new.yaml", "--fail-on", "worse")
    #expect(worse.code == 2, "\(worse.output)\(worse.log)")
    #expect(worse.output.contains("all of it: layer parks"), "\(worse.output)")
    #expect(try folder.run("diff", "audit.yaml", "new.yaml", "-q").code == 0)
    let better = try folder.run("diff", "new.yaml", "audit.yaml", "--fail-on", "worse", "-q")
    #expect(better.code == 0 && better.output.isEmpty)
    #expect(try folder.run("diff", "audit.yaml", "new.yaml", "--fail-on", "better").code == 64)
    #expect(try folder.run("diff", "audit.yaml").code == 64)
    #expect(try folder.run("diff", "audit.yaml", "new.yaml", "--threads", "0").code == 64)
  }

  @Test func theFolderIsTheSameForAnyThreads() throws {
    try writePark(121.008)
    for (name, threads) in [("one", "1"), ("four", "4")] {
      let ran = try folder.run(
        "diff", "audit.yaml", "new.yaml", "--json", "--threads", threads, "-o", name)
      #expect(ran.code == 0, "\(ran.log)")
      #expect(ran.output == (try folder.text(of: "\(name)/diff.json")))
      #expect(!ran.output.contains(folder.url.path))
    }
    for file in ["diff.json", "bulletin.md", "bulletins/V.md"] {
      #expect(try folder.text(of: "one/\(file)") == (try folder.text(of: "four/\(file)")))
    }
    try folder.write("mine", to: "one/mine.txt")
    let foreign = try folder.run("diff", "audit.yaml", "new.yaml", "-o", "one")
    #expect(foreign.code == 73 && foreign.log.contains("mine.txt"))
  }

  @Test func whatIsMissingOrWrong() throws {
    #expect(try folder.run("diff", "nowhere.yaml", "audit.yaml").code == 66)
    let folderWithout = try folder.run("diff", "audit.yaml", ".")
    #expect(folderWithout.code == 66)
    #expect(
      folderWithout.log.contains(
        "NEW: there is no ledger.json in '.', but an audit file; to compare that give './audit.yaml'"),
      "\(folderWithout.log)")
    try folder.write("city: [", to: "bad.yaml")
    let bad = try folder.run("diff", "bad.yaml", "audit.yaml")
    #expect(bad.code == 65 && bad.log.contains("OLD: bad.yaml"), "\(bad.log)")
    try folder.write(ScratchFolder.village.replacing("parks.geojson", with: "lost.geojson"), to: "lost.yaml")
    let lost = try folder.run("diff", "lost.yaml", "audit.yaml")
    #expect(
      lost.code == 66 && lost.log.contains("OLD: layer 'parks': there is no file 'lost.geojson'"),
      "\(lost.log)")
    try folder.write("{", to: "broken.geojson")
    try folder.write(
      ScratchFolder.village.replacing("parks.geojson", with: "broken.geojson"), to: "broken.yaml")
    #expect(try folder.run("diff", "audit.yaml", "broken.yaml").code == 65)
  }

  @Test func whatIsNoPlainFileIsRefusedAndNeverWaitedFor() throws {
    try #require(mkfifo(folder.url.appendingPathComponent("pipe.geojson").path, 0o600) == 0)
    for (path, kind) in [("pipe.geojson", "pipe"), ("/dev/zero", "device")] {
      try folder.write(ScratchFolder.village.replacing("parks.geojson", with: path), to: "endless.yaml")
      for (arguments, side) in [
        (["diff", "endless.yaml", "audit.yaml"], "OLD"), (["diff", "audit.yaml", "endless.yaml"], "NEW"),
      ] {
        let ran = try folder.run(arguments)
        #expect(ran.code == 65)
        #expect(
          ran.log.contains("\(side): the layer 'parks' cannot be compared")
            && ran.log.contains(
              "'\(path)' is a \(kind) and no plain file; write what comes from it to a file"),
          "\(ran.log)")
      }
    }
    // A ledger whose layer has become one.
    #expect(try folder.run("audit", "audit.yaml", "--ledger", "-q", "-o", "out").code == 0)
    let parks = folder.url.appendingPathComponent("parks.geojson")
    try FileManager.default.removeItem(at: parks)
    try #require(mkfifo(parks.path, 0o600) == 0)
    let verified = try folder.run("verify", "out")
    #expect(
      verified.code == 65 && verified.log.contains("the layer 'parks' cannot be verified")
        && verified.log.contains("'parks.geojson' is a pipe"), "\(verified.log)")
    #expect(try folder.run("diff", "out", "audit.yaml").code == 65)
  }

  @Test func hashingALongFileStopsWhenItIsTold() throws {
    #expect(try folder.run("audit", "audit.yaml", "--ledger", "-q", "-o", "out").code == 0)
    // A file with a hole takes no room, and long to hash.
    let handle = try FileHandle(forWritingTo: folder.url.appendingPathComponent("parks.geojson"))
    try handle.truncate(atOffset: 1 << 38)
    try handle.close()
    for arguments in [["verify", "out"], ["diff", "out", "audit.yaml"]] {
      var code: Int32?
      var wait: UInt32 = 500_000
      // Until it listens an interrupt ends it at once, and without a word: then it is given more time.
      while code == nil && wait <= 64_000_000 {
        let process = try folder.start(arguments, log: "log.txt")
        usleep(wait)
        process.interrupt()
        process.waitUntilExit()
        if process.terminationReason == .exit { code = process.terminationStatus }
        wait *= 2
      }
      #expect(code == 130)
      #expect(try folder.text(of: "log.txt").contains("stopped before the end"))
    }
  }

  @Test func aFolderOutsideOfTheLedgerIsRefused() throws {
    #expect(try folder.run("audit", "audit.yaml", "--ledger", "-q", "-o", "out").code == 0)
    let record = try folder.text(of: "out/ledger/ledger.json")
    let start = try #require(record.range(of: "\"folder\": \""))
    let end = try #require(record[start.upperBound...].firstIndex(of: "\""))
    for place in ["../../secret", "/etc"] {
      try folder.write(
        record.replacingCharacters(in: start.upperBound..<end, with: place), to: "out/ledger/ledger.json")
      for arguments in [["diff", "out", "audit.yaml"], ["verify", "out"]] {
        let ran = try folder.run(arguments)
        #expect(
          ran.code == 65 && ran.log.contains("the field 'folder' of the indicator")
            && ran.log.contains("leads out of the ledger, '\(place)'"), "\(ran.log)")
      }
    }
    try folder.write(
      record.replacing("\"version\": 1,", with: "\"version\": 0,"), to: "out/ledger/ledger.json")
    let version = try folder.run("verify", "out")
    #expect(
      version.code == 65 && version.log.contains("is of version 0, and this CityCheck reads version 1"),
      "\(version.log)")
  }

  @Test func aLedgerAgainstWhatIsThereNow() throws {
    #expect(try folder.run("audit", "audit.yaml", "--ledger", "-q", "-o", "out").code == 0)
    for place in ["out", "out/ledger", "out/ledger/ledger.json"] {
      let same = try folder.run("diff", place, "audit.yaml")
      #expect(same.code == 0 && same.output.contains("Identical:"), "\(same.output)\(same.log)")
    }
    #expect(try folder.run("diff", "out", "out").output.contains("Identical:"))
    // In the usual course of things the file is written over.
    try folder.write(
      try folder.text(of: "parks.geojson").replacing("121.006", with: "121.007"), to: "parks.geojson")
    let ran = try folder.run("diff", "out", "audit.yaml", "--json")
    #expect(ran.code == 0, "\(ran.log)")
    let found = try root(ran.output)
    let area = try indicator("park-area-per-capita", found)
    #expect(kinds(area) == ["lost-layers parks"])
    let city = try #require(area["city"] as? [String: Any])
    #expect((city["value_change"] as? Double ?? 0) > 0)
    #expect((found["notes"] as? [[String: String]])?.first?["en"]?.contains("'parks'") == true)
    // Nor does a ledger speak for other files.
    let new = try folder.run("diff", "audit.yaml", "out")
    #expect(new.code == 66 && new.log.contains("NEW: the files of these layers are not those"), "\(new.log)")
  }

  @Test func aLedgerWhoseLayersWereMoved() throws {
    #expect(try folder.run("audit", "audit.yaml", "--ledger", "-q", "-o", "out").code == 0)
    let archive = folder.url.appendingPathComponent("archive")
    try FileManager.default.createDirectory(at: archive, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: folder.url.appendingPathComponent("parks.geojson"),
      to: archive.appendingPathComponent("parks.geojson"))
    for name in ["districts", "residential"] {
      try FileManager.default.copyItem(
        at: folder.url.appendingPathComponent("\(name).geojson"),
        to: archive.appendingPathComponent("\(name).geojson"))
    }
    try folder.write(
      try folder.text(of: "parks.geojson").replacing("121.006", with: "121.007"), to: "parks.geojson")
    let ran = try folder.run("diff", "out", "audit.yaml", "--old-audit", "archive", "--json")
    let area = try indicator("park-area-per-capita", try root(ran.output))
    #expect(kinds(area) == ["layer parks"])
  }

  @Test func aLedgerThatWasTamperedWith() throws {
    #expect(try folder.run("audit", "audit.yaml", "--ledger", "-q", "-o", "out").code == 0)
    let ledger = folder.url.appendingPathComponent("out/ledger")
    let record = try folder.text(of: "out/ledger/ledger.json")
    // What another version recorded is a cause of its own.
    let version = "\"citycheck\": \"\(cityCheckVersion)\""
    #expect(record.contains(version))
    try folder.write(
      record.replacing(version, with: "\"citycheck\": \"0.0.1\""), to: "out/ledger/ledger.json")
    let older = try folder.run("diff", "out", "audit.yaml")
    #expect(older.code == 0 && older.output.contains("a ledger made by CityCheck 0.0.1"), "\(older.output)")
    let result = try #require(
      try FileManager.default.subpathsOfDirectory(atPath: ledger.path).first {
        $0.hasSuffix("park-coverage/result.json")
      })
    try folder.write("{}", to: "out/ledger/\(result)")
    let tampered = try folder.run("diff", "out", "audit.yaml")
    #expect(tampered.code == 65 && tampered.log.contains("not as the ledger wrote it"), "\(tampered.log)")
  }

  // MARK: The sample city

  /// Copies the sample city's files into a folder of this test's own.
  private func copySample(to name: String) throws -> URL {
    let sample = ReadmeTests.root.appendingPathComponent("geodata/jianghai")
    let copy = folder.url.appendingPathComponent(name)
    try FileManager.default.copyItem(at: sample, to: copy)
    return copy
  }

  @Test func threeEditsOfTheSampleCity() throws {
    let sample = ReadmeTests.root.appendingPathComponent("geodata/jianghai/audit.yaml").path
    _ = try copySample(to: "new")
    // A park, beside the first block of homes.
    let park =
      #"{"type":"Feature","properties":{"id":"P9999","name":"新公园","kind":"community"},"geometry":{"type":"Polygon","coordinates":[[[121.55,31.90],[121.553,31.90],[121.553,31.903],[121.55,31.903],[121.55,31.90]]]}},"#
    try folder.write(
      try folder.text(of: "new/parks.geojson").replacing(
        "\"features\":[\n", with: "\"features\":[\n\(park)\n"), to: "new/parks.geojson")
    // A toilet, half a kilometre to the east.
    let toilets = try folder.text(of: "new/toilets.geojson")
    #expect(toilets.contains("[121.5909292,31.9072887]"))
    try folder.write(
      toilets.replacing("[121.5909292,31.9072887]", with: "[121.5962,31.9072887]"), to: "new/toilets.geojson")
    try folder.write(
      try folder.text(of: "new/audit.yaml") + "overrides:\n  park-coverage: { target: { at_least: 0.85 } }\n",
      to: "new/audit.yaml")
    let ran = try folder.run("diff", sample, "new/audit.yaml", "--json")
    #expect(ran.code == 0, "\(ran.log)")
    let found = try root(ran.output)
    let layers = try #require(found["layers"] as? [[String: Any]])
    #expect(layers.map { $0["layer"] as? String } == ["parks", "toilets"])
    let features = layers.compactMap { $0["features"] as? [String: Any] }
    #expect(features[0]["added"] as? Int == 1 && features[0]["changed"] as? Int == 0)
    #expect(features[1]["added"] as? Int == 0 && features[1]["changed"] as? Int == 1)
    let parks = try indicator("park-coverage", found)
    #expect(kinds(parks) == ["parameters", "layer parks"])
    let spacing = try #require(
      (found["indicators"] as? [[String: Any]])?.filter { kinds($0) == ["layer toilets"] })
    #expect(!spacing.isEmpty)
    var moved = 0
    for indicator in found["indicators"] as? [[String: Any]] ?? [] {
      let city = try #require(indicator["city"] as? [String: Any])
      for place in [city] + (indicator["districts"] as? [[String: Any]] ?? []) {
        for key in ["value_change", "shortfall_change"] {
          guard let whole = place[key] as? Double else { continue }
          let parts = (place["parts"] as? [[String: Any]] ?? []).compactMap { $0[key] as? Double }
          guard parts.count == kinds(indicator).count else { continue }
          if whole != 0 { moved += 1 }
          #expect(abs(parts.reduce(0, +) - whole) <= 1e-12 * max(1, abs(whole)) * 1000, "\(key)")
        }
      }
    }
    #expect(moved > 4)
    // The target moves no value.
    let parts = try #require((parks["city"] as? [String: Any])?["parts"] as? [[String: Any]])
    #expect(parts[0]["value_change"] as? Double == 0)
    #expect((parts[0]["shortfall_change"] as? Double ?? 0) >= 0)
    #expect((parts[1]["value_change"] as? Double ?? 0) >= 0)
  }
}
