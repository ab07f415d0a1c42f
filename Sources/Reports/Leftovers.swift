// What a run that was killed has left behind. Files and folders in the making are called `.NAME.PID`, and a former ledger on
// its way out `.NAME.PID.former`; while the process of that number lives they are its own, and then they are nobody's.

internal import Foundation

/// What killed runs have left behind in a folder.
enum Leftovers {
  /// Something that a process of which nothing is heard any more was about to finish.
  struct Entry: Sendable, Hashable {
    /// Where it is.
    var url: URL
    /// What it was to be called.
    var name: String
    /// Whether it is what stood there before.
    var isFormer: Bool
  }

  /// What processes that are no more have left in a folder, by their names; nothing where there is no folder.
  static func found(in folder: URL) -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { entry in
      guard let match = entry.wholeMatch(of: /\.(.+)\.([0-9]{1,9})(\.former(-[0-9]+)?)?/),
        let process = Int32(match.2), !isAlive(process)
      else { return nil }
      return Entry(
        url: folder.appendingPathComponent(entry), name: String(match.1), isFormer: match.3 != nil)
    }
  }

  /// Removes what processes that are no more have left in a folder. What stood there before is removed only where something
  /// stands in its place: else it may be the only one.
  ///
  /// - Parameter isOurs: Whether a name is one of those that are written there.
  static func remove(in folder: URL, where isOurs: (String) -> Bool) {
    for entry in found(in: folder) where isOurs(entry.name) {
      let place = folder.appendingPathComponent(entry.name)
      if entry.isFormer, !FileManager.default.fileExists(atPath: place.path) { continue }
      // What cannot be removed is in nobody's way.
      try? FileManager.default.removeItem(at: entry.url)
    }
  }

  /// Whether a process of this number lives, whoever's it is.
  private static func isAlive(_ process: Int32) -> Bool {
    kill(process, 0) == 0 || errno != ESRCH
  }
}
