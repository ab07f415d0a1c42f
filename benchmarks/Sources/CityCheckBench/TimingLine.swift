// A benchmark's times as a line of a table.

internal import Foundation

/// Lines of the table that `citycheck-bench` prints.
enum TimingLine {
  static var header: String { columns("benchmark", "median ms", "least ms", "at its best") }

  static func text(of benchmark: Benchmark, amount: Int, _ timing: Timing) -> String {
    columns(
      benchmark.name, fixed(timing.median * 1e3, 3), fixed(timing.least * 1e3, 3),
      rate(benchmark.unit, amount, timing.least) + "   " + benchmark.about)
  }

  private static func rate(_ unit: Benchmark.Unit, _ amount: Int, _ seconds: Double) -> String {
    let rate =
      switch unit {
      case .bytes: fixed(Double(amount) / seconds / 1e6, 0) + " MB/s"
      case .things(let thing): fixed(seconds / Double(amount) * 1e9, 1) + " ns per \(thing)"
      }
    return rate.padding(toLength: max(24, rate.count), withPad: " ", startingAt: 0)
  }

  private static func columns(_ name: String, _ median: String, _ least: String, _ rest: String) -> String {
    name.padding(toLength: 24, withPad: " ", startingAt: 0) + leading(median, 10) + leading(least, 10) + "  "
      + rest
  }

  private static func leading(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func fixed(_ number: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", number)
  }
}
