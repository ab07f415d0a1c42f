// Files written in order, whoever comes first.

import Foundation
import Planar
import TestSupport
import Testing

@testable import SyntheticCities

@Suite struct OrderedFilesTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static func bytes(_ text: String) -> GeoJSONBytes {
    var bytes = GeoJSONBytes()
    bytes.raw(Array(text.utf8))
    return bytes
  }

  private func files(_ names: String...) -> [OrderedFiles.File] {
    names.map {
      OrderedFiles.File(
        name: $0, opening: Array("<".utf8), separator: Array(",".utf8), closing: Array(">".utf8))
    }
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }
  }

  @Test(arguments: [1, 2, 8])
  func contributionsComeInOrder(threads: Int) throws {
    let files = try OrderedFiles(files("a", "b"), in: folder.url, lead: 3)
    _ = try OrderedParallel.chunks(of: 200, chunkSize: 1, threads: threads) { range in
      let number = range.lowerBound
      // The second file has something of every third only.
      var pieces = [0: Self.bytes("\(number)")]
      if number % 3 == 2 { pieces[1] = Self.bytes("\(number)") }
      try files.add(pieces, number: number)
    }
    #expect(try names == [".a.part", ".b.part"])
    let size = try files.finish()
    #expect(try names == ["a", "b"])
    let a = "<" + (0..<200).map(String.init).joined(separator: ",") + ">"
    let b = "<" + stride(from: 2, to: 200, by: 3).map(String.init).joined(separator: ",") + ">"
    #expect(try folder.text(of: "a") == a)
    #expect(try folder.text(of: "b") == b)
    #expect(size == a.utf8.count + b.utf8.count)
  }

  @Test func whatIsDiscardedLeavesTheFormerFiles() throws {
    try folder.write("former", to: "a")
    let files = try OrderedFiles(files("a", "b"), in: folder.url, lead: 3)
    try files.add([0: Self.bytes("new")], number: 0)
    files.discard()
    #expect(try names == ["a"])
    #expect(try folder.text(of: "a") == "former")
  }

  @Test func aFailureSetsFreeWhoeverWaits() throws {
    let files = try OrderedFiles(files("a"), in: folder.url, lead: 1)
    #expect(throws: SyntheticCityError.cancelled) {
      _ = try OrderedParallel.chunks(of: 8, chunkSize: 1, threads: 4) { range in
        if range.lowerBound == 0 {
          files.fail()
          throw SyntheticCityError.cancelled
        }
        try files.add([0: Self.bytes("x")], number: range.lowerBound)
      }
    }
    files.discard()
    #expect(try names.isEmpty)
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    let error = #expect(throws: SyntheticCityError.self) {
      try OrderedFiles(files("a"), in: folder.url.appendingPathComponent("nowhere"), lead: 1)
    }
    #expect(error?.description.contains("nowhere") ?? false)
  }
}
