import Audits
import Testing

@testable import Reports

struct MapLegendTests {
  @Test("Each entry in both languages with its remark, and the height they take")
  func entries() {
    let legend = MapLegend(
      entries: [
        LegendEntry(swatch: .district(.unknown), en: "Unknown", zh: "无法判定", remark: "2 districts"),
        LegendEntry(swatch: .point(.counted), en: "Counts", zh: "计入", remark: "parks <1>: 7"),
        LegendEntry(swatch: .none, en: "", zh: "", remark: "a note"),
      ], hatchID: "hatch", width: 200)
    let (svg, height) = legend.elements(x: 0, y: 0)
    #expect(svg.contains("url(#hatch)"))
    #expect(svg.contains(">Unknown 无法判定<"))
    #expect(svg.contains(">parks &lt;1&gt;: 7<"))
    #expect(svg.contains("<circle "))
    #expect(svg.contains(">a note<"))
    #expect(!svg.contains("></text>"))
    // A title is 28 pixels with the gap beneath, a remark 14, a note alone 26.
    #expect(height == 42 + 42 + 26)
  }
}
