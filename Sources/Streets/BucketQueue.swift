// A queue by cost that sorts no finer than by buckets: what a search needs, and cheaper than a heap.
//
// (R. Dial, "Algorithm 360: shortest-path forest with topological ordering", CACM 12, 1969.)

/// A queue of items by cost, least bucket first; within a bucket in no promised order.
@safe struct BucketQueue<Item: BitwiseCopyable>: ~Copyable {
  private struct Entry {
    var cost: Double
    var item: Item
    var next: Int32
  }

  private let perMetre: Double
  // The newest entry of each bucket; buckets are used in turns.
  private var heads: UnsafeMutableBufferPointer<Int32>
  private var entries: UnsafeMutableBufferPointer<Entry>
  private var used = 0
  private var free: Int32 = -1
  private var current = 0
  // The last bucket that something is in.
  private var last = -1

  init(width: Double) {
    perMetre = 1 / width
    unsafe heads = .allocate(capacity: 1 << 10)
    unsafe heads.initialize(repeating: -1)
    unsafe entries = .allocate(capacity: 1 << 12)
  }

  deinit {
    unsafe heads.deallocate()
    unsafe entries.deallocate()
  }

  @inline(__always)
  mutating func push(_ item: Item, _ cost: Double) {
    // A cost below the current bucket's comes of rounding at its border only.
    let bucket = max(current, Int(cost * perMetre))
    if unsafe bucket >= heads.count { addBuckets(bucket) }
    var place = Int(free)
    if place >= 0 {
      unsafe free = entries[place].next
    } else {
      if unsafe used == entries.count { addEntries() }
      place = used
      used &+= 1
    }
    unsafe entries[place] = Entry(cost: cost, item: item, next: heads[bucket])
    unsafe heads[bucket] = Int32(truncatingIfNeeded: place)
    if bucket > last { last = bucket }
  }

  /// Begins anew with the least bucket, once nothing is left in any.
  mutating func restart() {
    current = 0
    last = -1
  }

  @inline(__always)
  mutating func pop() -> (item: Item, cost: Double)? {
    while current <= last {
      let place = unsafe heads[current]
      if place >= 0 {
        let entry = unsafe entries[Int(place)]
        unsafe heads[current] = entry.next
        unsafe entries[Int(place)].next = free
        free = place
        return (entry.item, entry.cost)
      }
      current &+= 1
    }
    return nil
  }

  private mutating func addBuckets(_ bucket: Int) {
    let grown = unsafe UnsafeMutableBufferPointer<Int32>.allocate(capacity: max(2 * heads.count, bucket + 1))
    unsafe grown.initialize(repeating: -1)
    for place in unsafe heads.indices { unsafe grown[place] = heads[place] }
    unsafe heads.deallocate()
    unsafe heads = grown
  }

  private mutating func addEntries() {
    let grown = unsafe UnsafeMutableBufferPointer<Entry>.allocate(capacity: 2 * entries.count)
    for place in 0..<used { unsafe grown[place] = entries[place] }
    unsafe entries.deallocate()
    unsafe entries = grown
  }
}
