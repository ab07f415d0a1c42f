import Audits
import Layers
import Planar
import Testing

@testable import Reports

struct SupplyDrawingTests {
  private func drawing(_ change: (inout IndicatorResult) -> Void = { _ in }) throws -> SupplyDrawing {
    let result = try Jianghai.result()
    var indicator = result.indicators[0]
    change(&indicator)
    let frame = MapFrame(
      extent: result.districtGeometries.box, x: 0, y: 0, width: 700, heights: 440...900)
    return SupplyDrawing(of: indicator, layers: result.layers, frame: frame)
  }

  @Test("What counts is filled, what does not is hollow, and both are counted")
  func parks() throws {
    let drawing = try drawing()
    #expect(drawing.counts.map(\.swatch) == [.area(.counted), .area(.uncounted)])
    #expect(drawing.counts.map(\.features) == [2, 1])
    #expect(drawing.areaElements.contains("fill=\"none\" stroke=\"#7d8790\""))
    #expect(drawing.pointElements.isEmpty)
  }

  @Test("Supply without a layer, or outside the map, is counted and not drawn")
  func notDrawn() throws {
    let missing = try drawing {
      $0.supply = [
        SupplyFeature(layer: "nowhere", feature: 0, isCounted: true),
        SupplyFeature(layer: "parks", feature: 99, isCounted: true),
      ]
    }
    #expect(missing.missing == 2)
    let result = try Jianghai.result()
    let far = MapFrame(
      extent: Box(minX: 1e6, minY: 1e6, maxX: 1.1e6, maxY: 1.1e6), x: 0, y: 0, width: 700, heights: 440...900)
    let outside = SupplyDrawing(of: result.indicators[0], layers: result.layers, frame: far)
    #expect(outside.outside == 3)
    #expect(outside.counts.isEmpty)
  }

  @Test("Polygons too small to be seen are drawn as points")
  func small() throws {
    let result = try Jianghai.result()
    let wide = MapFrame(
      extent: result.districtGeometries.box.expanded(by: 1e6), x: 0, y: 0, width: 700, heights: 440...900)
    let drawing = SupplyDrawing(of: result.indicators[0], layers: result.layers, frame: wide)
    #expect(drawing.counts.map(\.swatch) == [.point(.counted), .point(.uncounted)])
    #expect(drawing.pointElements.contains("stroke-linecap=\"round\""))
  }
}
