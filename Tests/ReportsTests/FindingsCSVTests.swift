import Audits
import Testing

@testable import Reports

struct FindingsCSVTests {
  @Test("One row a finding, in the order of their numbers")
  func rows() throws {
    let rows = CSVTableTests.rows(FindingsCSV.text(of: try Jianghai.result()))
    #expect(rows.map { $0[0] } == ["number", "1", "2", "3", "4", "5", "6", "7", "8"])
    #expect(rows[1][5].hasPrefix("'=1+1|'<script>"))
    #expect(rows[1].suffix(5) == ["50002.5", "", "200000", "m2", ""])
    #expect(
      rows[2] == [
        "2", "uncovered-patch", "park-coverage", "d2", "老城", "Patch 2, 734 m from Hill Park.", "未覆盖地块",
        "121.612345679", "31.8", "142000", "", "734.25", "", "", "",
      ])
  }

  @Test("What is walked stands in the last column")
  func walk() throws {
    var result = try Jianghai.result()
    result.findings[1].kind = .severance
    result.findings[1].walkToSupply = 1_400.5
    let rows = CSVTableTests.rows(FindingsCSV.text(of: result))
    #expect(rows[0].last == "walk_to_supply_m")
    #expect(rows[2][1] == "severance")
    #expect(rows[2].last == "1400.5")
  }
}
