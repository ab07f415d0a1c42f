import TestSupport
import Planar
import Synchronization
import Testing

@Suite struct OrderedParallelTests {
  private struct Refusal: Error, Equatable { var start: Int }

  @Test(arguments: [0, 1, 2, 8], [1, 3, 100, 1000, Int.max])
  func theRangesCoverAllInOrderWhateverTheThreads(threads: Int, chunkSize: Int) throws {
    for count in [0, 1, 2, 3, 99, 100, 101, 777] {
      let ranges = try OrderedParallel.chunks(of: count, chunkSize: chunkSize, threads: threads) { $0 }
      #expect(ranges.flatMap { Array($0) } == Array(0..<count))
      #expect(ranges.dropLast().allSatisfy { $0.count == chunkSize })
    }
  }

  @Test func noItemsMeanNoCalls() throws {
    let calls = Atomic(0)
    let results = try OrderedParallel.chunks(of: 0, chunkSize: 5, threads: 8) { _ in
      calls.add(1, ordering: .relaxed)
    }
    #expect(results.isEmpty)
    #expect(calls.load(ordering: .relaxed) == 0)
  }

  @Test func resultsAreTheSameForAnyNumberOfThreads() throws {
    var random = SplitMix64(seed: 77)
    let terms = (0..<10_000).map { _ in random.number(-1e6...1e6) }
    let answers = try [1, 2, 8].map { threads in
      try OrderedParallel.chunks(of: terms.count, chunkSize: 64, threads: threads) { range in
        terms[range].reduce(0, +)
      }
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0] == answers[2])
  }

  @Test(arguments: [1, 2, 8]) func theErrorOfTheLowestChunkWins(threads: Int) {
    for _ in 0..<50 {
      #expect(throws: Refusal(start: 30)) {
        try OrderedParallel.chunks(of: 1000, chunkSize: 10, threads: threads) { range -> Int in
          // The lower of the two failures takes longer, so that the higher one is often there first.
          if range.lowerBound == 30 {
            var sum = 0.0
            for term in 0..<20_000 { sum += Double(term).squareRoot() }
            throw Refusal(start: sum > 0 ? 30 : 0)
          }
          if range.lowerBound >= 40 { throw Refusal(start: range.lowerBound) }
          return range.lowerBound
        }
      }
    }
  }

  @Test func thereIsAtLeastOneThread() {
    #expect(OrderedParallel.defaultThreadCount >= 1)
  }
}
