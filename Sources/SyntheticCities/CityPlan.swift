// The whole city in metres, before it is written: each step reads the ones before it.

/// Everything that stands in the city.
struct CityPlan: Sendable {
  let frame: CityFrame
  /// What the ids of the features have before their number; empty in a city of one piece.
  let tag: String
  let network: StreetNetwork
  let districts: Districts
  let parks: [Park]
  let gates: [ParkGate]
  /// The land between streets, less what was cut off for parks.
  let blocks: [Block]
  let parcels: [Parcel]
  let buildings: [Building]
  let shelters: [Shelter]
  let toilets: [Toilet]
  let facilities: [Facility]
  let population: [PopulationCell]
  /// Residents by the register and households, by district.
  let registered: [Int]
  let households: [Int]

  /// The town of the sample's kind, with its eight districts, shore and island.
  init(seed: UInt64, residents: Int) {
    let scale = max(0.35, (Double(residents) / 600_000).squareRoot())
    let terrain = Terrain(scale: scale, seed: seed)
    self.init(seed: seed, terrain: terrain, land: .jianghai(terrain), residents: residents)
  }

  /// A town on given land.
  ///
  /// - Parameters:
  ///   - residents: Counted building by building; nil where the floor decides.
  ///   - most: Buildings beyond this number are taken out again, evenly over the town.
  ///   - parallel: Metres north of the frame's centre about which the town lies.
  init(
    seed: UInt64, terrain: Terrain, land: Land, residents: Int?, most: Int? = nil, tag: String = "",
    parallel: Double = 0
  ) {
    frame = CityFrame(longitude: 121.6, latitude: 31.9, parallel: parallel)
    self.tag = tag
    func source(_ stream: RandomSource.Stream) -> RandomSource { RandomSource(seed: seed, stream: stream) }
    let plans = terrain.site.districts
    var random = source(.names)
    var names = NameBook(random: &random)

    random = source(.streets)
    network = StreetNetwork(terrain: terrain, land: land, names: &names, random: &random)
    districts =
      plans.count > 1
      ? Districts(coarse: network.coarse, scale: terrain.scale) : Districts(undivided: network.coarse)

    random = source(.landUse)
    var blocks = Block.all(network: network, districts: districts)
    Block.assignUses(&blocks, terrain: terrain, random: &random)
    let schools = Facility.schools(blocks, names: &names, random: &random)

    var planner = ParkPlanner(blocks: blocks, names: names, random: source(.parks), terrain: terrain)
    planner.plan()
    parks = planner.parks
    self.blocks = planner.blocks
    gates = ParkGate.all(parks, random: &planner.random)

    var housing = ParcelPlanner(
      names: planner.names, random: source(.housing), field: network.field, noise: terrain.noise)
    housing.plan(planner.blocks)
    let parcels = housing.parcels
    self.parcels = parcels
    names = housing.names

    random = source(.buildings)
    let buildings = Building.all(
      parcels: parcels, residents: residents, most: most, field: network.field, random: &random)
    self.buildings = buildings
    registered = plans.indices.map { district in
      let counted = buildings.reduce(0) { $0 + ($1.district == district ? $1.people : 0) }
      return Int((Double(counted) * plans[district].registerRatio).rounded())
    }
    households = registered.enumerated().map { district, people in
      Int((Double(people) / (plans[district].isTown ? 2.91 : 2.57)).rounded())
    }
    population = PopulationCell.all(buildings: buildings, registered: registered)

    random = source(.shelters)
    shelters = Shelter.all(
      parks: parks, schools: schools, districts: plans, residents: registered, random: &random)
    random = source(.toilets)
    let homes = plans.indices.map { district in
      parcels.reduce(0) { $0 + ($1.district == district ? $1.area : 0) } / 1_000_000
    }
    toilets = Toilet.all(
      parks: parks, parcels: parcels, districts: plans, homes: homes, names: &names, random: &random)
    random = source(.facilities)
    facilities =
      Facility.all(
        parcels: parcels, schools: schools, keepsApart: terrain.site.hasManyForms, names: &names,
        random: &random)
      + Facility.busStops(network: network, random: &random)
  }
}
