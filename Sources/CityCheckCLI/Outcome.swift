// How a command ends: the message on stderr and the exit code that scripts rely on.

internal import ArgumentParser
internal import CityCheck
internal import Foundation

/// The exit codes, by sysexits.h where it has one.
enum Outcome {
  /// Done, and the policy of `--fail-on` says no.
  static let failedPolicy = ExitCode(2)
  static let badData = ExitCode(65)
  static let missingInput = ExitCode(66)
  static let internalError = ExitCode(70)
  static let cannotWrite = ExitCode(73)
  /// Stopped by Ctrl-C: 128 and the signal's number.
  static let interrupted = ExitCode(130)

  /// Says what went wrong on stderr, and with which of several things if it is said, and gives the exit code for it.
  static func report(_ error: any Error, about name: String? = nil) -> ExitCode {
    Console.say("citycheck: \(name.map { "\($0): " } ?? "")\(Console.visible("\(error)"))")
    return code(of: error)
  }

  private static func code(of error: any Error) -> ExitCode {
    switch error {
    case let error as AuditError: code(of: error)
    case let error as DocumentFaults: error.isUnreadable ? missingInput : badData
    case ReportError.cancelled: interrupted
    case ReportError.unusableLayerName: badData
    case is ReportError: cannotWrite
    case let error as LedgerError: code(of: error)
    case let error as ComparisonError: code(of: error)
    default: internalError
    }
  }

  private static func code(of error: AuditError) -> ExitCode {
    switch error {
    case .document(let faults): faults.isUnreadable ? missingInput : badData
    case .condition, .noDistricts, .crs: badData
    case .layers(let errors): errors.contains(where: isMissing) ? missingInput : badData
    case .features(let error): code(of: error)
    case .cancelled: interrupted
    case .computation: internalError
    }
  }

  private static func code(of error: LedgerError) -> ExitCode {
    switch error {
    case .missing, .onlyAuditFile, .noAuditFolder: missingInput
    case .notALedger, .unknownVersion, .noAuditFile, .unplainLayer, .unusableDocuments: badData
    }
  }

  private static func code(of error: ComparisonError) -> ExitCode {
    switch error {
    case .audit(_, let error): code(of: error)
    case .piped, .unplain: badData
    case .notAsRecorded: missingInput
    }
  }

  private static func isMissing(_ error: LayerError) -> Bool {
    switch error {
    case .missingFile, .unreadableFile: true
    default: false
    }
  }
}
