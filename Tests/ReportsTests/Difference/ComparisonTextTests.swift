import Audits
import Testing

@testable import Reports

struct ComparisonTextTests {
  private func printed(_ comparison: AuditComparison, width: Int = 100) -> String {
    ComparisonText(width: width).text(of: comparison, old: "old/ledger", new: "new.yaml")
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("What differs, what moved, and why")
  func everything() throws {
    let text = printed(try Jianghai.comparison())
    let all = words(text)
    for part in [
      "Jianghai 江海市: what has changed between two audits",
      "Old: old/ledger, a ledger made by CityCheck 0.0.9; standard core", "New: new.yaml; standard core",
      "2 added (P8 =1+1", "4 changed (P1: geometry, kind; P2: kind; P3: kind; …)", "old file gone",
      "2 other layers are what they were", "park-coverage.target.more_than 0.75 0.8",
      "2 of 4 figures moved, in 1 of 1 indicators; verdicts: 1 fell from met, 1 rose to met.",
      "park-coverage: Park 10-minute service coverage; target > 75 % → > 80 %",
      "the city 75.3 % 74.3 % -0.98 pp met → short none → 17.2 ha",
      "· version of CityCheck +0.02 pp", "· parameters 0 met → short +14.2 ha",
      "· layer parks -1.00 pp +3.0 ha",
      "Indicators of the new audit alone (1): shelter-area-per-capita",
      "Findings: 1 new, 1 worse, 1 mended, 1 removed, 1 no longer known",
      "target > 75 % → > 80 %; points 2 of 2 → 1.4 of 2",
      "Points, core: 2 of 7 → 1.4 of 7, 5 unknown",
      "New problems in the data:", "Causes are exchanged one after another", "Note: the old files of",
    ] {
      #expect(all.contains(part), "\(part)\n\(text)")
    }
    // What the parks do without the other target is something else.
    #expect(all.contains("(alone -1.00 pp, met → short, missing +2.2 ha)"), "\(text)")
  }

  @Test("Text from data moves no cursor, and lines keep to the width", arguments: [60, 80, 120])
  func safe(width: Int) throws {
    let text = printed(try Jianghai.comparison(), width: width)
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    guard width >= 80 else { return }
    for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= width, "\(line)") }
  }

  @Test("Nothing differs")
  func identical() throws {
    let text = printed(try Jianghai.identical())
    #expect(text.contains("\n\nIdentical: no file, parameter, figure, finding or problem differs.\n"))
  }

  @Test("Inputs differ, and nothing moves")
  func unmoved() throws {
    var comparison = try Jianghai.identical()
    comparison.layers = [try Jianghai.comparison().layers[0]]
    #expect(
      printed(comparison).contains("No figure moved: every value, verdict and shortfall is what it was."))
  }

  @Test("Colour only where it is asked for")
  func color() throws {
    let comparison = try Jianghai.comparison()
    #expect(ComparisonText(color: true).text(of: comparison).contains("\u{1B}[33mmet → short\u{1B}[0m"))
    #expect(!ComparisonText().text(of: comparison).contains("\u{1B}"))
  }
}
