// The drawing tools of the synthetic city, each against its definition.

import Foundation
import Testing

@testable import SyntheticCities

@Suite struct SyntheticCityDrawingTests {
  let square = GroundRing([
    GroundPoint(0, 0), GroundPoint(100, 0), GroundPoint(100, 100), GroundPoint(0, 100),
  ])

  /// The first outputs of SplitMix64 for seed 1234567, as its reference implementation prints them.
  @Test func mixerIsSplitMix64() {
    var state: UInt64 = 1_234_567
    var values: [UInt64] = []
    for _ in 0..<3 {
      state &+= 0x9E37_79B9_7F4A_7C15
      values.append(RandomSource.mixed(state))
    }
    #expect(values == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test func shufflingKeepsEveryElement() {
    var random = RandomSource(seed: 8, stream: .parks)
    let list = Array(0..<500)
    let shuffled = random.shuffled(list)
    #expect(shuffled != list)
    #expect(shuffled.sorted() == list)
    #expect(random.shuffled([Int]()).isEmpty)
  }

  @Test func sineAndCosineAgreeWithTheLibrary() {
    for step in -2000...2000 {
      let angle = Double(step) * 0.17
      #expect(abs(Circle.sine(angle) - sin(angle)) < 1e-11, "\(angle)")
      #expect(abs(Circle.cosine(angle) - cos(angle)) < 1e-11, "\(angle)")
    }
  }

  @Test func insetOfASquareIsASmallerSquare() throws {
    #expect(abs(try #require(square.inset(by: 10)).area - 6400) < 1e-9)
    #expect(abs(try #require(square.inset(by: [10, 1, 20, 3])).area - 6720) < 1e-9)
    #expect(square.inset(by: 60) == nil)
  }

  @Test func cutGivesTheWantedArea() throws {
    let cut = try #require(square.cut(area: 1500, from: GroundPoint(0, 1), gap: 5))
    #expect(abs(cut.piece.area - 1500) < 0.1)
    #expect(abs(cut.rest.area - 8000) < 0.1)
    #expect(cut.piece.contains(GroundPoint(50, 95)))
  }

  @Test func simpleMeansNoCrossing() {
    #expect(square.isSimple)
    let tie = GroundRing([GroundPoint(0, 0), GroundPoint(1, 1), GroundPoint(1, 0), GroundPoint(0, 1)])
    #expect(!tie.isSimple)
    #expect(square.area == 10_000)
    #expect(square.centroid == GroundPoint(50, 50))
  }

  @Test func aCutFaceLeavesItsVerticesToItsNeighbours() throws {
    var map = PlanarMap()
    map.addLand(square, lines: [0, 0, 0, 0])
    let first = map.draw([GroundPoint(50, -10), GroundPoint(50, 110)], line: 1, snap: 1)
    let second = map.draw([GroundPoint(-10, 40), GroundPoint(50.5, 40)], line: 2, snap: 1)
    #expect(first.count == 1)
    #expect(second.count == 1)
    #expect(map.faces.count == 3)
    let rings = map.faces.map { map.expanded(ring: $0.ring) }
    let meeting = try #require(second[0].last)
    #expect(rings.filter { $0.contains(meeting) }.count == 3)
    #expect(abs(map.faces.reduce(0) { $0 + map.ring(of: $1).area } - 10_000) < 1e-9)
  }

  @Test func areasOnTheGroundStayTrueInDegrees() {
    let frame = CityFrame(longitude: 121.6, latitude: 31.9)
    let here = frame.position(GroundPoint(0, 0))
    let corner = frame.position(GroundPoint(1000, 1000))
    #expect(here == Position(longitude: 1_216_000_000, latitude: 319_000_000))
    // The radii of the WGS 84 ellipsoid: across the meridian at the corner, along it at the centre.
    let (axis, squared) = (6_378_137.0, 0.006_694_379_990_14)
    let (middle, north) = (31.9 * Double.pi / 180, Double(corner.latitude) * 1e-7 * Double.pi / 180)
    let across = axis / (1 - squared * sin(north) * sin(north)).squareRoot()
    let root = (1 - squared * sin(middle) * sin(middle)).squareRoot()
    let along = axis * (1 - squared) / (root * root * root)
    let degree = 180 / Double.pi * 1e7
    #expect(abs(Double(corner.longitude - here.longitude) - 1000 / (across * cos(north)) * degree) < 2)
    #expect(abs(Double(corner.latitude - here.latitude) - 1000 / along * degree) < 2)
  }

  @Test func numbersAreWrittenWithFixedDecimals() {
    func written(_ number: Double, _ places: Int) -> String {
      var writer = GeoJSONBytes()
      writer.decimal(number, places: places)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    #expect(written(121.6, 7) == "121.6000000")
    #expect(written(-0.00000012, 7) == "-0.0000001")
    #expect(written(0, 7) == "0.0000000")
    #expect(written(-31.95, 1) == "-32.0")
    #expect(written(12, 0) == "12")
  }

  @Test func positionsAreWrittenWithSevenDecimals() {
    func written(_ longitude: Int64, _ latitude: Int64) -> String {
      var writer = GeoJSONBytes()
      writer.position(Position(longitude: longitude, latitude: latitude))
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    #expect(written(1_216_000_000, 319_000_000) == "[121.6000000,31.9000000]")
    #expect(written(-1, 0) == "[-0.0000001,0.0000000]")
    #expect(written(-1_800_000_000, 90_000_009) == "[-180.0000000,9.0000009]")
    #expect(written(999_999_999, 1_000_000_001) == "[99.9999999,100.0000001]")
    var random = RandomSource(seed: 12, stream: .names)
    for _ in 0..<2000 {
      let place = Int64(random.whole(-1_800_000_000, 1_800_000_000))
      var writer = GeoJSONBytes()
      writer.decimal(Double(place) / 1e7, places: 7)
      let expected = String(decoding: writer.bytes, as: UTF8.self)
      #expect(written(place, 0) == "[\(expected),0.0000000]", "seed 12")
    }
  }

  @Test func ringsAreWrittenAsTheirPositions() {
    let frame = CityFrame(longitude: 121.6, latitude: 31.9)
    var (one, other) = (GeoJSONBytes(capacity: 1), GeoJSONBytes())
    for _ in 0..<20 {
      one.ring(square.points, frame: frame)
      other.positions(frame.ring(square))
    }
    #expect(one.bytes == other.bytes)
    #expect(one.count > 1000)
  }

  @Test func textIsEscaped() {
    var writer = GeoJSONBytes()
    writer.text("a\"b\\c\n江")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"a\\\"b\\\\c\\u000a江\"")
  }

  @Test func namesAreGivenOnce() {
    var random = RandomSource(seed: 1, stream: .names)
    var book = NameBook(random: &random)
    // More names than the lists have words.
    let names = (0..<3000).map { _ in book.street(.branch, random: &random).chinese }
    #expect(Set(names).count == 3000)
  }
}
