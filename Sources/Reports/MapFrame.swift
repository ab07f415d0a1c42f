// How the plane lies on the sheet: one scale, north up.

internal import Planar

/// A place on the sheet, in pixels from its upper left corner.
struct SheetPoint: Hashable, Sendable {
  var x: Double
  var y: Double
}

/// A rectangle on the sheet, in pixels.
struct SheetBox: Hashable, Sendable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var maxX: Double { x + width }
  var maxY: Double { y + height }

  /// Whether the two share more than an edge.
  func overlaps(_ other: SheetBox) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// Whether the other lies wholly in this one.
  func contains(_ other: SheetBox) -> Bool {
    other.x >= x && other.maxX <= maxX && other.y >= y && other.maxY <= maxY
  }
}

/// The part of the sheet that holds the map, and the plane within it.
struct MapFrame: Sendable {
  /// Where the map is on the sheet.
  let panel: SheetBox
  /// Pixels a metre.
  let scale: Double
  /// The part of the plane that the panel shows.
  let view: Box
  private let middle: PlanarPoint

  /// A frame that shows the whole extent; its height follows the extent's shape between the two limits.
  ///
  /// - Parameters:
  ///   - extent: What must be seen, in metres; may be empty, or a single place.
  ///   - x: The panel's left edge, in pixels.
  ///   - y: The panel's upper edge, in pixels.
  ///   - width: The panel's width, in pixels.
  ///   - heights: The least and greatest height of the panel, in pixels.
  init(extent: Box, x: Double, y: Double, width: Double, heights: ClosedRange<Double>) {
    let margin = 18.0
    // A city of one place is shown as if it were a kilometre wide.
    let isPlace = extent.isEmpty || max(extent.width, extent.height) < 1
    let extent =
      isPlace ? (extent.isEmpty ? Box(minX: 0, minY: 0, maxX: 0, maxY: 0) : extent).expanded(by: 500) : extent
    let fitted = extent.height * (width - 2 * margin) / max(extent.width, 1e-9) + 2 * margin
    let height = min(max(fitted, heights.lowerBound), heights.upperBound).rounded()
    panel = SheetBox(x: x, y: y, width: width, height: height)
    scale = min(
      (width - 2 * margin) / max(extent.width, 1e-9), (height - 2 * margin) / max(extent.height, 1e-9))
    middle = extent.center
    view = Box(
      minX: middle.x - width / 2 / scale, minY: middle.y - height / 2 / scale,
      maxX: middle.x + width / 2 / scale, maxY: middle.y + height / 2 / scale)
  }

  /// The place on the sheet of a place in the plane, in metres.
  func point(x: Double, y: Double) -> SheetPoint {
    SheetPoint(
      x: panel.x + panel.width / 2 + (x - middle.x) * scale,
      y: panel.y + panel.height / 2 - (y - middle.y) * scale)
  }
}
