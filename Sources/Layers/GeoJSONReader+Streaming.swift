// A layer passed through in batches, so that it need not fit into memory.

internal import Foundation
internal import Planar

extension GeoJSONReader {
  /// Passes a layer through in batches, and says at its end where it came from and what was wrong.
  ///
  /// What is held at any time is a few megabytes of text and what becomes of them for each thread; more where a
  /// single feature is longer. Nothing depends on the number of threads.
  ///
  /// A `crs` member that names a projected CRS must come before the features, or near the end of a plain file:
  /// standard input and packed files cannot be looked at twice.
  ///
  /// - Parameters:
  ///   - source: The file and how to read it.
  ///   - threads: How many threads work, at least 1.
  ///   - isCancelled: Asked once a batch, and while nobody writes into a named pipe; true ends the work with a
  ///     `CancellationError`.
  ///   - transform: What is to be made of a batch. Called on any thread, for several batches at once.
  ///   - consume: Takes what became of each batch: one at a time, in the order of the file, on the calling
  ///     thread.
  /// - Throws: ``LayerError``: the file is missing, unreadable or not GeoJSON; or, after the last batch, the
  ///   policy is `strict` and there is a problem worse than a note. `CancellationError`. Whatever `transform`
  ///   and `consume` throw, the first in the order of the file.
  public static func stream<Result: Sendable>(
    _ source: LayerSource, threads: Int,
    isCancelled: (@Sendable () -> Bool)? = nil,
    transform: @Sendable (FeatureBatch) throws -> Result,
    consume: (Result) throws -> Void
  ) throws -> LayerEnd {
    try stream(
      source, threads: threads, Cutting(), isCancelled: isCancelled, restart: nil, transform: transform,
      consume: consume)
  }

  /// - Parameter restart: Takes back what has been consumed, because all of it comes once more; nil where
  ///   that cannot be.
  static func stream<Result: Sendable>(
    _ source: LayerSource, threads: Int, _ cutting: Cutting, isCancelled: (@Sendable () -> Bool)? = nil,
    restart: (() -> Void)?, transform: @Sendable (FeatureBatch) throws -> Result,
    consume: (Result) throws -> Void
  ) throws -> LayerEnd {
    try withoutActuallyEscaping(transform) { transform in
      var hasConsumed = false
      func run(_ known: CRSMember?) throws -> LayerEnd {
        let cutter = try PieceCutter.open(source, cutting, isCancelled: isCancelled)
        let pipeline = LayerPipeline(
          source, cutter, known: known, threads: threads, isCancelled: isCancelled, transform)
        return try pipeline.run {
          hasConsumed = true
          try consume($0)
        }
      }
      do {
        return try run(try lateCRS(of: source, threads: threads, cutting))
      } catch let late as PieceSettling.LateCRS {
        guard source.path != "-", restart != nil || !hasConsumed else { throw tooLate(late.crs, source) }
        restart?()
        return try run(late.crs)
      } catch LayerError.cancelled {
        throw CancellationError()
      }
    }
  }

  private static func tooLate(_ crs: CRSMember, _ source: LayerSource) -> LayerError {
    .notGeoJSON(
      layer: source.name, path: source.displayPath,
      reason: """
        its 'crs' member (\(crs.name ?? "null")) comes after its features, which have been read as WGS 84 degrees \
        by then; move it before 'features', or convert the file to WGS 84
        """)
  }

  /// The CRS that a plain document names behind its features, if its last bytes look like it.
  private static func lateCRS(
    of source: LayerSource, threads: Int, _ cutting: Cutting
  ) throws -> CRSMember? {
    guard source.path != "-", tailMentionsCRS(source.path) else { return nil }
    var plain = LayerSource(name: source.name, path: source.path, displayPath: source.displayPath)
    plain.policy = .skip
    let cutter = try PieceCutter.open(plain, cutting)
    guard cutter.form == .document, cutter.source.isPlain else { return nil }
    do {
      _ = try LayerPipeline(
        plain, cutter, known: nil, threads: threads, isCancelled: nil, { _ in 0 }
      ).run { _ in }
    } catch let late as PieceSettling.LateCRS {
      return late.crs
    } catch {
      // What is wrong with the file is said when it is read in earnest.
    }
    return nil
  }

  private static func tailMentionsCRS(_ path: String) -> Bool {
    // A pipe has no end to look at, and opening it would take it from whoever writes.
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    guard let size = try? file.seekToEnd(), size > 0 else { return false }
    try? file.seek(toOffset: size > 4096 ? size - 4096 : 0)
    guard let tail = try? file.readToEnd() else { return false }
    return tail.range(of: Data("\"crs\"".utf8)) != nil
  }
}
