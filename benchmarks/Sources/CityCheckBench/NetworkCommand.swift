// The street network of a synthetic city, timed step by step, for the comparison with other programs.

internal import ArgumentParser
internal import CityCheck
internal import Foundation

/// Builds the network of a city's roads, links its places and searches from its facilities.
struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network", abstract: "Time the street network of a city: building, linking, searching.",
    discussion: """
      The city is a folder of benchmarks/cities.py or of anyone with roads, buildings, entrances, facilities and
      toilets.geojson. Prints one JSON object.
      """)

  @Argument(help: "The city's folder.")
  var city: String

  @Option(help: "How many threads work.")
  var threads = 1

  @Flag(help: "Join places to the nearest node, the way to it not counted, as others do.")
  var nodes = false

  private struct Category: Sendable {
    var name: String
    var within: Double
    var places: PlanarGeometries
  }

  func run() throws {
    let plane = try CityPlane(folder: city, threads: threads)
    let roads = try plane.layer("roads")
    let lines = roads.geometries
    let buildings = try plane.layer("buildings").geometries
    let homes = (0..<buildings.count).map { buildings.centroid(of: $0) ?? PlanarPoint(x: .nan, y: .nan) }
    let categories = try categories(of: plane)
    var stages: [(String, Stopwatch.Lap)] = []
    func time<Value>(_ name: String, _ work: () throws -> Value) rethrows -> Value {
      let watch = Stopwatch()
      let value = try work()
      stages.append((name, watch.lap))
      return value
    }
    let graph = time("build") { StreetGraph(StreetLines(lines)) }
    let rule = LinkRule(target: nodes ? .node : .street, within: .infinity, countsWay: !nodes)
    let (linker, links, sources) = try time("link") {
      let linker = StreetLinker(graph, rule: rule)
      let links = try OrderedParallel.chunks(of: homes.count, chunkSize: 8192, threads: threads) { range in
        linker.links(x: homes[range].map(\.x), y: homes[range].map(\.y))
      }
      let sources = categories.map { category in
        (0..<category.places.count).compactMap { place in
          category.places.centroid(of: place).flatMap { linker.link(x: $0.x, y: $0.y) }.map {
            WalkSource($0, owner: place)
          }
        }
      }
      return (linker, links, sources)
    }
    _ = linker
    @Sendable func area(_ category: Int) -> WalkingArea {
      WalkingArea(
        graph, sources: sources[category],
        reaches: Array(repeating: categories[category].within, count: categories[category].places.count),
        namesOwners: false)
    }
    let reach = time("reach") { area(0) }
    let areas = try time("searches") {
      try OrderedParallel.chunks(of: categories.count, chunkSize: 1, threads: threads) { area($0.lowerBound) }
    }
    let served = try time("serve") {
      try OrderedParallel.chunks(of: links.count, chunkSize: 1, threads: threads) { range in
        areas.map { area in area.covers(links[range.lowerBound]).count { $0 } }
      }
    }
    // Others know no contracted streets: their nodes are all places where streets end or meet.
    let joints = StreetLinks(graph.joints, of: graph)
    let reached = areas.map { area in area.covers(joints).count { $0 } }
    var counts = [Int](repeating: 0, count: areas.count)
    for chunk in served { for number in counts.indices { counts[number] += chunk[number] } }
    func object(_ entries: [(String, String)]) -> String {
      "{" + entries.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
    print(
      object([
        ("program", "\"citycheck\""), ("threads", "\(threads)"), ("joined", "\"\(rule.target.rawValue)\""),
        (
          "stages",
          object(stages.map { ($0, object([("wall", "\($1.wall)"), ("cpu", "\($1.processor)")])) })
        ),
        ("edges", "\(roads.count)"), ("nodes", "\(joints.count)"), ("graph_edges", "\(graph.edgeCount)"),
        ("graph_nodes", "\(graph.nodeCount)"), ("length", "\(graph.length)"),
        ("graph_bytes", "\(graph.byteCount)"), ("park_limit", "\(reach.limit)"),
        (
          "reached",
          object(zip(categories, reached).map { ($0.name, "\($1)") })
        ), ("homes", object(zip(categories, counts).map { ($0.name, "\($1)") })),
        ("peak_mb", "\(Stopwatch.peakMegabytes)"),
      ]))
  }

  // Some makers of cities have words of their own.
  private static let kinds = [
    "clinic": "health_centre", "community_center": "culture", "sports": "sport",
    "express": "community_service", "convenience": "bus_stop",
  ]

  private func categories(of plane: CityPlane) throws -> [Category] {
    let facilities = try plane.layer("facilities", fields: ["kind"])
    var categories = [
      Category(name: "parks", within: 800, places: try plane.layer("entrances").geometries)
    ]
    let kinds = (0..<facilities.count).map { facility in
      let word = facilities.columns["kind"]?.text(facility) ?? ""
      return Self.kinds[word] ?? word
    }
    for kind in Set(kinds).sorted() {
      categories.append(
        Category(
          name: kind, within: 1000,
          places: facilities.geometries.selecting(kinds.indices.filter { kinds[$0] == kind })))
    }
    categories.append(
      Category(name: "toilets", within: 500, places: try plane.layer("toilets").geometries))
    return categories
  }
}

/// The layers of a city in the plane of the benchmark against other programs.
private struct CityPlane {
  private static let crs = "EPSG:32651"
  let folder: String
  let threads: Int
  private let fit: FittedProjection

  init(folder: String, threads: Int) throws {
    self.folder = folder
    self.threads = threads
    fit = try FittedProjection(
      to: Self.crs, southWest: GeographicPoint(longitude: 121.2, latitude: 31.5),
      northEast: GeographicPoint(longitude: 122, latitude: 32.2))
  }

  func layer(_ name: String, fields: [String] = []) throws -> Layer {
    let path = URL(fileURLWithPath: folder).appendingPathComponent("\(name).geojson").path
    let source = LayerSource(name: name, path: path, fields: fields)
    return try GeoJSONReader.read(source, threads: threads).projected(
      to: Self.crs, fit: fit, threads: threads)
  }
}

/// Wall and processor time since it was made.
private struct Stopwatch {
  struct Lap {
    var wall: Double
    var processor: Double
  }

  private let wall = DispatchTime.now().uptimeNanoseconds
  private let processor = Self.processorSeconds

  var lap: Lap {
    Lap(
      wall: Double(DispatchTime.now().uptimeNanoseconds - wall) / 1e9,
      processor: Self.processorSeconds - processor)
  }

  private static var usage: rusage {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  private static var processorSeconds: Double {
    let usage = usage
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  static var peakMegabytes: Double { Double(usage.ru_maxrss) / 1024 }
}
