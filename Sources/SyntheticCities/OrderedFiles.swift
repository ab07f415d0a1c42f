// Files filled by several threads, each in the order of the quarters, under other names until all are whole.

internal import Foundation
internal import Synchronization

/// The unfinished files of a folder.
///
/// A file is written as `.parks.geojson.part` and gets its name when the city is finished; a run that fails or is
/// cancelled takes its parts away and leaves the files of a former run as they were.
final class OrderedFiles: Sendable {
  /// A file to be written.
  struct File: Sendable {
    var name: String
    var opening: [UInt8]
    /// What stands between what two contributions give.
    var separator: [UInt8]
    var closing: [UInt8]
  }

  private struct State {
    var next = 0
    var waiting: [Int: [Int: GeoJSONBytes]] = [:]
    var handles: [FileHandle] = []
    var isEmpty: [Bool]
    var bytes = 0
    var hasFailed = false
  }

  private let folder: URL
  private let files: [File]
  private let state: Mutex<State>
  /// How many contributions may wait for a slower one.
  private let lead: Int
  private let turn = NSCondition()

  init(_ files: [File], in folder: URL, lead: Int) throws(SyntheticCityError) {
    self.files = files
    self.folder = folder
    self.lead = max(1, lead)
    state = Mutex(State(isEmpty: files.map { _ in true }))
    do {
      for file in files {
        let path = Self.part(of: file, in: folder)
        try Data(file.opening).write(to: path)
        let handle = try FileHandle(forWritingTo: path)
        try handle.seekToEnd()
        state.withLock { state in
          state.bytes += file.opening.count
          state.handles.append(handle)
        }
      }
    } catch {
      discard()
      throw SyntheticCityError(error, path: folder.relativePath)
    }
  }

  private static func part(of file: File, in folder: URL) -> URL {
    let place = folder.appendingPathComponent(file.name)
    return place.deletingLastPathComponent().appendingPathComponent(".\(place.lastPathComponent).part")
  }

  /// Adds the contribution of one number, by the index of the file; waits until the ones before it are near.
  ///
  /// Contributions are numbered from 0 without a gap, and of those that are not written yet the lowest is always
  /// under way on some thread.
  func add(_ pieces: [Int: GeoJSONBytes], number: Int) throws(SyntheticCityError) {
    turn.lock()
    while state.withLock({ $0.next + lead <= number && !$0.hasFailed }) { turn.wait() }
    turn.unlock()
    defer {
      turn.lock()
      turn.broadcast()
      turn.unlock()
    }
    do {
      try state.withLock { state in
        state.waiting[number] = pieces
        while let due = state.waiting.removeValue(forKey: state.next) {
          try write(due, state: &state)
          state.next += 1
        }
      }
    } catch {
      fail()
      throw SyntheticCityError(error, path: folder.relativePath)
    }
  }

  private func write(_ pieces: [Int: GeoJSONBytes], state: inout State) throws {
    for (index, piece) in pieces where piece.count > 0 {
      let separator = state.isEmpty[index] ? [] : files[index].separator
      if !separator.isEmpty { try state.handles[index].write(contentsOf: separator) }
      try state.handles[index].write(contentsOf: piece.text)
      state.isEmpty[index] = false
      state.bytes += separator.count + piece.count
    }
  }

  /// Lets no thread wait for a contribution that will not come.
  func fail() {
    state.withLock { $0.hasFailed = true }
    turn.lock()
    turn.broadcast()
    turn.unlock()
  }

  /// Ends the files and gives them their names, the last file last.
  ///
  /// - Returns: How many bytes the files have together.
  func finish() throws(SyntheticCityError) -> Int {
    do {
      return try state.withLock { state in
        for (file, handle) in zip(files, state.handles) {
          try handle.write(contentsOf: file.closing)
          try handle.close()
          state.bytes += file.closing.count
        }
        state.handles = []
        for file in files {
          let place = folder.appendingPathComponent(file.name)
          if FileManager.default.fileExists(atPath: place.path) {
            try FileManager.default.removeItem(at: place)
          }
          try FileManager.default.moveItem(at: Self.part(of: file, in: folder), to: place)
        }
        return state.bytes
      }
    } catch {
      discard()
      throw SyntheticCityError(error, path: folder.relativePath)
    }
  }

  /// Takes the unfinished files away.
  func discard() {
    state.withLock { state in
      for handle in state.handles { try? handle.close() }
      state.handles = []
    }
    // A part that is not there need not be taken away.
    for file in files { try? FileManager.default.removeItem(at: Self.part(of: file, in: folder)) }
  }
}
