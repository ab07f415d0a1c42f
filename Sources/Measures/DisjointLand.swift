// Land that is drawn more than once, counted once: each feature less what earlier features of its layer hold.
//
// An area ratio counts land once, however many features draw it. Which of them keeps the overlap is decided
// by the order of the layer, which is canonical.

internal import Planar

/// A layer of polygons made disjoint, feature by feature. A value; safe to share between threads.
struct DisjointLand: Sendable {
  // Below this overlap, in m², two features share a border drawn with rounding: both stay as drawn.
  private static let roundingArea = 1e-6

  // One empty feature.
  private static let nothing = {
    var nothing = PlanarGeometries()
    nothing.endFeature(kind: .empty)
    return nothing
  }()

  private let geometries: PlanarGeometries
  private let index: PackedIndex

  init(_ geometries: PlanarGeometries) {
    self.geometries = geometries
    index = PackedIndex(
      (0..<geometries.count).map {
        geometries.layout.kinds[$0] == .polygon ? geometries.box(of: $0) : .empty
      })
  }

  /// What a polygon feature holds and no earlier one does, as one feature, an empty one when nothing is left;
  /// nil when no earlier feature overlaps it.
  func part(ofOnly feature: Int, overlay: Overlay) throws(GEOSError) -> PlanarGeometries? {
    let box = geometries.box(of: feature)
    var own: PlanarGeometries?
    for earlier in earlier(than: feature, near: box) {
      switch geometries.bearing(of: earlier, on: feature) {
      case .apart: continue
      case .around: return Self.nothing
      case .unsettled: break
      }
      let before = own.map { $0.area(of: 0) } ?? geometries.area(of: feature)
      let rest: PlanarGeometries
      if let own {
        rest = try overlay.difference(of: 0, in: own, without: earlier, in: geometries)
      } else {
        rest = try overlay.difference(of: feature, in: geometries, without: earlier, in: geometries)
      }
      guard rest.layout.kinds[0] == .polygon else { return rest }
      if before - rest.area(of: 0) > Self.roundingArea { own = rest }
    }
    return own
  }
}

extension DisjointLand {
  /// The features before this one whose boxes share more than a border with its box, ascending.
  private func earlier(than feature: Int, near box: Box) -> [Int] {
    var found: [Int] = []
    index.forEach(intersecting: box) { item in
      guard item < feature else { return }
      let other = geometries.box(of: item)
      // Boxes that only touch hold no common land.
      guard
        other.minX < box.maxX && box.minX < other.maxX && other.minY < box.maxY && box.minY < other.maxY
      else { return }
      found.append(item)
    }
    found.sort()
    return found
  }
}

extension PlanarGeometries {
  fileprivate enum Bearing {
    /// They share no land.
    case apart
    /// The first holds all of the second.
    case around
    /// Their borders come near each other, or the second is around the first.
    case unsettled
  }

  /// How a polygon lies to another, as far as their borders' boxes tell: an overlay of a border of many vertices takes
  /// thousands of times as long.
  fileprivate func bearing(of one: Int, on other: Int) -> Bearing {
    // No border in the box of a polygon: all of the box, and of the polygon, lies on the same side.
    if !hasBorder(of: one, in: box(of: other)), let place = firstVertex(of: other) {
      return covers(x: place.x, y: place.y, feature: one) ? .around : .apart
    }
    if !hasBorder(of: other, in: box(of: one)), let place = firstVertex(of: one) {
      return covers(x: place.x, y: place.y, feature: other) ? .unsettled : .apart
    }
    return .unsettled
  }

  /// Whether a piece of a polygon's border may touch the window; a wrong yes happens, a wrong no never.
  private func hasBorder(of feature: Int, in window: Box) -> Bool {
    for ring in layout.rings(ofFeature: feature) {
      for vertex in layout.vertices(of: ring).dropFirst() {
        let isBeside =
          max(x[vertex - 1], x[vertex]) < window.minX || min(x[vertex - 1], x[vertex]) > window.maxX
          || max(y[vertex - 1], y[vertex]) < window.minY || min(y[vertex - 1], y[vertex]) > window.maxY
        if !isBeside { return true }
      }
    }
    return false
  }
}
