import Audits
import Foundation
import Measures
import Planar
import Standards
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct ShortfallMapSVGTests {
  @Test("Every map is well-formed, of the same bytes each time, and names its city and indicator")
  func wellFormed() throws {
    let result = try Jianghai.result()
    for indicator in result.indicators {
      let svg = ShortfallMapSVG.text(of: indicator, in: result)
      #expect(XMLParser(data: Data(svg.utf8)).parse())
      #expect(svg == ShortfallMapSVG.text(of: indicator, in: try Jianghai.make()))
      #expect(svg.contains("width=\"1000\""))
      #expect(
        svg.contains(
          "<title>\(indicator.indicator.name.en) \(indicator.indicator.name.zh), Jianghai 江海市</title>"))
      #expect(svg.contains("font-family=\"system-ui, &quot;Noto Sans SC&quot;"))
      #expect(!svg.contains("NaN") && !svg.contains("inf"))
    }
  }

  @Test("Districts are filled by verdict")
  func verdicts() throws {
    let result = try Jianghai.result()
    let svg = ShortfallMapSVG.text(of: result.indicators[0], in: result)
    func count(_ text: String) -> Int { svg.components(separatedBy: text).count - 1 }
    // One in the legend and one a district: two met, three short, one unknown.
    #expect(count("fill=\"#a5cfe6\"") == 1 + 2)
    #expect(count("fill=\"#f8bd73\"") == 1 + 3)
    #expect(count("fill=\"url(#unknown-park-coverage)\"") == 1 + 1)
    for text in [
      "Met 达标", "Short 未达标", "Unknown 无法判定", "Not covered 未覆盖", "Counts 计入", "Does not count 不计入",
    ] {
      #expect(svg.contains(">\(text)<"), "\(text)")
    }
    #expect(svg.contains("3 patches, 17.8\u{A0}ha"))
  }

  @Test("Where little is to be within reach, what is within reach is drawn, and the legend says so")
  func tooMuchWithinReach() throws {
    let result = try Jianghai.result()
    var indicator = result.indicators[0]
    indicator.indicator.target = .atMost(0.1)
    let svg = ShortfallMapSVG.text(of: indicator, in: result)
    #expect(svg.contains(">Within reach 范围内<") && !svg.contains("Not covered"))
  }

  @Test("Land that is reached on foot in part is drawn whole, and the legend says how much of it is meant")
  func landReachedInPart() throws {
    let result = try Jianghai.result()
    var indicator = result.indicators[0]
    indicator.patchSquareSide = nil
    for patch in indicator.patches.indices {
      indicator.patches[patch].area =
        indicator.patchGeometries.area(of: indicator.patches[patch].geometry) / 4
    }
    #expect(!ShortfallMapSVG.text(of: indicator, in: result).contains("drawn<"))
    indicator.indicator.measure = .coverage(
      CoverageDefinition(
        demand: LayerSelection(layer: "residential"), weight: .area, supply: LayerSelection(layer: "parks"),
        reach: Reach(.walk, within: 500)))
    let svg = ShortfallMapSVG.text(of: indicator, in: result)
    #expect(svg.contains("drawn<") && svg.contains("3 patches, "))
  }

  @Test("Severed places have a colour and a legend entry of their own")
  func severance() throws {
    let result = try Jianghai.result()
    var indicator = result.indicators[0]
    #expect(!ShortfallMapSVG.text(of: indicator, in: result).contains("#6a3d9a"))
    indicator.severance = Severance(
      patches: [try Jianghai.severed()], geometries: indicator.patchGeometries, squareSide: nil)
    let svg = ShortfallMapSVG.text(of: indicator, in: result)
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    // Once on the map and once in the legend.
    #expect(svg.components(separatedBy: "#6a3d9a").count - 1 == 2)
    #expect(svg.contains("Near, far on foot"))
    #expect(svg.contains("1 patch, 14.2\u{A0}ha"))
  }

  @Test("Hostile names stay text; no script, no control character, no other document")
  func hostile() throws {
    var result = try Jianghai.result()
    result.city = Jianghai.hostileName
    result.standardTitle.en = "<a href=\"x\">"
    result.indicators[0].indicator.name.en = "\"/><script/>"
    result.indicators[0].supply[0].layer = "parks"
    let svg = ShortfallMapSVG.text(of: result.indicators[0], in: result)
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(!svg.contains("<script"))
    #expect(!svg.contains("<a "))
    #expect(!svg.unicodeScalars.contains("\u{1B}"))
    #expect(!svg.unicodeScalars.contains("\u{202E}"))
    #expect(svg.components(separatedBy: "http").count == 2)
  }

  @Test("A patch too small to be seen is drawn as a dot")
  func smallPatch() throws {
    let result = try Jianghai.result()
    let svg = ShortfallMapSVG.text(of: result.indicators[0], in: result)
    #expect(svg.contains(/h0" stroke="#b3202a" stroke-opacity/))
  }

  @Test("Without any geometry there is still a sheet, which says so")
  func empty() throws {
    var result = try Jianghai.result()
    result.districtGeometries = PlanarGeometries()
    result.indicators[0].patches = []
    result.indicators[0].patchGeometries = PlanarGeometries()
    let svg = ShortfallMapSVG.text(of: result.indicators[0], in: result)
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(svg.contains("no outlines to draw"))
    #expect(!svg.contains("nan"))
  }
}
