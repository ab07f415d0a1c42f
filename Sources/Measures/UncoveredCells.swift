// The places that nothing serves, gathered by the cells of a grid as they pass: what the findings, the patches and the
// map are made of.
//
// However many places there are, there are at most so many cells: when a city has more, four of them become one. The
// grid goes through the origin and all sums are whole numbers, so neither the order of the places nor how they are
// dealt out to several tallies shows in the end: the grid is the finest that has room for all.

internal import Planar

/// Places of a demand that are not served, added up by district and cell.
public struct UncoveredCells: Sendable {
  /// The side of a cell in metres, unless there are too many.
  public static let finestSide = 50.0
  /// How many cells are kept; a cell that lies in two districts counts twice.
  static let mostCells = 1 << 16

  /// What tells one sum from another.
  private struct Key: Hashable, Sendable {
    var cell: GridCell
    var district: Int32
    // What the residents' amounts are worth shows in the end.
    var bin: Int32

    var hash: Int {
      var mixed = UInt64(UInt32(bitPattern: cell.row)) << 32 | UInt64(UInt32(bitPattern: cell.column))
      mixed ^= UInt64(UInt32(bitPattern: district)) << 20 ^ UInt64(UInt32(bitPattern: bin)) << 40
      mixed = (mixed ^ mixed >> 32) &* 0x9e37_79b9_7f4a_7c15
      return Int(truncatingIfNeeded: mixed >> 32)
    }
  }

  /// The places of a cell.
  private struct Sums: Sendable {
    var member: MemberPlace
    var count = 0
    var area = ExactSum()
    var residents = ExactSum()

    @inline(__always)
    mutating func add(_ place: MemberPlace, area more: Double, residents people: Double?) {
      member.replace(by: place)
      count += 1
      area.add(more)
      if let people { residents.add(people) }
    }

    mutating func add(_ other: Sums) {
      member.replace(by: other.member)
      count += other.count
      area.add(other.area)
      residents.add(other.residents)
    }
  }

  // No place in a district is so many metres away from the origin: it would be off the earth.
  private static let end = 1e10

  /// A cell with its places.
  private struct Entry: Sendable {
    var key: Key
    var sums: Sums
  }

  private var entries: [Entry] = []
  // The cell that the latest place went to.
  private var latest = 0
  // Open addressing: the number of a cell, or -1; a power of two of slots.
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var side = Self.finestSide
  // Halved exactly as the side doubles: a place's cell is then always that of four in which its finer cell is.
  private var perMetre = 1 / Self.finestSide

  /// No place.
  public init() {}

  /// Adds a place of a batch; one outside all districts is no finding of any.
  @inline(__always)
  mutating func add(_ place: Int, of batch: PlaceBatch, residents: PlaceWeights) {
    add(
      x: batch.x[place], y: batch.y[place], area: batch.areas[place], district: batch.districts[place],
      residents: residents.amounts[place], in: residents.bins[place])
  }

  /// Adds a place.
  ///
  /// - Parameters:
  ///   - area: The area of its polygon in m²; 0 for a point.
  ///   - residents: Its residents as an amount of a bin; bin -1 where nobody knows.
  mutating func add(x: Double, y: Double, area: Double, district: Int32, residents: Double, in bin: Int32) {
    guard district >= 0, abs(x) < Self.end, abs(y) < Self.end else { return }
    let cell = GridCell(
      row: Int32((y * perMetre).rounded(.down)), column: Int32((x * perMetre).rounded(.down)))
    let place = MemberPlace(x: x, y: y)
    let key = Key(cell: cell, district: district, bin: bin)
    // Files go from neighbour to neighbour: often it is the cell of the place before.
    if latest >= entries.count || entries[latest].key != key { latest = number(of: key, place) }
    entries[latest].sums.add(place, area: area, residents: bin >= 0 ? residents : nil)
    if entries.count > Self.mostCells { coarsen() }
  }

  /// Adds other places.
  mutating func add(_ other: UncoveredCells) {
    var other = other
    while other.side < side { other.coarsen() }
    while side < other.side { coarsen() }
    for entry in other.entries {
      let number = number(of: entry.key, entry.sums.member)
      entries[number].sums.add(entry.sums)
    }
    while entries.count > Self.mostCells { coarsen() }
  }

  /// The number of a cell, a new one with a member if need be.
  @inline(__always)
  private mutating func number(of key: Key, _ member: MemberPlace) -> Int {
    var slot = key.hash & (slots.count - 1)
    while slots[slot] >= 0 {
      if entries[Int(slots[slot])].key == key { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(key: key, sums: Sums(member: member)))
    if 2 * entries.count > slots.count { makeRoom() }
    return entries.count - 1
  }

  private mutating func makeRoom() {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for (number, entry) in entries.enumerated() {
      var slot = entry.key.hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  /// Makes one cell of four.
  private mutating func coarsen() {
    let finer = entries
    entries.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = -1 }
    for var entry in finer {
      entry.key.cell = GridCell(row: entry.key.cell.row >> 1, column: entry.key.cell.column >> 1)
      let number = number(of: entry.key, entry.sums.member)
      entries[number].sums.add(entry.sums)
    }
    side *= 2
    perMetre /= 2
  }

  /// The places gathered into patches, in an order that does not depend on the order in which they came.
  ///
  /// - Parameters:
  ///   - worth: What the residents' bins are worth; nil where nobody knows any.
  ///   - mustHavePeople: Whether places without people are left out, because people are what is weighed.
  func patches(residents worth: BinWorth?, mustHavePeople: Bool) -> UncoveredPatches {
    var squares: [UncoveredSquare] = []
    let order = entries.indices.sorted { a, b in
      let (one, other) = (entries[a].key, entries[b].key)
      if one.district != other.district { return one.district < other.district }
      return one.cell != other.cell ? one.cell < other.cell : one.bin < other.bin
    }
    for number in order {
      let (key, sum) = (entries[number].key, entries[number].sums)
      let residents = worth?.weight(sum.residents.value, in: key.bin) ?? .nan
      if mustHavePeople && !(residents > 0) { continue }
      let square = UncoveredSquare(
        cell: key.cell, district: key.district, member: sum.member, count: sum.count, area: sum.area,
        residents: ExactSum(residents.isNaN ? 0 : residents), isKnown: !residents.isNaN)
      if let last = squares.last, last.district == square.district, last.cell == square.cell {
        squares[squares.count - 1].add(square)
      } else {
        squares.append(square)
      }
    }
    var patches = UncoveredPatches()
    patches.addSquares(squares, side: side)
    return patches
  }
}

/// The uncovered places of one district in one cell.
struct UncoveredSquare {
  var cell: GridCell
  var district: Int32
  /// One of the places.
  var member: MemberPlace
  var count: Int
  /// The area of their polygons in m².
  var area: ExactSum
  /// The people in those whose people are known.
  var residents: ExactSum
  /// Whether the people of all are known.
  var isKnown: Bool

  mutating func add(_ other: UncoveredSquare) {
    member.replace(by: other.member)
    count += other.count
    area.add(other.area)
    residents.add(other.residents)
    isKnown = isKnown && other.isKnown
  }
}

/// One place out of many, in metres: the same, in whatever order and groups they come.
struct MemberPlace: Hashable {
  var x: Double
  var y: Double

  // Neither the westernmost nor any other end: a place like the others.
  private var rank: UInt64 {
    var mixed = x.bitPattern ^ (y.bitPattern << 29 | y.bitPattern >> 35)
    mixed = (mixed ^ mixed >> 32) &* 0x9e37_79b9_7f4a_7c15
    return mixed ^ mixed >> 29
  }

  mutating func replace(by other: MemberPlace) {
    let (mine, theirs) = (rank, other.rank)
    if mine != theirs ? theirs < mine : (other.x, other.y) < (x, y) { self = other }
  }
}
