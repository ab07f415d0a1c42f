// What of a coverage is at fault, and so is drawn, listed and found.

package import Measures
package import Standards

extension Indicator {
  /// What becomes patches: what is out of reach, but what is within reach where the target wants little of that.
  package var patchSide: PatchSide {
    guard case .coverage = measure, let target, !target.wantsMore else { return .outOfReach }
    return .withinReach
  }
}
