import Audits
import Testing

@testable import Reports

struct DistrictsCSVTests {
  @Test("Each indicator has the city's row and one a district, with as many cells as the header")
  func shape() throws {
    let rows = CSVTableTests.rows(DistrictsCSV.text(of: try Jianghai.result()))
    #expect(rows.count == 1 + 3 * 7)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(
      rows[0].joined(separator: ",") == """
        indicator,name_en,name_zh,place,district_id,district,value,unit,target_rule,target,verdict,shortfall,\
        shortfall_unit,numerator,numerator_unit,denominator,denominator_unit,reason_en,reason_zh,source,confidence,\
        reach,beside_reach,beside_value,severed,severed_residents,not_linked
        """)
  }

  @Test("Numbers stand to the last digit, unknown ones are empty")
  func cells() throws {
    let rows = CSVTableTests.rows(DistrictsCSV.text(of: try Jianghai.result()))
    #expect(
      rows[1] == [
        "park-coverage", "Park 10-minute service coverage", "公园绿化活动场地十分钟服务半径覆盖率", "city", "", "Jianghai 江海市",
        "0.7527", "share", "more_than", "0.8", "short", "142000", "m2", "2258000", "m2", "3000000", "m2", "",
        "",
        "GB 55014-2021, 2.1.3", "seen-A", "straight", "", "", "", "", "",
      ])
    #expect(rows[4][6] == "0.8000001")
    #expect(rows[6][5].hasPrefix("'=1+1"))
    #expect(
      rows[7][6...].joined(separator: ";").hasPrefix(";share;more_than;0.8;unknown;;;;m2;;m2;there is no"))
  }

  @Test("Two ways of measuring stand side by side in one row")
  func sideBySide() throws {
    var result = try Jianghai.result()
    result.indicators[0].city.detail += [
      DetailEntry("not_linked", .number(7)),
      DetailEntry(
        "beside",
        .list([
          .object([
            DetailEntry("reach", .text("walk")), DetailEntry("value", .number(0.5125)),
            DetailEntry("numerator", .number(1)), DetailEntry("denominator", .number(2)),
          ])
        ])), DetailEntry("severed", .number(1_500)), DetailEntry("severed_residents", .number(12.5)),
    ]
    let rows = CSVTableTests.rows(DistrictsCSV.text(of: result))
    #expect(rows[1].suffix(6) == ["straight", "walk", "0.5125", "1500", "12.5", "7"])
    #expect(rows[2].suffix(6) == ["straight", "", "", "", "", ""])
    // A provision has no reach.
    #expect(rows[8].suffix(6) == ["", "", "", "", "", ""])
  }
}
