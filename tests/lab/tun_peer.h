// The far side of a network cable, played by the test itself: a TUN device in the private namespace, behind which
// a TCP peer does exactly what it is told and is silent otherwise. So sockets stay in states that a real peer
// would end. One thread; owns the device, which goes with it. Errors: std::system_error, std::runtime_error at a
// deadline.
#pragma once

#include "tests/lab/file_descriptor.h"
#include "tests/lab/tcp_segment.h"

#include <functional>

namespace socklens::lab {

/// What the far side knows of one connection.
struct FarConnection {
    Endpoint far;
    Endpoint near;
    std::uint32_t nextSequence = 0;   ///< that the far side will send
    std::uint32_t expected = 0;       ///< that it wants next: everything before is acknowledged
};

class TunPeer {
public:
    /// Needs a private namespace and the right to make network devices in it.
    TunPeer();

    /// An address of this side, and one that only the far side answers for.
    static Endpoint nearEndpoint(bool inet6, std::uint16_t port = 0);
    static Endpoint farEndpoint(bool inet6, std::uint16_t port);

    /// Asks for a connection, waits for the answer and never confirms it: the side of the listener stays SYN_RECV.
    void askAndFallSilent(const Endpoint& far, const Endpoint& listener);

    /// Asks for a connection, whatever comes of it.
    void ask(const Endpoint& far, const Endpoint& listener);

    /// Answers the connection attempt to `far`, and is silent from then on. A window of 0 lets nothing be sent.
    FarConnection accept(const Endpoint& far, std::uint16_t window = 0xffff);

    /// Asks too, instead of answering: a simultaneous open (RFC 9293, 3.5). The kernel's side stays SYN_RECV, and
    /// unlike a listener's request it is a socket that a process holds.
    void askAtTheSameTime(const Endpoint& far);

    /// Ends the far half without acknowledging anything new, and waits until the kernel has acknowledged that.
    void finish(FarConnection& connection);

    /// Waits for the kernel's FIN, and does not answer it.
    void awaitFin(const FarConnection& connection);

    /// Acknowledges the FIN that awaitFin() saw, where no data was sent before it.
    void acknowledgeFin(FarConnection& connection);

    void reset(const FarConnection& connection);

private:
    using Wanted = std::function<bool(const TcpSegment&)>;

    void send(const TcpSegment& segment);
    TcpSegment await(const std::string& what, const Wanted& wanted);

    FileDescriptor m_device;
};

}   // namespace socklens::lab
