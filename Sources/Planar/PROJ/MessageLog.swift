// What PROJ says while it creates something: its error numbers alone say nothing.

internal import CPROJ

/// The last message of a PROJ context.
final class MessageLog {
  private(set) var last = "PROJ gives no reason"

  private init() {}

  /// What `body` made with the context, and the last thing that PROJ said meanwhile; it goes nowhere else,
  /// not to standard error either.
  static func reading<Made>(from context: OpaquePointer, _ body: () -> Made) -> (Made, reason: String) {
    let log = MessageLog()
    // The context knows the log by its address only; from the end of this function on, it must not.
    return withExtendedLifetime(log) {
      unsafe proj_log_func(
        context, Unmanaged.passUnretained(log).toOpaque(),
        { log, _, message in
          guard let log = unsafe log, let message = unsafe message else { return }
          unsafe Unmanaged<MessageLog>.fromOpaque(log).takeUnretainedValue().last =
            unsafe String(cString: message)
        })
      defer { unsafe proj_log_func(context, nil, { _, _, _ in }) }
      let made = body()
      return (made, log.last)
    }
  }
}
