// A file's pieces on their way through: cut, read, settled, transformed, consumed. Cutting, settling and
// consuming go piece by piece; reading and transforming go on as many threads as there are.
//
// Whoever is free takes what is due first: what stands nearest to being consumed. The calling thread consumes,
// and works like the others while there is nothing to consume.

internal import Dispatch
internal import Synchronization

/// Passes one file through.
final class LayerPipeline<Result: Sendable>: Sendable {
  private enum Phase {
    case cut(Piece)
    case reading
    case read(Piece, ReadPiece)
    case settling
    case settled(PieceColumns, ReadingContext, firstFeature: Int)
    case transforming
    case done(Result)
    /// There is nothing to consume.
    case empty
    case failed(any Error)
  }

  private enum Task {
    case cut
    case read(Int, Piece, ReadingContext, DocumentState)
    case settle(Int, Piece, ReadPiece?)
    case transform(Int, PieceColumns, ReadingContext, firstFeature: Int)
    case consume(Result)
    case fail(any Error)
    case finish
    case wait(isCaller: Bool)
    case leave
  }

  private struct State {
    var phases: [Phase] = []
    /// The number of the first piece in `phases`.
    var first = 0
    var nextToSettle = 0
    var isCutting = false
    var isSettling = false
    /// No more pieces are to come.
    var isCut = false
    /// The caller is done, one way or another.
    var isOver = false
    var waitingWorkers = 0
    var isCallerWaiting = false
    var spare: [[UInt8]] = []
    var guess: (context: ReadingContext, state: DocumentState)?
    var interruption: (any Error)?
  }

  private let separator: UInt8?
  private let isPlain: Bool
  private let threads: Int
  private let isCancelled: (@Sendable () -> Bool)?
  private let transform: @Sendable (FeatureBatch) throws -> Result
  private let cutter: Mutex<PieceCutter>
  private let settling: Mutex<PieceSettling>
  private let state = Mutex(State())
  // Two, because only the caller consumes: a worker must not take the signal that is meant for it.
  private let wakeWorker = DispatchSemaphore(value: 0)
  private let wakeCaller = DispatchSemaphore(value: 0)

  init(
    _ source: LayerSource, _ cutter: consuming sending PieceCutter, known: CRSMember?, threads: Int,
    isCancelled: (@Sendable () -> Bool)?, _ transform: @escaping @Sendable (FeatureBatch) throws -> Result
  ) {
    self.threads = max(1, threads)
    self.isCancelled = isCancelled
    self.transform = transform
    separator = cutter.form.separator
    isPlain = cutter.source.isPlain
    settling = Mutex(
      PieceSettling(source, cutter.form, mark: cutter.mark, known: known, rows: cutter.source.crs))
    self.cutter = Mutex(cutter)
  }

  /// Passes the file through, and says at its end what it was.
  func run(_ consume: (Result) throws -> Void) throws -> LayerEnd {
    let group = DispatchGroup()
    for _ in 1..<threads {
      DispatchQueue.global().async(group: group) { self.work() }
    }
    defer {
      state.withLock { $0.isOver = true }
      wakeAll()
      group.wait()
    }
    while true {
      let task = state.withLock { next(&$0, isCaller: true) }
      switch task {
      case .consume(let result): try consume(result)
      case .fail(let error): throw error
      case .finish: return try finished()
      default: perform(task)
      }
    }
  }

  private func work() {
    while true {
      let task = state.withLock { next(&$0, isCaller: false) }
      if case .leave = task { return }
      perform(task)
    }
  }

  private func finished() throws -> LayerEnd {
    let (stored, bytes) = cutter.withLock { ($0.source.storedSHA256, $0.source.storedCount) }
    return try settling.withLock { try $0.finished(sha256: stored ?? $0.sha256, bytes: bytes) }
  }

  // MARK: What is due

  private func next(_ state: inout State, isCaller: Bool) -> Task {
    if state.isOver { return .leave }
    if isCaller {
      if let error = state.interruption { return .fail(error) }
      while let first = state.phases.first {
        switch first {
        case .empty:
          state.phases.removeFirst()
          state.first += 1
          continue
        case .done(let result):
          state.phases.removeFirst()
          state.first += 1
          return .consume(result)
        case .failed(let error): return .fail(error)
        default: break
        }
        break
      }
      // The last piece may still be hashed.
      if state.isCut && state.phases.isEmpty && !state.isSettling { return .finish }
    }
    for (index, phase) in state.phases.enumerated() {
      if case .settled(let columns, let context, let firstFeature) = phase {
        state.phases[index] = .transforming
        return .transform(state.first + index, columns, context, firstFeature: firstFeature)
      }
    }
    if let task = nextInOrder(&state) { return task }
    if isCaller { state.isCallerWaiting = true } else { state.waitingWorkers += 1 }
    return .wait(isCaller: isCaller)
  }

  private func nextInOrder(_ state: inout State) -> Task? {
    let settled = state.nextToSettle - state.first
    if !state.isSettling, settled < state.phases.count {
      switch state.phases[settled] {
      case .read(let piece, let read):
        state.isSettling = true
        state.phases[settled] = .settling
        return .settle(state.nextToSettle, piece, read)
      case .cut(let piece) where state.guess == nil:
        state.isSettling = true
        state.phases[settled] = .settling
        return .settle(state.nextToSettle, piece, nil)
      default: break
      }
    }
    if let guess = state.guess {
      for index in max(0, settled)..<max(settled, state.phases.count) {
        if case .cut(let piece) = state.phases[index] {
          state.phases[index] = .reading
          return .read(state.first + index, piece, guess.context, guess.state)
        }
      }
    }
    if !state.isCut, !state.isCutting, state.phases.count < 2 * threads {
      state.isCutting = true
      return .cut
    }
    return nil
  }

  // MARK: Doing it

  private func perform(_ task: Task) {
    switch task {
    case .cut: cut()
    case .read(let number, let piece, let context, let start): read(number, piece, context, start)
    case .settle(let number, let piece, let read): settle(number, piece, read)
    case .transform(let number, let columns, let context, let firstFeature):
      let batch = columns.batch(context, firstFeature: firstFeature)
      let phase: Phase
      do { phase = .done(try transform(batch)) } catch { phase = .failed(error) }
      put(phase, at: number)
    case .wait(let isCaller): (isCaller ? wakeCaller : wakeWorker).wait()
    case .consume, .fail, .finish, .leave: break
    }
  }

  private func wakeAll() {
    let (workers, isCallerWaiting) = state.withLock { state in
      defer {
        state.waitingWorkers = 0
        state.isCallerWaiting = false
      }
      return (state.waitingWorkers, state.isCallerWaiting)
    }
    for _ in 0..<workers { wakeWorker.signal() }
    if isCallerWaiting { wakeCaller.signal() }
  }

  private func put(_ phase: Phase, at number: Int) {
    state.withLock { $0.phases[number - $0.first] = phase }
    wakeAll()
  }

  private func cut() {
    // Taken out here, so that nobody else holds it: what is shared is copied before it is written.
    var buffer = state.withLock { $0.spare.popLast() } ?? []
    var failure: (any Error)? = isCancelled?() == true ? CancellationError() : nil
    let isInterrupted = failure != nil
    var piece: Piece?
    if !isInterrupted {
      do { piece = try cutter.withLock { try $0.next(reusing: &buffer) } } catch { failure = error }
    }
    state.withLock { state in
      state.isCutting = false
      if isInterrupted { state.interruption = failure }
      if let failure {
        state.phases.append(.failed(failure))
        state.isCut = true
      } else if let piece {
        state.phases.append(.cut(piece))
        state.isCut = piece.isLast
      } else {
        state.isCut = true
      }
    }
    wakeAll()
  }

  private func read(_ number: Int, _ piece: Piece, _ context: ReadingContext, _ start: DocumentState) {
    var read: ReadPiece
    if let separator {
      read = .records(piece, separator: separator, context.crs, context)
    } else {
      read = .document(piece.bytes, end: piece.end, offset: piece.offset, start, context)
      read.newlines = LineCount.newlines(piece.bytes, end: piece.end)
    }
    put(.read(piece, read), at: number)
  }

  private func settle(_ number: Int, _ piece: Piece, _ read: ReadPiece?) {
    let phase: Phase = settling.withLock { settling in
      do {
        let (columns, firstFeature) = try settling.settle(piece, read)
        guard !columns.sourceIndices.isEmpty, let context = settling.context else { return .empty }
        return .settled(columns, context, firstFeature: firstFeature)
      } catch {
        return .failed(error)
      }
    }
    let guess = settling.withLock { $0.guess }
    state.withLock { state in
      state.phases[number - state.first] = phase
      state.nextToSettle = number + 1
      state.guess = guess
      if case .failed = phase { state.isCut = true }
    }
    wakeAll()
    // The hash goes piece by piece too, and nothing waits for it.
    if isPlain { settling.withLock { $0.addHash(piece) } }
    state.withLock { state in
      state.isSettling = false
      if state.spare.count < 2 * threads { state.spare.append(piece.bytes) }
    }
    wakeAll()
  }
}
