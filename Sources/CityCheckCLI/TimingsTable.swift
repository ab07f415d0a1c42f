// `--timings`: where the time went, as a table.

internal import CityCheck
internal import Foundation

/// The stages of an audit as a table.
enum TimingsTable {
  /// One row a stage: seconds on the wall, seconds of processor time, rate, and the peak memory by its end.
  static func text(of stages: [AuditTimings.Stage]) -> String {
    let names = stages.map { $0.isPart ? "  \($0.name)" : $0.name }
    let width = max(30, names.map(\.count).max() ?? 0)
    func pad(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    var lines = [
      "stage".padding(toLength: width, withPad: " ", startingAt: 0)
        + "   seconds       CPU            rate   peak MB"
    ]
    for (stage, name) in zip(stages, names) {
      let seconds = stage.seconds.map { fixed($0, 3) } ?? ""
      let busy = stage.seconds ?? stage.processor
      let rate = stage.amount.map { self.rate($0 / max(busy, 1e-9), stage.unit) } ?? ""
      lines.append(
        name.padding(toLength: width, withPad: " ", startingAt: 0) + pad(seconds, 10)
          + pad(fixed(stage.processor, 3), 10) + pad(rate, 16)
          + pad(fixed(Double(stage.peakMemory) / 1e6, 0), 10))
    }
    let wholes = stages.filter { !$0.isPart }
    let whole = wholes.compactMap(\.seconds).reduce(0, +)
    let busy = wholes.reduce(0) { $0 + $1.processor }
    lines.append(
      "all".padding(toLength: width, withPad: " ", startingAt: 0) + pad(fixed(whole, 3), 10)
        + pad(fixed(busy, 3), 10))
    return lines.joined(separator: "\n")
  }

  private static func fixed(_ number: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", number)
  }

  private static func rate(_ perSecond: Double, _ unit: String) -> String {
    switch unit {
    case "bytes": "\(fixed(perSecond / 1e6, 0)) MB/s"
    default: "\(fixed(perSecond / 1e6, 2)) M/s"
    }
  }
}
