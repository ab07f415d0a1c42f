// Exact areas by level sections: what a line of constant northing holds of a polygon and of service areas is a set of
// intervals, and between two neighbouring levels the same curves bound them.
//
// The method: all ends of all curves, and all crossings that matter, give levels; between two levels every curve that
// is there runs through and no two change places. One line in the middle then tells which curves bound what, and the
// area between two of them is a trapezium more or less the caps between arcs and their chords, in closed form. (Slabs:
// D. Dobkin and R. Lipton, "Multidimensional searching problems", SIAM J. Comput. 5, 1976; areas of unions of discs by
// sections: D. Avis, B. Bhattacharya and H. Imai, "Computing the volume of the union of spheres", Visual Computer 3,
// 1988.)
//
// Why not Green's theorem along linked contours: sections take boundaries that coincide, touch or come twice as they
// are. Two copies of a curve bound a gap of width 0, which has no area however it is judged; a contour integral counts
// the curve twice. No contour has to close for a number to be right, and covered parts and gaps are added up apart.

/// The levels and curves of one polygon and of the service areas that it is held against.
///
/// Coordinates are metres from ``origin``, a place near the polygon.
struct LevelSweep {
  /// A curve where it crosses the strip between two levels.
  struct Crossing {
    /// Its number among the curves.
    var curve: Int32
    /// Its eastings at the lower level, in the middle and at the upper level.
    var low: Double
    var middle: Double
    var high: Double
  }

  /// What was found; areas in m².
  struct Sections {
    /// The part of the polygon within each service area.
    var covered: [Double]
    /// The part within all of them.
    var common = 0.0
    /// The rest.
    var rest = 0.0
    /// The strips that make up the rest.
    var outline: SectionOutline
  }

  let origin: PlanarPoint
  /// The polygon's box, and how near a crossing counts as one place, in metres.
  let box: Box
  private(set) var nearness: Double
  /// The pieces of boundaries, then the polygon's edges.
  var curves: [BoundaryPiece] = []
  /// The service area of each piece; -1 for an edge.
  var groups: [Int32] = []
  /// The number of pieces.
  var pieceCount = 0
  var levels: [Double] = []
  /// Whether each service area has a piece that lies along a level, where inside may change without a crossing.
  var hasLevelPiece: [Bool]

  // Two curves nearer to each other than this may stand in the wrong order: in metres at the most, as a share of the
  // box, and as a share of the greatest reach.
  private static let nearest = (metres: 1e-9, ofBox: 1e-11, ofReach: 1e-12)

  /// A sweep of what lies in a polygon's box, without a curve yet.
  init(box: Box, groupCount: Int) {
    // Whole metres: taking them off a coordinate costs no digit.
    origin = PlanarPoint(x: box.center.x.rounded(.down), y: box.center.y.rounded(.down))
    self.box = Box(
      minX: box.minX - origin.x, minY: box.minY - origin.y, maxX: box.maxX - origin.x,
      maxY: box.maxY - origin.y)
    // A place between curves that are nearer than this cannot even be said in the coordinates that came.
    let spacing = max(abs(box.minX), abs(box.minY), abs(box.maxX), abs(box.maxY)).ulp
    nearness = max(4 * spacing, min(Self.nearest.metres, Self.nearest.ofBox * max(box.width, box.height)))
    hasLevelPiece = Array(repeating: false, count: groupCount)
  }

  /// Adds the edges of the polygon.
  mutating func addEdges(of feature: Int, in geometries: PlanarGeometries) {
    for ring in geometries.layout.rings(ofFeature: feature) {
      let vertices = geometries.layout.vertices(of: ring)
      for vertex in vertices {
        let y = geometries.y[vertex] - origin.y
        levels.append(y)
        guard vertex > vertices.lowerBound else { continue }
        let before = geometries.y[vertex - 1] - origin.y
        // Level edges bound no section.
        guard before != y else { continue }
        curves.append(
          BoundaryPiece(
            fromX: geometries.x[vertex - 1] - origin.x, before, toX: geometries.x[vertex] - origin.x, y))
        groups.append(-1)
      }
    }
  }

  /// Adds a piece of a service area's boundary, in metres from the origin.
  mutating func add(_ piece: BoundaryPiece, of group: Int) {
    guard piece.highY >= box.minY, piece.lowY <= box.maxY else { return }
    nearness = max(nearness, Self.nearest.ofReach * abs(piece.radius))
    if piece.lowY > box.minY { levels.append(piece.lowY) }
    if piece.highY < box.maxY { levels.append(piece.highY) }
    if piece.lowY < piece.highY {
      pieceCount += 1
      curves.append(piece)
      groups.append(Int32(group))
    } else {
      hasLevelPiece[group] = true
    }
  }

  /// The shortest distance that an outline shows, in metres: a micrometre, or less for the smallest of polygons.
  var outlineDetail: Double { min(1e-6, 1e-6 * max(box.width, box.height)) }

  /// All levels in order, once every piece has been added.
  mutating func finishLevels() {
    addCrossings()
    levels.sort()
    var kept = 0
    for place in levels.indices where kept == 0 || levels[place] != levels[kept - 1] {
      levels[kept] = levels[place]
      kept += 1
    }
    levels.removeLast(levels.count - kept)
  }
}
