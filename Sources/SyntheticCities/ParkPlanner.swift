// Where a city finds land for parks: sites kept free, squares, and wherever homes have none nearby.

/// Finds land for parks, block by block.
struct ParkPlanner {
  var blocks: [Block]
  var parks: [Park] = []
  var names: NameBook
  var random: RandomSource
  let noise: Noise
  let districts: [DistrictPlan]
  let hasManyForms: Bool
  private let reachOfLarge = 440.0
  private let reachOfSmall = 235.0

  init(blocks: [Block], names: NameBook, random: RandomSource, terrain: Terrain) {
    self.blocks = blocks
    self.names = names
    self.random = random
    noise = terrain.noise
    districts = terrain.site.districts
    hasManyForms = terrain.site.hasManyForms
  }

  mutating func plan() {
    openLargeParks()
    openSquares()
    plantBanks()
    serveHomes()
    addPocketParks()
  }

  private mutating func openLargeParks() {
    for block in blocks {
      guard let site = block.site else { continue }
      let ring = block.ring.chamfered(by: 14)
      var park = Park(name: site.name, kind: .comprehensive, ring: ring, district: block.district)
      if let lake = lake(in: ring, share: random.between(0.16, 0.3)) { park.lakes = [lake] }
      parks.append(park)
    }
  }

  private mutating func lake(in ring: GroundRing, share: Double) -> GroundRing? {
    let centre = ring.centroid
    let along = GroundPoint(random.between(-1, 1), random.between(0.1, 1)).unit
    // A park of an odd shape takes a smaller lake, or one that lies the other way.
    for (part, turned) in [(1.0, along), (1, along.left), (0.6, along), (0.6, along.left), (0.3, along)] {
      let size = (ring.area * share * part / Double.pi).squareRoot()
      let shore = GroundRing.blob(
        centre: centre, along: turned, radii: (size * 1.3, size * 0.75), count: 40, noise: noise)
      let keepsOff = shore.points.allSatisfy { ring.contains($0) && ring.distanceToLine(from: $0) >= 12 }
      if keepsOff, shore.isSimple { return shore }
    }
    return nil
  }

  private mutating func openSquares() {
    for index in blocks.indices where blocks[index].use == .square {
      let ring = blocks[index].ring
      let care = districts[blocks[index].district].parkCare
      guard ring.area > 250, ring.roundness > 0.35, random.chance(care) else { continue }
      let isPaved = random.chance(0.5)
      parks.append(
        Park(
          name: isPaved ? squareName() : pocketName(), kind: isPaved ? .square : .pocket, ring: ring,
          district: blocks[index].district))
    }
  }

  private mutating func serveHomes() {
    for index in random.shuffled(Array(blocks.indices)) where blocks[index].use == .homes {
      let block = blocks[index]
      // Neglect has a place: whole neighbourhoods go without, not one home here and one there.
      let neglect = noise.cell(block.centre.x / 750 + 60, block.centre.y / 750 + 60)
      guard neglect < districts[block.district].parkCare, !isServed(block.centre) else { continue }
      if random.chance(0.55), openCommunityPark(near: block) { continue }
      cutPark(from: index)
    }
  }

  func isServed(_ point: GroundPoint) -> Bool {
    for park in parks where park.area >= 400 {
      let reach = park.area >= 5000 ? reachOfLarge : reachOfSmall
      let first = park.ring.points[0]
      if abs(first.x - point.x) > 1400 || abs(first.y - point.y) > 1400 { continue }
      if park.ring.distance(from: point) <= reach { return true }
    }
    return false
  }

  /// Turns a block that nobody lives on into a park.
  private mutating func openCommunityPark(near home: Block) -> Bool {
    for index in blocks.indices {
      let block = blocks[index]
      guard block.use == .commerce || block.use == .open, block.centre.distance(to: home.centre) < 380 else {
        continue
      }
      let area = block.ring.area
      guard area > 5_600, area < 65_000, block.ring.roundness > 0.45 else { continue }
      blocks[index].use = .park
      var park = Park(
        name: names.name(
          [("公园", "Park"), ("公园", "Park"), ("花园", "Gardens"), ("绿地", "Green"), ("体育公园", "Sports Park")],
          random: &random),
        kind: .community, ring: block.ring.chamfered(by: 9), district: block.district)
      if area > 22_000, random.chance(0.6), let lake = lake(in: park.ring, share: random.between(0.08, 0.2)) {
        park.lakes = [lake]
      }
      if hasManyForms, park.lakes.isEmpty, random.chance(0.25) { divide(&park) }
      parks.append(park)
      return true
    }
    return false
  }

  mutating func squareName() -> BilingualName {
    names.name([("广场", "Square"), ("文化广场", "Cultural Square")], random: &random)
  }

  mutating func pocketName() -> BilingualName {
    names.name(
      [("口袋公园", "Pocket Park"), ("游园", "Garden"), ("街心花园", "Corner Garden"), ("小游园", "Little Garden")],
      random: &random)
  }
}
