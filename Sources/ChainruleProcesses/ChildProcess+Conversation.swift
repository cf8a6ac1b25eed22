#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a child said before it closed its streams, or before it was given up.
package struct Conversation {
  package var answer: [UInt8] = []
  package var message: [UInt8] = []
  /// Whether the child was still talking at the deadline, or said more than anybody wants to hear.
  package var isCutShort = false

  package static let answerLimit = 1 << 26
  static let messageLimit = 1 << 14
}

extension ChildProcess {
  /// Tells the child everything and listens to it until it closes its streams.
  ///
  /// Neither side can block the other: both are served as they are ready.
  package func converse(_ request: [UInt8], until deadline: ContinuousClock.Instant) -> Conversation
  {
    var conversation = Conversation()
    var remaining = request[...]
    var isTelling = true
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var streams = [
      pollfd(fd: self.conversation, events: 0, revents: 0),
      pollfd(fd: messages, events: Int16(POLLIN), revents: 0),
    ]
    // A stream that has ended is given a negative number, which is not looked at.
    while streams.contains(where: { $0.fd >= 0 }) {
      streams[0].events = Int16(isTelling ? POLLIN | POLLOUT : POLLIN)
      let left = Self.milliseconds(until: deadline)
      guard left > 0, conversation.answer.count <= Conversation.answerLimit else {
        conversation.isCutShort = true
        break
      }
      guard poll(&streams, nfds_t(streams.count), left) > 0 else { continue }
      if streams[0].fd >= 0, isTelling, streams[0].revents & Int16(POLLOUT | POLLERR) != 0 {
        isTelling = tell(&remaining)
      }
      if streams[0].fd >= 0, streams[0].revents & ~Int16(POLLOUT) != 0 {
        let isOpen = Self.listen(to: self.conversation, &chunk) { conversation.answer += $0 }
        if !isOpen { streams[0].fd = -1 }
      }
      if streams[1].fd >= 0, streams[1].revents != 0 {
        let isOpen = Self.listen(to: messages, &chunk) { bytes in
          conversation.message += bytes.prefix(
            Conversation.messageLimit - conversation.message.count)
        }
        if !isOpen { streams[1].fd = -1 }
      }
    }
    return conversation
  }

  /// Sends what there is room for; false once there is no more to send, or nobody to send it to.
  private func tell(_ remaining: inout ArraySlice<UInt8>) -> Bool {
    #if canImport(Darwin)
      let quietly: Int32 = 0
    #else
      let quietly = Int32(MSG_NOSIGNAL)
    #endif
    let count = remaining.withUnsafeBytes { send(conversation, $0.baseAddress, $0.count, quietly) }
    if count > 0 { remaining = remaining.dropFirst(count) }
    let isGone = count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR
    guard isGone || remaining.isEmpty else { return true }
    shutdown(conversation, Int32(SHUT_WR))
    return false
  }

  /// Takes what is there; false at the end of the stream.
  private static func listen(
    to stream: Int32, _ chunk: inout [UInt8], take: (ArraySlice<UInt8>) -> Void
  ) -> Bool {
    let count = read(stream, &chunk, chunk.count)
    if count > 0 { take(chunk[..<count]) }
    if count < 0 { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR }
    return count > 0
  }

  /// The time left, rounded up, and in portions where it is long.
  private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { return 0 }
    return left > .seconds(60) ? 60_000 : Int32(left / .milliseconds(1)) + 1
  }
}
