// Which part of a demand is drawn and listed: the part that is at fault.

/// Which part of a demand a coverage gathers into patches.
public enum PatchSide: Sendable, Hashable {
  /// What no supply reaches: the fault where much is to be within reach.
  case outOfReach
  /// What some supply reaches: the fault where little is to be within reach, as of homes beside a transfer station.
  case withinReach
}
