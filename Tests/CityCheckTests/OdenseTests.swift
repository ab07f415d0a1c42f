// Walking access in the middle of Odense, Denmark, as the Global Healthy and Sustainable City Indicators published it
// with its inputs (global-indicators, 2019): the same is computed here, and beside it what joining streets where they
// really are changes.

import CityCheck
import Foundation
import Testing

private let theSampleOfOdense = "reference/odense_ghsci_2019_sample"

@Suite(.enabled(if: RealData.has(theSampleOfOdense), "no sample of Odense beside the repository"))
struct OdenseTests {
  /// What the authors looked for, in the order of their columns.
  private enum Destination: Int, CaseIterable {
    case supermarket, convenience, publicTransport, openSpace
  }

  private struct SamplePoint {
    var place: PlanarPoint
    /// The nearer of the two nodes of its street, the first when both are as near.
    var node: String
    var cell: String
  }

  private func read(_ name: String, fields: [String], plane: String) throws -> (
    layer: Layer, columns: [PropertyColumn]
  ) {
    let path = RealData.folder(theSampleOfOdense).appendingPathComponent("inputs/\(name).geojson").path
    let layer = try GeoJSONReader.read(LayerSource(name: name, path: path, fields: fields))
    let columns = try fields.map { try #require(layer.columns[$0]) }
    return (try layer.projected(to: plane), columns)
  }

  private func table(_ name: String) throws -> [[String]] {
    let file = RealData.folder(theSampleOfOdense).appendingPathComponent("expected/\(name).csv")
    return try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func place(_ row: Int, of layer: Layer) -> PlanarPoint {
    let vertex = layer.geometries.layout.vertices(ofFeature: row).lowerBound
    return PlanarPoint(x: layer.geometries.x[vertex], y: layer.geometries.y[vertex])
  }

  /// The nodes by their names.
  private func nodes(_ plane: String) throws -> [String: PlanarPoint] {
    let (layer, columns) = try read("nodes", fields: ["osmid"], plane: plane)
    return Dictionary(
      uniqueKeysWithValues: try (0..<layer.count).map {
        (try #require(columns[0].text($0)), place($0, of: layer))
      })
  }

  /// The streets, walked as long as they are drawn or as long as the authors say: they add up great circles of a sphere,
  /// to the millimetre, which at this latitude are shorter by 0.3 %.
  private func graph(_ plane: String, asLongAsPublished: Bool) throws -> StreetGraph {
    let (layer, columns) = try read("roads", fields: ["length_m", "u", "v"], plane: plane)
    #expect(layer.count == 700)
    var geometries = layer.geometries
    var kinds: [StreetKind?] = try (0..<layer.count).map { row in
      guard asLongAsPublished else { return StreetKind() }
      let vertices = geometries.layout.vertices(ofFeature: row)
      var drawn = 0.0
      for vertex in vertices.dropFirst() {
        drawn += PlanarPoint(x: geometries.x[vertex], y: geometries.y[vertex])
          .distance(to: PlanarPoint(x: geometries.x[vertex - 1], y: geometries.y[vertex - 1]))
      }
      return StreetKind(slowness: try #require(columns[0].number(row)) / drawn)
    }
    // Four nodes lost their streets when the authors clipped the sample; to them they are nodes still, and so a stub of
    // 2 cm that takes no time to walk stands for each.
    guard asLongAsPublished else { return StreetGraph(StreetLines(geometries, kinds: kinds)) }
    let known = Set((0..<layer.count).flatMap { [columns[1].text($0), columns[2].text($0)] })
    let lonely = try nodes(plane).filter { !known.contains($0.key) }
    #expect(lonely.keys.sorted() == ["1314917017", "1614244513", "252864885", "3785406712"])
    for node in lonely.keys.sorted() {
      guard let place = lonely[node] else { continue }
      geometries.addLine([place, PlanarPoint(x: place.x + 0.02, y: place.y)])
      kinds.append(StreetKind(slowness: 1e-6))
    }
    return StreetGraph(StreetLines(geometries, kinds: kinds))
  }

  /// What is within 500 m of each kind of destination.
  private func areas(_ linker: StreetLinker, _ plane: String) throws -> [WalkingArea] {
    let (facilities, columns) = try read("facilities", fields: ["kind"], plane: plane)
    let (entries, _) = try read("public_open_space_entry_points", fields: [], plane: plane)
    #expect(facilities.count == 24 && entries.count == 258)
    var places = [[PlanarPoint]](repeating: [], count: 4)
    for row in 0..<facilities.count {
      switch columns[0].text(row) {
      case "supermarket": places[0].append(place(row, of: facilities))
      case "convenience": places[1].append(place(row, of: facilities))
      case "public_transport_stop": places[2].append(place(row, of: facilities))
      default: break
      }
    }
    places[3] = (0..<entries.count).map { place($0, of: entries) }
    #expect(places.map(\.count) == [4, 6, 10, 258])
    return try places.map { places in
      let sources = try places.enumerated().map { owner, place in
        WalkSource(try #require(linker.link(x: place.x, y: place.y)), owner: owner)
      }
      return WalkingArea(linker.graph, sources: sources, reaches: Array(repeating: 500, count: places.count))
    }
  }

  /// The points that the authors counted, which left out those with a field missing.
  private func samplePoints(_ plane: String) throws -> [SamplePoint] {
    let (layer, columns) = try read(
      "sample_points", fields: ["point_id", "n1", "n2", "n1_distance", "n2_distance"], plane: plane)
    #expect(layer.count == 776)
    let cells = Dictionary(
      uniqueKeysWithValues: try table("sample_point_nearest_distance").map { ($0[0], $0[1]) })
    #expect(cells.count == 708)
    return try (0..<layer.count).compactMap { row in
      guard let cell = cells[try #require(columns[0].text(row))] else { return nil }
      let (one, other) = (try #require(columns[3].number(row)), try #require(columns[4].number(row)))
      let node = try #require((one <= other ? columns[1] : columns[2]).text(row))
      return SamplePoint(place: place(row, of: layer), node: node, cell: cell)
    }
  }

  /// The share of people with access in percent: of the points of each cell, the cells weighted by their people.
  private func share(_ points: [SamplePoint], _ hasAccess: (SamplePoint) throws -> Bool) throws -> Double {
    let (layer, columns) = try read("population_cells", fields: ["index", "pop_est"], plane: "EPSG:32632")
    var counts: [String: (all: Double, access: Double)] = [:]
    for point in points {
      counts[point.cell, default: (0, 0)].all += 1
      if try hasAccess(point) { counts[point.cell, default: (0, 0)].access += 1 }
    }
    var (people, served) = (0.0, 0.0)
    for row in 0..<layer.count {
      guard let count = counts[columns[0].text(row) ?? ""] else { continue }
      let weight = try #require(columns[1].number(row))
      people += weight
      served += weight * count.access / count.all
    }
    #expect(counts.count == 22)
    return 100 * served / people
  }

  @Test func joinedAtNodesThePublishedDistancesAndSharesComeOut() throws {
    let plane = "EPSG:32632"
    let rule = LinkRule(target: .node, within: .infinity, countsWay: false)
    let linker = StreetLinker(try graph(plane, asLongAsPublished: true), rule: rule)
    let areas = try areas(linker, plane)
    let links = try nodes(plane).mapValues { try #require(linker.link(x: $0.x, y: $0.y)) }
    let published = try table("node_nearest_distance")
    #expect(published.count == 295 && links.count == 295)
    var worst = 0.0
    for row in published {
      let link = try #require(links[row[0]])
      #expect(link.away < 1e-6, "node \(row[0])")
      for destination in Destination.allCases {
        let expected = try #require(Double(row[1 + destination.rawValue]))
        let cost = areas[destination.rawValue].nearest(link)?.cost ?? -999
        #expect((cost < 0) == (expected < 0), "node \(row[0]), \(destination)")
        worst = max(worst, abs(cost - expected))
      }
    }
    // They add in single precision.
    #expect(worst < 0.0031)
    let points = try samplePoints(plane)
    for (area, expected) in zip(
      areas, [87.19503984060863, 87.14084531446248, 99.26006293739552, 99.92567852341024])
    {
      let share = try share(points) { area.covers(try #require(links[$0.node])) }
      #expect(abs(share - expected) < 1e-6)
    }
  }

  @Test func joinedWhereTheyAreTheSharesAreOthers() throws {
    let middle = GeographicPoint(longitude: 10.383, latitude: 55.395)
    let local = try WorkingCRS("auto", southWest: middle, northEast: middle).definition
    // Of the 708 points 632, 634, 705 and 708 have access, where joined at nodes it is 645, 641, 703 and 707: the ways to
    // and from the streets count now, and a point no longer takes over what its node reaches. A plain search through a
    // network with each place put in gives the same. Nobody is so near 500 m that the lengths on the ground, which are
    // longer by 0.3 %, move a point across.
    let expected = [79.53001, 85.53767, 99.40871, 100]
    for (plane, asLongAsPublished) in [("EPSG:32632", true), (local, false)] {
      let linker = StreetLinker(try graph(plane, asLongAsPublished: asLongAsPublished))
      let areas = try areas(linker, plane)
      let points = try samplePoints(plane)
      let shares = try areas.map { area in
        try share(points) { point in
          linker.link(x: point.place.x, y: point.place.y).map(area.covers) ?? false
        }
      }
      for (share, expected) in zip(shares, expected) { #expect(abs(share - expected) < 1e-4, "\(shares)") }
    }
  }
}
