// What the files of an indicator's folder say, also of names that mean harm.

import Audits
import Foundation
import Layers
import Measures
import Planar
import Standards
import Testing

@testable import Reports

struct LedgerFilesTests {
  private func rows(_ indicator: IndicatorResult, in result: AuditResult) throws -> [String] {
    var bytes: [UInt8] = []
    let rows = LedgerFeaturesCSV(
      result: result, audit: try Jianghai.audit(), locator: RegionLocator(result.districtGeometries))
    try rows.write(indicator) { run throws(ReportError) in bytes += run }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("\u{FEFF}role 角色,layer 图层,"))
    #expect(text.hasSuffix("\r\n"))
    return text.components(separatedBy: "\r\n").dropLast().map { $0 }
  }

  @Test("features.csv: the demand by district, then every supply feature, counted or not and why")
  func features() throws {
    let result = try Jianghai.result()
    let rows = try rows(result.indicators[0], in: result)
    // A header, six districts, three parks.
    #expect(rows.count == 1 + 6 + 3)
    #expect(
      rows[1]
        == "demand 需求,residential,layers/residential.geojson,,,,,500000,m2,465000,,,,d1,Hebin 河滨区,,")
    #expect(rows[7].hasPrefix("supply 供给,parks,layers/parks.geojson,0,,,,,,,yes 是,,,d1,Hebin 河滨区,121.6"))
    #expect(rows[9].contains(",no 否,smaller than 400 m²,小于400平方米,d4,临港新区,121."))
    // The district's name tries a formula.
    #expect(rows[5].contains(",'=1+1|'<script>") || rows[5].contains("\"'=1+1|'<script>"))
  }

  @Test("features.csv: what is within reach satisfies nobody where little is to be")
  func withinReach() throws {
    let result = try Jianghai.result()
    var indicator = result.indicators[0]
    #expect(try rows(indicator, in: result)[0].contains(",satisfied 已满足,"))
    indicator.indicator.target = .atMost(0.1)
    #expect(try rows(indicator, in: result)[0].contains(",unit 单位,within reach 范围内,counted 是否计入,"))
  }

  @Test("Names, ids, sizes and categories of supply, and its places to seven decimals")
  func supply() throws {
    var result = try Jianghai.result()
    var names = PropertyColumn()
    for name in ["=HYPERLINK(\"x\")", "山 \"公园\"", "@c"] { names.append(.text(name)) }
    result.layers["parks"]?.columns["name"] = names
    result.layers["parks"]?.ids = ["p,1", nil, "-2"]
    result.layers["parks"]?.sourceIndices = [17, 3, 99]
    result.indicators[0].supply[0].amount = 12_345.5
    result.indicators[0].supply[0].amountUnit = .squareMetres
    result.indicators[0].supply[1].category = "market"
    result.indicators[0].supply.append(SupplyFeature(layer: "nowhere", feature: 3, isCounted: false))
    let rows = try rows(result.indicators[0], in: result)
    #expect(
      rows[7].hasPrefix(
        "supply 供给,parks,layers/parks.geojson,17,\"p,1\",\"'=HYPERLINK(\"\"x\"\")\",,12345.5,m2,,yes 是,"))
    #expect(rows[8].contains(",3,,\"山 \"\"公园\"\"\",market,"))
    #expect(rows[9].contains(",99,'-2,'@c,"))
    #expect(rows[10] == "supply 供给,nowhere,,,,,,,,,no 否,,,,,,")
    let longitude = try #require(rows[7].components(separatedBy: ",").suffix(2).first)
    #expect(longitude.split(separator: ".").last.map { $0.count <= 7 } == true)
  }

  @Test("A feature of a ratio that does not pass says which condition it does not satisfy")
  func failing() throws {
    var result = try Jianghai.result()
    result.indicators[0].indicator.measure = .ratio(
      RatioDefinition(layer: "parks", weight: .count, test: .condition("area > 400")))
    result.indicators[0].supply = [SupplyFeature.Standing.counted, .notCounted, .undecided].enumerated().map {
      SupplyFeature(layer: "parks", feature: $0, standing: $1)
    }
    let rows = try rows(result.indicators[0], in: result)
    #expect(rows[7].contains(",passes 符合,,,"))
    #expect(rows[8].contains(",does not pass 不符合,does not satisfy: area > 400,不满足：area > 400,"))
    #expect(rows[9].contains(",unknown 无法判定,,,"))
  }

  @Test("Many features go through in runs, and come out like few")
  func runs() throws {
    var result = try Jianghai.result()
    let indicator = result.indicators[0]
    result.indicators[0].supply = (0..<5000).map { indicator.supply[$0 % 3] }
    let many = try rows(result.indicators[0], in: result)
    let few = try rows(indicator, in: result)
    #expect(many.count == 7 + 5000)
    for row in stride(from: 7, to: many.count, by: 613) { #expect(many[row] == few[7 + (row - 7) % 3]) }
  }

  @Test("table.csv: the city, then the districts, with verdicts in both languages")
  func table() throws {
    let lines = LedgerTableCSV.text(of: try Jianghai.result().indicators[0]).components(separatedBy: "\r\n")
    #expect(lines[0].hasPrefix("\u{FEFF}place 范围,district id 区划代码,name 名称,value 数值,"))
    #expect(
      lines[1]
        == "city 全市,,Jianghai 江海市,0.7527,share,> 80 %,Short 未达标,142000,m2,2258000,m2,3000000,m2,,,")
    #expect(lines[2].hasPrefix("district 区,d1,Hebin 河滨区,0.93,share,> 80 %,Met 达标,,,"))
    #expect(lines[7].contains("Unknown 无法判定"))
    #expect(lines[7].contains("there is no residential land in this district,该区没有居住用地"))
    #expect(lines.count == 1 + 7 + 1)
    // Of a reported value also the one before, in the last column.
    var reported = try Jianghai.result().indicators[0]
    reported.districts[1].detail = [DetailEntry("previous", .number(0.5))]
    let rows = LedgerTableCSV.text(of: reported).components(separatedBy: "\r\n")
    #expect(rows[0].hasSuffix(",说明（中文）,previous 上期数值"))
    #expect(rows[3].hasSuffix(",,0.5") && rows[2].hasSuffix(",,"))
  }

  @Test("index.csv: a row an indicator, in the standard's order")
  func index() throws {
    var result = try Jianghai.result()
    result.indicators[0].indicator.department = LocalizedText(en: "=Housing", zh: "住建局")
    let lines = LedgerIndexCSV.text(of: result).components(separatedBy: "\r\n")
    #expect(
      lines[1].hasPrefix(
        "基础项第12条,park-coverage,Park 10-minute service coverage,公园绿化活动场地十分钟服务半径覆盖率,'=Housing 住建局,75.3 %,> 80 %,Short 未达标,14.2 ha of residential land,"
      ))
    #expect(lines[0].hasSuffix(",folder 目录,reason 说明（英文）,说明（中文）,数值（中文）,目标（中文）,差额（中文）"))
    #expect(lines[1].hasSuffix(",基础项第12条/park-coverage,,,75.3 %,> 80 %,14.2 公顷"))
    #expect(
      lines[2].hasSuffix(
        ",the district 'Islands 群岛' has no residents,“群岛”缺少居民数,,≥ 1.5 m²/人,"))
    #expect(
      lines[2].hasPrefix(",shelter-area-per-capita,")
        && lines[2].contains(",,≥ 1.5 m²/resident,Unknown 无法判定,"))
    #expect(lines.count == 1 + 3 + 1)
  }

  @Test("result.json has what results.json says, but for the curves; inputs.json the files it comes from")
  func json() throws {
    let result = try Jianghai.result()
    func object(_ text: String) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
    let file = try object(LedgerResultJSON.text(of: result.indicators[0], in: result))
    let all = try object(ResultsJSON.text(of: result))
    let indicators = try #require(all["indicators"] as? [[String: Any]])
    #expect((file["indicator"] as? NSDictionary) == (indicators[0] as NSDictionary))
    #expect(file["city"] as? String == "Jianghai 江海市" && file["standard"] as? String == "core")
    let inputs = try object(
      LedgerInputsJSON.text(of: result.indicators[0], evidence: [], in: result, audit: try Jianghai.audit()))
    let layers = try #require(inputs["layers"] as? [[String: Any]])
    #expect(layers.map { $0["role"] as? String } == ["districts", "residential", "parks"])
    #expect(layers[1]["repaired"] as? Int == 3 && layers[1]["crs"] as? String == "WGS 84")
    #expect(layers[2]["crs"] as? String == "gcj02")
    let documents = try #require(inputs["documents"] as? [[String: Any]])
    #expect(documents.map { $0["name"] as? String } == ["audit.yaml", "core"])
    #expect(documents[1]["sha256"] as? String == ContentHash.of(try #require(Standard.shippedText("core"))))
    #expect((inputs["tool"] as? [String: Any])?["geos"] as? String == "3.11.1")
  }
}
