import Measures
import Standards
import Testing

@testable import Reports

struct LedgerNamesTests {
  private func indicator(_ id: String, in folder: String) -> Indicator {
    Indicator(
      id: id, item: Item(series: .basic, number: 12, folder: folder), name: LocalizedText(en: "P", zh: "P"),
      measure: .spacing(SpacingDefinition(supply: LayerSelection(layer: "parks"), within: 1)))
  }

  private func folder(_ folder: String) -> String {
    LedgerNames.folders(of: [indicator("park-coverage", in: folder)])[0]
  }

  @Test("Folders that some disks do not tell apart are numbered, and those of one item stay together")
  func alike() {
    let items = ["Item é", "Item e\u{301}", "item É", "Item é", "ITEM", "Other", "other"]
    let folders = LedgerNames.folders(
      of: items.enumerated().map { indicator("i\($0)", in: $1) })
    let expected = [
      "Item é/i0", "2-Item e\u{301}/i1", "3-item É/i2", "Item é/i3", "ITEM/i4", "Other/i5", "2-other/i6",
    ]
    // By their bytes: é is é to Swift, however it is put together.
    #expect(folders.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test("A folder that the notice asks for stays as it is")
  func plain() {
    #expect(folder("基础项第12条") == "基础项第12条/park-coverage")
    var indicator = Indicator(
      id: "a", name: LocalizedText(en: "A", zh: "A"),
      measure: .spacing(SpacingDefinition(supply: LayerSelection(layer: "parks"), within: 1)))
    #expect(LedgerNames.folders(of: [indicator]) == ["other/a"])
    indicator.id = "sdg-11.a"
    #expect(LedgerNames.folders(of: [indicator]) == ["other/sdg-11.a"])
  }

  @Test(
    "No name leads out of the ledger or is one that some system cannot hold",
    arguments: [
      ("../../etc", "_.._etc"), ("..", "other"), (".", "other"), ("", "other"), ("/", "_"),
      ("a/b\\c:d", "a_b_c_d"),
      (" .x. ", "x"), ("CON", "_CON"), ("lpt1.txt", "_lpt1.txt"), ("a\u{1B}[2Jb\nc", "a\u{FFFD}[2Jb c"),
      ("ledger.json", "ledger.json_"), ("INDEX.csv", "INDEX.csv_"), ("\u{202E}abc", "\u{FFFD}abc"),
    ])
  func hostile(name: String, safe: String) {
    #expect(folder(name) == "\(safe)/park-coverage")
  }

  @Test("Long names are cut between characters, and keep their ending")
  func long() {
    let name = LedgerNames.safe(String(repeating: "条", count: 99) + ".pdf", otherwise: "other")
    #expect(name == String(repeating: "条", count: 32) + ".pdf")
    #expect(LedgerNames.safe(String(repeating: "ab", count: 99), otherwise: "other").utf8.count == 100)
  }

  @Test("Copies have names of their own, also where capitals are not told from small letters")
  func copies() {
    #expect(
      LedgerNames.copies(of: ["a/Survey.pdf", "b/survey.PDF", "../x/survey.pdf", "", "/"])
        == ["Survey.pdf", "2-survey.PDF", "3-survey.pdf", "evidence", "2-evidence"])
  }
}
