// The built `citycheck`, run as a process with a folder of its own.

import Foundation
import Testing

/// What a run of `citycheck` left behind.
struct Ran {
  var code: Int32
  var output: String
  var log: String
}

/// A folder that is taken away again when the value goes.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-" + UUID().uuidString, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path)
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }

  /// Runs `citycheck` in the folder.
  func run(_ arguments: String...) throws -> Ran { try run(arguments) }

  /// Starts `citycheck` in the folder and does not wait for it; what it says goes to the file `log`, if there is one.
  func start(_ arguments: String..., log: String? = nil) throws -> Process { try start(arguments, log: log) }

  func start(_ arguments: [String], log: String? = nil) throws -> Process {
    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = ["LC_ALL": "C"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    if let log {
      try write("", to: log)
      process.standardError = try FileHandle(forWritingTo: url.appendingPathComponent(log))
    }
    try process.run()
    return process
  }

  /// Runs `citycheck` in the folder, with a file of it as standard input if one is named.
  func run(_ arguments: [String], input: String? = nil) throws -> Ran {
    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = ["LC_ALL": "C"]
    // Files, not pipes: a full pipe would wait for a reader.
    let streams = ScratchStreams(url)
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: url.appendingPathComponent($0)) }
      ?? FileHandle.nullDevice
    process.standardOutput = try streams.open(streams.output)
    process.standardError = try streams.open(streams.log)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit, "\(arguments)")
    return Ran(
      code: process.terminationStatus, output: try streams.text(streams.output),
      log: try streams.text(streams.log))
  }

  /// Runs `citycheck` in the folder by a line of the shell, in which `$0` is the executable, and waits for it.
  func runByShell(_ line: String) throws -> Ran {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line, try Self.executable().path]
    process.currentDirectoryURL = url
    process.environment = ["LC_ALL": "C"]
    let streams = ScratchStreams(url)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try streams.open(streams.output)
    process.standardError = try streams.open(streams.log)
    try process.run()
    process.waitUntilExit()
    return Ran(
      code: process.terminationStatus, output: try streams.text(streams.output),
      log: try streams.text(streams.log))
  }

  /// The executable beside the test bundle.
  private static func executable() throws -> URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    let folders = [
      bundle?.deletingLastPathComponent(), Bundle.main.bundleURL,
      Bundle.main.executableURL?.deletingLastPathComponent(),
      URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent(),
    ].compactMap { $0 }
    let candidates = folders.map { $0.appendingPathComponent("citycheck") }
    return try #require(
      candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) },
      "citycheck is not built beside the tests")
  }
}

private struct ScratchStreams {
  let output: URL
  let log: URL

  init(_ folder: URL) {
    let name = UUID().uuidString
    output = folder.appendingPathComponent(".\(name).out")
    log = folder.appendingPathComponent(".\(name).log")
  }

  func open(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  func text(_ url: URL) throws -> String {
    defer { try? FileManager.default.removeItem(at: url) }
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }
}

extension ScratchFolder {
  /// Writes a village: one district with 100 residents, one block, one park next to it, under the standard `core`.
  func writeVillage(audit: String = ScratchFolder.village) throws {
    func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double, _ properties: String) -> String
    {
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":\(properties),"geometry":\
      {"type":"Polygon","coordinates":[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],\
      [\(west),\(south)]]]}}]}
      """
    }
    try write(
      box(121, 32, 121.01, 32.01, #"{"code":"V","name":"Village","pop":100}"#), to: "districts.geojson")
    try write(box(121.002, 32.002, 121.004, 32.004, "{}"), to: "residential.geojson")
    try write(box(121.004, 32.002, 121.006, 32.004, #"{"name":"Green"}"#), to: "parks.geojson")
    try write(audit, to: "audit.yaml")
  }

  static let village = """
    city: Village
    standard: core
    layers:
      districts: { path: districts.geojson, id: code, name: name, residents: pop }
      residential: { path: residential.geojson }
      parks: { path: parks.geojson }

    """
}
