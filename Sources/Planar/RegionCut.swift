// Cutting a polygon at the border of one region: what lies in it, and what does not, by walking along both borders from
// crossing to crossing.
//
// The walk is that of K. Weiler and P. Atherton, "Hidden surface removal using polygon area sorting", SIGGRAPH 1977, for
// borders that cross each other and do not otherwise touch; `BorderCrossings` sees to that. Both borders have their land
// to the left. Along each of them, entries and exits must take turns; where they do not, there is no answer.

/// The subject, its crossings with one region, and the uncrossed rings of both.
struct RegionCut {
  private let subject: SubjectRings
  private let borders: RegionBorders
  // In the order of the subject's rings.
  private let crossings: [BorderCrossing]
  // For each crossing, the next one along the subject's ring, and along the region's and back.
  private let next: [Int]
  private let nextOnBorder: [Int]
  private let previousOnBorder: [Int]
  // Rings that no crossing lies on: the subject's that lie in the region, its others, and the region's in the subject.
  private let heldRings: [Int]
  private let looseRings: [Int]
  private let innerRings: [Int]

  /// Prepares a cut; nil when the crossings contradict each other.
  ///
  /// - Parameters:
  ///   - crossings: Those with the region, in the order of the subject's rings.
  ///   - innerRings: Rings of the region that lie wholly inside the subject.
  ///   - holds: Whether the region holds a place that is not on its border.
  init?(
    _ subject: SubjectRings, crossings: [BorderCrossing], innerRings: [Int], of borders: RegionBorders,
    holds: (_ x: Double, _ y: Double) -> Bool
  ) {
    self.subject = subject
    self.borders = borders
    self.crossings = crossings
    self.innerRings = innerRings
    guard let next = Self.successors(Array(crossings.indices), { crossings[$0].ring }, crossings) else {
      return nil
    }
    self.next = next
    let isReversed = borders.shared.isReversed
    let onBorder = crossings.indices.sorted { one, other in
      let (a, b) = (crossings[one], crossings[other])
      if a.borderRing != b.borderRing { return a.borderRing < b.borderRing }
      return isReversed[a.borderRing]
        ? (b.border, b.borderAlong) < (a.border, a.borderAlong)
        : (a.border, a.borderAlong) < (b.border, b.borderAlong)
    }
    for (one, other) in zip(onBorder, onBorder.dropFirst())
    where crossings[one].border == crossings[other].border {
      guard BorderCrossings.isApart(crossings[one], crossings[other]) else { return nil }
    }
    guard let nextOnBorder = Self.successors(onBorder, { crossings[$0].borderRing }, crossings) else {
      return nil
    }
    self.nextOnBorder = nextOnBorder
    var previous = [Int](repeating: 0, count: crossings.count)
    for (one, other) in nextOnBorder.enumerated() { previous[other] = one }
    previousOnBorder = previous
    var held: [Int] = []
    var loose: [Int] = []
    var crossing = 0
    for ring in 0..<subject.ringCount {
      if crossing < crossings.count && crossings[crossing].ring == ring {
        while crossing < crossings.count && crossings[crossing].ring == ring { crossing += 1 }
        continue
      }
      let first = subject.starts[ring]
      if holds(subject.x[first], subject.y[first]) { held.append(ring) } else { loose.append(ring) }
    }
    heldRings = held
    looseRings = loose
  }

  /// For each crossing the one that follows in its ring; nil unless entries and exits take turns all around.
  private static func successors(
    _ order: [Int], _ ring: (Int) -> Int, _ crossings: [BorderCrossing]
  ) -> [Int]? {
    var next = [Int](repeating: 0, count: order.count)
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count && ring(order[end]) == ring(order[first]) { end += 1 }
      for place in first..<end {
        let follower = order[place + 1 == end ? first : place + 1]
        guard crossings[follower].isEntry != crossings[order[place]].isEntry else { return nil }
        next[order[place]] = follower
      }
      first = end
    }
    return next
  }

  /// What of the subject lies in the region, as one feature; an empty one when nothing does; nil when the rings
  /// contradict each other.
  func inside() -> PlanarGeometries? { walked(inside: true) }

  /// What of the subject lies outside of the region, likewise.
  func outside() -> PlanarGeometries? { walked(inside: false) }

  private func walked(inside: Bool) -> PlanarGeometries? {
    var rings = RingAssembly()
    var isDone = [Bool](repeating: false, count: crossings.count)
    for start in crossings.indices where crossings[start].isEntry == inside && !isDone[start] {
      var crossing = start
      repeat {
        isDone[crossing] = true
        let turn = next[crossing]
        rings.add(crossings[crossing].x, crossings[crossing].y)
        addSubject(from: crossing, to: turn, into: &rings)
        rings.add(crossings[turn].x, crossings[turn].y)
        crossing = inside ? nextOnBorder[turn] : previousOnBorder[turn]
        addBorder(from: turn, to: crossing, isForward: inside, into: &rings)
      } while crossing != start
      rings.endRing()
    }
    for ring in inside ? heldRings : looseRings {
      for vertex in subject.vertices(ofRing: ring).dropLast() {
        rings.add(subject.x[vertex], subject.y[vertex])
      }
      rings.endRing()
    }
    for ring in innerRings {
      let vertices = borders.geometries.layout.vertices(of: ring).dropLast()
      if borders.shared.isReversed[ring] == inside {
        for vertex in vertices.reversed() { addBorderVertex(vertex, into: &rings) }
      } else {
        for vertex in vertices { addBorderVertex(vertex, into: &rings) }
      }
      rings.endRing()
    }
    return rings.assembled()
  }

  private func addBorderVertex(_ vertex: Int, into rings: inout RingAssembly) {
    rings.add(borders.geometries.x[vertex], borders.geometries.y[vertex])
  }

  /// The subject's corners between two crossings of one of its rings.
  private func addSubject(from one: Int, to other: Int, into rings: inout RingAssembly) {
    let (a, b) = (crossings[one], crossings[other])
    let vertices = subject.vertices(ofRing: a.ring)
    var edge = a.edge
    // On the same edge and not further on: all the way around.
    var isAround = a.edge == b.edge && b.along <= a.along
    while edge != b.edge || isAround {
      isAround = false
      edge = edge + 2 == vertices.upperBound ? vertices.lowerBound : edge + 1
      rings.add(subject.x[edge], subject.y[edge])
    }
  }

  /// The region's corners between two crossings of one of its rings, with its land to the left or to the right.
  private func addBorder(from one: Int, to other: Int, isForward: Bool, into rings: inout RingAssembly) {
    let (a, b) = (crossings[one], crossings[other])
    let vertices = borders.geometries.layout.vertices(of: a.borderRing)
    let isStoredWay = isForward != borders.shared.isReversed[a.borderRing]
    var edge = a.border
    var isAround =
      a.border == b.border
      && (isStoredWay ? b.borderAlong <= a.borderAlong : b.borderAlong >= a.borderAlong)
    while edge != b.border || isAround {
      isAround = false
      if isStoredWay {
        edge = edge + 2 == vertices.upperBound ? vertices.lowerBound : edge + 1
        addBorderVertex(edge, into: &rings)
      } else {
        addBorderVertex(edge, into: &rings)
        edge = edge == vertices.lowerBound ? vertices.upperBound - 2 : edge - 1
      }
    }
  }
}
