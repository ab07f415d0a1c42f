// What a benchmark is: a set-up that nobody times, work that is repeated, and a result that must be the known one.

/// A stage of the library, small enough to be run hundreds of times.
struct Benchmark: Sendable {
  /// What is counted, for the throughput.
  enum Unit: Sendable {
    /// Bytes read or written.
    case bytes
    /// Things by their name in the singular, such as `vertex`.
    case things(String)
  }

  /// Its name on the command line.
  let name: String
  /// What it does, in some words.
  let about: String
  /// What its amount counts.
  let unit: Unit
  /// Makes its data.
  let prepare: @Sendable () throws -> Prepared
}

/// A benchmark's work, ready to be done any number of times.
struct Prepared {
  /// How much one run works on.
  let amount: Int
  /// What one run must give.
  let expected: Int
  /// One run; gives what to ask for a number that depends on all that was done.
  let work: () throws -> () -> Int

  /// Work that comes to a number by itself.
  init(amount: Int, expected: Int, _ work: @escaping () throws -> Int) {
    self.init(amount: amount, expected: expected, number: { $0 }, work)
  }

  /// Work whose outcome is looked at afterwards, untimed.
  init<Outcome>(
    amount: Int, expected: Int, number: @escaping (Outcome) -> Int, _ work: @escaping () throws -> Outcome
  ) {
    self.amount = amount
    self.expected = expected
    self.work = {
      let outcome = try work()
      return { number(outcome) }
    }
  }
}

/// A benchmark that did not give what it must.
struct WrongResult: Error, CustomStringConvertible {
  let name: String
  let expected: Int
  let found: Int

  var description: String {
    """
    \(name) gave \(found) and not \(expected): either the library is wrong now, or what it computes was changed on \
    purpose; then put the new number into the benchmark's file
    """
  }
}
