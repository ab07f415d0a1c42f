// The districts as a map draws them. All maps of an audit show the same ones, and most in the same place of the sheet.

internal import Audits
internal import Planar
internal import Synchronization

/// The districts on the sheet.
struct DistrictDrawing: Sendable {
  /// The path data of each district; empty for one that cannot be seen.
  let paths: [String]
  /// Where each district's label belongs; nil for one without a place.
  let sites: [LabelSite?]
  /// The area of each district, in m².
  let areas: [Double]

  /// Draws districts in a frame.
  init(_ geometries: PlanarGeometries, in frame: MapFrame) {
    paths = (0..<geometries.count).map { place in
      var path = SVGPath()
      path.add(feature: place, of: geometries, in: frame)
      return path.data
    }
    sites = (0..<geometries.count).map { LabelSite(of: $0, in: geometries, frame: frame) }
    areas = (0..<geometries.count).map { geometries.area(of: $0) }
  }
}

/// The drawings that the maps of one audit share; for any number of threads at once.
final class DistrictDrawings: Sendable {
  private let known = Mutex<[SheetBox: DistrictDrawing]>([:])

  /// The districts of a result in a frame. A frame of one audit is told from another by its panel.
  func drawing(of result: AuditResult, in frame: MapFrame) -> DistrictDrawing {
    // Whoever comes while the first one draws had better wait than draw the same.
    known.withLock { known in
      if let drawing = known[frame.panel] { return drawing }
      let drawing = DistrictDrawing(result.districtGeometries, in: frame)
      known[frame.panel] = drawing
      return drawing
    }
  }
}
