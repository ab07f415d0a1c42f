// One GEOS handle, for one worker at a time, with the message of its last failure.

internal import CGEOS

/// What GEOS said when an operation failed.
public struct GEOSError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The operation, such as `intersection`.
  public let operation: String
  /// GEOS's own message; it cuts long ones at about 1 kB.
  public let message: String

  /// One line for a log or a problem list.
  public var description: String { "GEOS \(operation) failed: \(message)" }
}

/// A GEOS handle. Made inside the worker that uses it and never shared: making one costs about 50 ns.
@safe
final class GEOSContext {
  let handle: GEOSContextHandle_t
  private var lastMessage: String?

  init() {
    guard let handle = unsafe GEOS_init_r() else { preconditionFailure("GEOS has no memory for a context") }
    unsafe self.handle = handle
    // The message handler needs a stable address, which is why this is a class.
    unsafe GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, userdata in
        guard let message = unsafe message, let userdata = unsafe userdata else { return }
        let context = unsafe Unmanaged<GEOSContext>.fromOpaque(userdata).takeUnretainedValue()
        unsafe context.lastMessage = String(cString: message)
      }, Unmanaged.passUnretained(self).toOpaque())
    // Notices (such as the place of an invalid ring) are asked for by their own calls; keep them off stderr.
    unsafe GEOSContext_setNoticeMessageHandler_r(handle, { _, _ in }, nil)
  }

  deinit { unsafe GEOS_finish_r(handle) }

  /// The last message, taken: the next failure starts clean.
  func error(_ operation: String) -> GEOSError {
    // Some of GEOS's messages end their line themselves.
    let message = lastMessage?.split(separator: "\n").joined(separator: " ") ?? "no message"
    lastMessage = nil
    return GEOSError(operation: operation, message: message)
  }
}

/// The GEOS that is linked, such as `3.11.1-CAPI-1.17.1`.
public var geosVersion: String { unsafe GEOSversion().map { unsafe String(cString: $0) } ?? "unknown" }
