// Where an audit's time goes, stage by stage. Kept apart from its result, which knows no clock.

internal import Foundation
internal import Synchronization

/// Takes down what each stage of an audit costs; for any number of threads at once.
public final class AuditTimings: Sendable {
  /// What a stage cost.
  public struct Stage: Sendable, Hashable {
    /// What was done, such as `read parks`.
    public var name: String
    /// Whether it is a part of the stage above it that is none: what it cost is in that one already.
    public var isPart = false
    /// Seconds on the wall; nil for a part of a stage that other parts ran beside.
    public var seconds: Double?
    /// Seconds of processor time, over all threads.
    public var processor: Double
    /// How much was worked on; nil where it is not one thing.
    public var amount: Double?
    /// What the amount counts, such as `bytes` or `features`.
    public var unit: String
    /// The most memory that the process has held by the end of the stage, in bytes.
    public var peakMemory: Int
  }

  private struct Taken {
    var stages: [Stage] = []
    // How many stages have begun and not ended.
    var open = 0
  }

  private let taken = Mutex(Taken())

  /// Timings of nothing yet.
  public init() {}

  /// The stages that have ended so far, in the order in which they began, each before its parts.
  public var stages: [Stage] { taken.withLock { $0.stages } }

  /// Takes down a stage of the whole program; one within another is a part of that.
  ///
  /// - Parameters:
  ///   - name: What is done.
  ///   - unit: What the amount counts.
  ///   - amount: How much was worked on, from what came out.
  ///   - body: The stage.
  public func measure<Value>(
    _ name: String, unit: String = "", amount: (Value) -> Double? = { _ in nil }, _ body: () throws -> Value
  ) rethrows -> Value {
    let wall = ContinuousClock.now
    let processor = Self.processorSeconds()
    let place = taken.withLock { taken in
      taken.open += 1
      return taken.stages.count
    }
    let value: Value
    do {
      value = try body()
    } catch {
      taken.withLock { $0.open -= 1 }
      throw error
    }
    let elapsed = ContinuousClock.now - wall
    var stage = Stage(
      name: name,
      seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18,
      processor: Self.processorSeconds() - processor, amount: amount(value), unit: unit,
      peakMemory: Self.peakMemory())
    taken.withLock { taken in
      taken.open -= 1
      stage.isPart = taken.open > 0
      // Before its parts, which have ended already.
      taken.stages.insert(stage, at: min(place, taken.stages.count))
    }
    return value
  }

  /// Takes down a part of a stage that ran on several threads.
  func addPart(_ name: String, nanoseconds: Int, amount: Double? = nil, unit: String = "") {
    let stage = Stage(
      name: name, isPart: true, seconds: nil, processor: Double(nanoseconds) * 1e-9, amount: amount,
      unit: unit, peakMemory: Self.peakMemory())
    taken.withLock { $0.stages.append(stage) }
  }

  /// The processor time of this thread in nanoseconds.
  static func threadNanoseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func peakMemory() -> Int {
    var usage = rusage()
    #if os(Linux)
      _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss * 1024
    #else
      _ = unsafe getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }
}

extension Optional where Wrapped == AuditTimings {
  /// Takes down a stage where somebody wants to know.
  func measure<Value>(
    _ name: String, unit: String = "", amount: (Value) -> Double? = { _ in nil }, _ body: () throws -> Value
  ) rethrows -> Value {
    guard let self else { return try body() }
    return try self.measure(name, unit: unit, amount: amount, body)
  }
}
