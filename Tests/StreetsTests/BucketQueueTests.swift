import TestSupport
import Testing

@testable import Streets

@Suite struct BucketQueueTests {
  @Test(arguments: 0..<30) func givesAllBackBucketByBucket(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let width = random.number(0.5...20)
    var queue = BucketQueue<Int32>(width: width)
    var (waiting, last, next) = ([Int32: Double](), 0.0, Int32(0))
    // More than it has room for at first, of items and of buckets.
    for _ in 0..<6000 {
      if random.whole(0...2) > 0 || waiting.isEmpty {
        let cost = last + random.number(0...30_000)
        queue.push(next, cost)
        waiting[next] = cost
        next += 1
      } else if let (item, cost) = queue.pop() {
        #expect(waiting[item] == cost, "seed \(seed)")
        waiting[item] = nil
        last = max(last, cost)
      }
    }
    var before = 0
    while let (item, cost) = queue.pop() {
      #expect(waiting[item] == cost && Int(cost / width) >= before - 1, "seed \(seed)")
      before = Int(cost / width)
      waiting[item] = nil
    }
    #expect(waiting.isEmpty, "seed \(seed)")
  }
}
