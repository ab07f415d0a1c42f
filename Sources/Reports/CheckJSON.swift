// What `citycheck check --json` prints: the layers and what is wrong with them, in the words of results.json.

public import Audits
internal import Layers
internal import Planar

/// The layers of a check and their problems, for programs.
public enum CheckJSON {
  /// The check as JSON, ending in a line feed: `crs`, `inputs` and `problems` as in `results.json`.
  public static func text(of check: LayerCheck) -> String {
    JSONWriter().text(
      of: .object([
        DetailEntry("crs", check.crs.json),
        DetailEntry("inputs", .list(check.inputs.map(\.json))),
        DetailEntry("problems", .list(check.problems.map(\.json))),
      ]))
  }
}
