// The terminal: how wide it is, whether it is one, and text that cannot take it over.

internal import CityCheck
internal import Foundation

/// Standard output and standard error.
enum Console {
  /// Whether standard output is a terminal that wants colour.
  static var wantsColor: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  /// Whether standard error is a terminal, so that progress may be drawn.
  static var drawsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  /// The width of the terminal in columns; 100 where there is none.
  static var width: Int {
    var size = winsize()
    let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? max(60, Int(size.ws_col)) : 100
  }

  /// Writes data to standard output.
  static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// Writes talk to standard error.
  static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// Text from data, its control characters made visible so that it cannot move the cursor; line feeds stay.
  static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
            ? "\u{FFFD}" : scalar
        }))
  }

  /// Draws progress on one line of a terminal; nothing on a pipe.
  static func draw(_ progress: AuditProgress) {
    let stage =
      switch progress.stage {
      case .reading: "reading layers"
      case .passing(let layer, let features): "\(layer), \(features) features"
      case .measuring(let indicator): indicator
      case .concluding: "writing findings"
      }
    draw(done: progress.done, of: progress.steps, stage)
  }

  /// Draws how much of something is done on one line of a terminal; nothing on a pipe.
  static func draw(done: Int, of total: Int, _ what: String) {
    guard drawsProgress else { return }
    let width = 24
    let filled = width * min(done, total) / max(1, total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(bar) \(what)".utf8))
  }

  /// Takes the progress line away again.
  static func clearProgress() {
    guard drawsProgress else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
  }
}
