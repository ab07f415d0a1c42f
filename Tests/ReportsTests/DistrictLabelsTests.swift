import Audits
import Planar
import Testing

@testable import Reports

struct DistrictLabelsTests {
  @Test("Every district has its name and value, as text and nothing else")
  func labels() throws {
    let result = try Jianghai.result()
    let frame = MapFrame(extent: result.districtGeometries.box, x: 0, y: 0, width: 700, heights: 440...900)
    let labels = DistrictLabels(
      of: result.indicators[0], on: DistrictDrawing(result.districtGeometries, in: frame), frame: frame)
    #expect(labels.unplaced == 0)
    for text in [
      "Hebin 河滨区", "93.0\u{A0}%", "老城", "North Quarter", "临港新区", "79.996\u{A0}%", "Islands 群岛", "unknown",
    ] {
      #expect(labels.elements.contains(">\(text)<"), "\(text)")
    }
    #expect(!labels.elements.contains("<script"))
    #expect(labels.elements.contains("=1+1|&#39;&lt;script&gt;"))
  }

  @Test("In a crowd what has no room is counted, and leader lines are not drawn")
  func crowd() throws {
    let result = try Jianghai.result()
    var geometries = PlanarGeometries()
    var indicator = result.indicators[0]
    indicator.districts = []
    for place in 0..<2500 {
      let x = Double(place % 50) * 100
      let y = Double(place / 50) * 100
      geometries.addPolygon(rings: [Jianghai.ring([(x, y), (x + 100, y), (x + 100, y + 100), (x, y + 100)])])
      indicator.districts.append(PlaceResult(districtID: "\(place)", name: "District \(place)", value: 0.5))
    }
    let frame = MapFrame(extent: geometries.box, x: 0, y: 0, width: 700, heights: 440...900)
    let labels = DistrictLabels(of: indicator, on: DistrictDrawing(geometries, in: frame), frame: frame)
    #expect(labels.unplaced > 1000)
    #expect(!labels.elements.contains("<path"))
    #expect(labels.unplaced + labels.elements.split(separator: ">50.0").count - 1 == 2500)
  }
}
