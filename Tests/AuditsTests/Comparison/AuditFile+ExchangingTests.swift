import Foundation
import Layers
import Standards
import Testing

@testable import Audits

@Suite struct AuditFileExchangingTests {
  private func file(
    _ folder: String, _ layers: [LayerEntry], crs: String = "auto", reported: [ReportedValue] = []
  ) -> AuditFile {
    AuditFile(
      file: "audit.yaml", directory: URL(fileURLWithPath: folder), city: folder, standard: .shipped("core"),
      crs: crs, layers: layers, reported: reported)
  }

  private var old: AuditFile {
    file(
      "/old",
      [
        LayerEntry(name: "districts", path: "d.geojson"),
        LayerEntry(
          name: "parks", path: "p.geojson", condition: "a = 1",
          entrances: .layer(path: "gates.geojson", within: 50, of: nil)),
        LayerEntry(name: "gone", path: "g.geojson"),
      ], reported: [ReportedValue(id: "x", value: .number(1), evidence: ["proof.pdf"])])
  }

  private var new: AuditFile {
    file(
      "/new",
      [
        LayerEntry(name: "districts", path: "/elsewhere/d.geojson"),
        LayerEntry(name: "fresh", path: "f.geojson"),
        LayerEntry(
          name: "parks", path: "q.geojson", condition: "a = 2",
          entrances: .layer(path: "gates2.geojson", within: 20, of: "park")),
      ], crs: "utm", reported: [ReportedValue(id: "x", value: .number(2))])
  }

  private func paths(_ file: AuditFile) -> [String] {
    (file.layers + file.gateLayers).map { "\($0.name) \(file.resolvedPath(of: $0))" }
  }

  @Test func nothingExchanged() {
    let mixed = old.exchanging(Exchanged(), for: new)
    #expect(
      paths(mixed) == [
        "districts /old/d.geojson", "parks /old/p.geojson", "gone /old/g.geojson",
        "parks.entrances /old/gates.geojson",
      ])
    #expect(mixed.crs == "auto" && mixed[layer: "parks"]?.condition == "a = 1")
    #expect(mixed.reported.map(\.evidence) == [["/old/proof.pdf"]])
  }

  @Test func settingsWithoutFiles() {
    let mixed = old.exchanging(Exchanged(parameters: true), for: new)
    #expect(
      paths(mixed) == [
        "districts /old/d.geojson", "parks /old/p.geojson", "gone /old/g.geojson",
        "parks.entrances /old/gates.geojson",
      ])
    #expect(mixed.crs == "utm" && mixed[layer: "parks"]?.condition == "a = 2")
    #expect(mixed[layer: "parks"]?.entrances == .layer(path: "/old/gates.geojson", within: 20, of: "park"))
    #expect(mixed.reported.first?.value == .number(1))
  }

  @Test func filesWithoutSettings() {
    let mixed = old.exchanging(Exchanged(reported: true, layers: ["parks", "fresh", "gone"]), for: new)
    #expect(
      paths(mixed) == [
        "districts /old/d.geojson", "parks /new/q.geojson", "fresh /new/f.geojson",
        "parks.entrances /old/gates.geojson",
      ])
    #expect(mixed[layer: "parks"]?.condition == "a = 1" && mixed.reported.first?.value == .number(2))
    let gates = old.exchanging(Exchanged(layers: ["parks.entrances"]), for: new)
    #expect(paths(gates).last == "parks.entrances /new/gates2.geojson")
  }

  @Test func everythingExchangedIsTheNewOne() {
    let all = Exchanged(
      parameters: true, reported: true,
      layers: ["districts", "parks", "fresh", "gone", "parks.entrances"])
    let mixed = old.exchanging(all, for: new)
    #expect(
      paths(mixed) == [
        "districts /elsewhere/d.geojson", "fresh /new/f.geojson", "parks /new/q.geojson",
        "parks.entrances /new/gates2.geojson",
      ])
  }
}
