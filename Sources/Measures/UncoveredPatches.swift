// The uncovered parts of a demand as things that can be listed, drawn and mended.
//
// Uncovered land is a patch a piece. Uncovered places are gathered, because a list of ten thousand buildings helps
// nobody: the squares of a grid in which they stand are one patch as far as they touch, be it at a corner, and lie in
// one district. Places of a district that are no farther apart than the side of a square always come into one patch.

public import Planar

/// A part of the demand that is not served.
public struct UncoveredPatch: Sendable, Hashable {
  /// The district it lies in.
  public var district: Int
  /// Its feature in the patch geometries.
  public var geometry: Int
  /// Its area in m²; 0 for places without a polygon.
  public var area: Double
  /// The people in it; nil where nobody knows.
  public var residents: Double?
  /// How many demand features it is made of.
  public var features: Int
  /// A place in it: of land its centroid where that lies in it, else a point inside; of places one of them, in the
  /// square that is nearest to the middle.
  public var centroid: PlanarPoint
}

/// Uncovered parts with their outlines.
public struct UncoveredPatches: Sendable {
  /// The patches, in the order of their pieces.
  public var patches: [UncoveredPatch] = []
  /// Their outlines: those of the land, or of the squares that places stand in.
  public var geometries = PlanarGeometries()
  /// The side of the squares by which places were gathered, in metres; nil where no place is uncovered.
  public var squareSide: Double?

  /// No patch.
  public init() {}

  /// Adds uncovered land with its outline.
  mutating func add(_ land: UncoveredLand, of outlines: PlanarGeometries) {
    patches.append(
      UncoveredPatch(
        district: land.district, geometry: geometries.count, area: land.area, residents: land.residents,
        features: 1, centroid: land.centroid))
    geometries.add(feature: land.feature, of: outlines)
  }

  /// Adds uncovered places of a demand, gathered into patches.
  ///
  /// - Parameters:
  ///   - places: Pieces of the demand.
  ///   - residents: The residents of each piece; not-a-number where nobody knows; nil where nobody knows any.
  mutating func addPlaces(_ places: [Int], of demand: Demand, residents: [Double]?, districtCount: Int) {
    var cells = UncoveredCells()
    for piece in places {
      let vertex = demand.pieces.layout.vertices(ofFeature: piece).lowerBound
      let people = residents?[piece] ?? .nan
      cells.add(
        x: demand.pieces.x[vertex], y: demand.pieces.y[vertex], area: demand.areas[piece],
        district: demand.districts[piece], residents: people,
        in: people.isNaN ? -1 : demand.districts[piece] + 1)
    }
    let gathered = cells.patches(residents: BinWorth(knownIn: districtCount), mustHavePeople: false)
    squareSide = gathered.squareSide
    for var patch in gathered.patches {
      let outline = patch.geometry
      patch.geometry = geometries.count
      geometries.add(feature: outline, of: gathered.geometries)
      patches.append(patch)
    }
  }

  /// Adds a patch for each group of squares of one district that touch.
  ///
  /// - Parameters:
  ///   - squares: The squares by district and cell, each once.
  ///   - side: The side of a square in metres.
  mutating func addSquares(_ squares: [UncoveredSquare], side: Double) {
    guard !squares.isEmpty else { return }
    squareSide = side
    var first = 0
    while first < squares.count {
      let end = squares[first...].firstIndex { $0.district != squares[first].district } ?? squares.count
      for group in Self.touching(squares[first..<end]) { addGroup(group.map { squares[$0] }, side: side) }
      first = end
    }
  }

  /// Squares that touch one another, in the order of their first ones.
  private static func touching(_ squares: ArraySlice<UncoveredSquare>) -> [[Int]] {
    let neighbors = CellNeighbors(squares.lazy.map(\.cell))
    var isTaken = [Bool](repeating: false, count: squares.count)
    var groups: [[Int]] = []
    for seed in isTaken.indices where !isTaken[seed] {
      isTaken[seed] = true
      var open = [seed]
      var members: [Int] = []
      while let square = open.popLast() {
        members.append(squares.startIndex + square)
        neighbors.forEach(of: square) { next in
          guard !isTaken[next] else { return }
          isTaken[next] = true
          open.append(next)
        }
      }
      groups.append(members.sorted())
    }
    return groups
  }

  private mutating func addGroup(_ squares: [UncoveredSquare], side: Double) {
    guard var all = squares.first, let corner = squares.first?.cell else { return }
    for square in squares.dropFirst() { all.add(square) }
    // Next to the first square, so that numbers far from the origin keep their digits.
    func middle(_ square: UncoveredSquare) -> PlanarPoint {
      PlanarPoint(x: Double(square.cell.column - corner.column), y: Double(square.cell.row - corner.row))
    }
    let places = Double(all.count)
    let centre = PlanarPoint(
      x: squares.reduce(0) { $0 + Double($1.count) * middle($1).x } / places,
      y: squares.reduce(0) { $0 + Double($1.count) * middle($1).y } / places)
    let nearest = squares.min { middle($0).distance(to: centre) < middle($1).distance(to: centre) } ?? all
    patches.append(
      UncoveredPatch(
        district: Int(all.district), geometry: geometries.count, area: all.area.value,
        residents: all.isKnown ? all.residents.value : nil, features: all.count,
        centroid: PlanarPoint(x: nearest.member.x, y: nearest.member.y)))
    geometries.addCells(squares.map(\.cell), side: side)
  }
}

/// Land of one piece that is not served.
struct UncoveredLand {
  /// Its feature among the outlines.
  let feature: Int
  /// Its area in m², which is more exact than its outline's.
  let area: Double
  let district: Int
  let residents: Double?
  /// A place in it.
  let centroid: PlanarPoint

  /// Uncovered land; nil for an outline without a place.
  init?(_ feature: Int, of outlines: PlanarGeometries, area: Double, district: Int, residents: Double?) {
    guard var centroid = outlines.centroid(of: feature) else { return nil }
    // The middle of a crescent lies outside of it, and may well be served.
    if !outlines.covers(x: centroid.x, y: centroid.y, feature: feature) {
      centroid = (try? Overlay().pointInside(feature, of: outlines)) ?? centroid
    }
    self.feature = feature
    self.area = area
    self.district = district
    self.residents = residents
    self.centroid = centroid
  }
}
