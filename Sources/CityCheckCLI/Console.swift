// The terminal: how wide it is, whether it is one, and text that cannot take it over.

internal import ArgumentParser
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

  /// Writes data to standard output. Where that cannot be done, as on a full disk, the program ends here and says why:
  /// all files have been written by then.
  static func write(_ text: String) {
    guard let reason = put(text, to: STDOUT_FILENO) else { return }
    say("citycheck: cannot write to standard output: \(reason)")
    exit(Outcome.cannotWrite.rawValue)
  }

  /// Writes talk to standard error. There is nobody to tell where that cannot be done.
  static func say(_ text: String) { _ = put(text + "\n", to: STDERR_FILENO) }

  /// Writes all of a text; what the system says where that cannot be done.
  private static func put(_ text: String, to descriptor: Int32) -> String? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // Whoever reads has asked not to be waited for.
        var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&room, 1, -1)
      } else if errno != EINTR {
        return unsafe String(cString: strerror(errno))
      }
    }
    return nil
  }

  /// Keeps the places of standard streams that were closed when the program began: the next file that is opened would
  /// take them, and what is meant for people would be written into it. Nothing can be read from or written to what is put
  /// there.
  static func holdClosedStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

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
    _ = put("\r\u{1B}[2K\(bar) \(what)", to: STDERR_FILENO)
  }

  /// Takes the progress line away again.
  static func clearProgress() {
    guard drawsProgress else { return }
    _ = put("\r\u{1B}[2K", to: STDERR_FILENO)
  }
}
