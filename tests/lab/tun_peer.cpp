#include "tests/lab/tun_peer.h"

#include "tests/lab/run_program.h"
#include "tests/lab/wait.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <system_error>

namespace socklens::lab {

namespace {

constexpr const char* deviceName = "lab0";
constexpr std::uint32_t initialSequence = 1'000'000;

std::system_error lastError(const char* what) {
    return {errno, std::generic_category(), what};
}

bool isBetween(const TcpSegment& segment, const Endpoint& from, const Endpoint& to) {
    return segment.source == from && segment.destination == to;
}

TcpSegment nextSegment(const FarConnection& connection) {
    TcpSegment segment;
    segment.source = connection.far;
    segment.destination = connection.near;
    segment.sequence = connection.nextSequence;
    segment.acknowledgement = connection.expected;
    segment.ack = true;
    return segment;
}

}   // namespace

TunPeer::TunPeer() : m_device(open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK)) {
    if (!m_device) throw lastError("/dev/net/tun");
    ifreq request{};
    std::strcpy(request.ifr_name, deviceName);
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    if (ioctl(m_device.get(), TUNSETIFF, &request) != 0) throw lastError("TUNSETIFF");
    mustRun("ip", {"address", "add", nearEndpoint(false).address + "/24", "dev", deviceName});
    mustRun("ip", {"address", "add", nearEndpoint(true).address + "/64", "dev", deviceName, "nodad"});
    mustRun("ip", {"link", "set", deviceName, "up"});
}

Endpoint TunPeer::nearEndpoint(bool inet6, std::uint16_t port) {
    return {inet6 ? "fd99::1" : "10.99.0.1", port};
}

Endpoint TunPeer::farEndpoint(bool inet6, std::uint16_t port) {
    return {inet6 ? "fd99::2" : "10.99.0.2", port};
}

void TunPeer::ask(const Endpoint& far, const Endpoint& listener) {
    TcpSegment syn;
    syn.source = far;
    syn.destination = listener;
    syn.sequence = initialSequence;
    syn.syn = true;
    send(syn);
}

void TunPeer::askAndFallSilent(const Endpoint& far, const Endpoint& listener) {
    ask(far, listener);
    await("a listener answers", [&](const TcpSegment& segment) {
        return isBetween(segment, listener, far) && segment.syn && segment.ack;
    });
}

void TunPeer::askAtTheSameTime(const Endpoint& far) {
    const TcpSegment asked = await("a connection is asked for", [&](const TcpSegment& segment) {
        return segment.destination == far && segment.syn && !segment.ack;
    });
    askAndFallSilent(far, asked.source);
}

FarConnection TunPeer::accept(const Endpoint& far, std::uint16_t window) {
    const TcpSegment syn = await("a connection is asked for", [&](const TcpSegment& segment) {
        return segment.destination == far && segment.syn && !segment.ack;
    });
    FarConnection connection{far, syn.source, initialSequence, syn.sequence + 1};
    TcpSegment answer = nextSegment(connection);
    answer.syn = true;
    answer.window = window;
    send(answer);
    ++connection.nextSequence;
    await("a connection is confirmed", [&](const TcpSegment& segment) {
        return isBetween(segment, connection.near, far) && segment.ack && !segment.syn && !segment.rst;
    });
    return connection;
}

void TunPeer::finish(FarConnection& connection) {
    TcpSegment fin = nextSegment(connection);
    fin.fin = true;
    send(fin);
    ++connection.nextSequence;
    await("the end of the far half is acknowledged", [&](const TcpSegment& segment) {
        return isBetween(segment, connection.near, connection.far) && segment.ack &&
               segment.acknowledgement == connection.nextSequence;
    });
}

void TunPeer::awaitFin(const FarConnection& connection) {
    await("the kernel ends its half", [&](const TcpSegment& segment) {
        return isBetween(segment, connection.near, connection.far) && segment.fin;
    });
}

void TunPeer::acknowledgeFin(FarConnection& connection) {
    ++connection.expected;
    send(nextSegment(connection));
}

void TunPeer::reset(const FarConnection& connection) {
    TcpSegment rst = nextSegment(connection);
    rst.rst = true;
    send(rst);
}

void TunPeer::send(const TcpSegment& segment) {
    const auto packet = encode(segment);
    if (write(m_device.get(), packet.data(), packet.size()) != static_cast<ssize_t>(packet.size()))
        throw lastError("write to the TUN device");
}

/// Everything else that comes by is dropped: the kernel repeats what matters to it.
TcpSegment TunPeer::await(const std::string& what, const Wanted& wanted) {
    const Deadline deadline;
    std::array<std::uint8_t, 2048> buffer;
    while (!deadline.passed()) {
        pollfd readable{m_device.get(), POLLIN, 0};
        if (poll(&readable, 1, static_cast<int>(deadline.left().count())) < 0) throw lastError("poll");
        const ssize_t length = read(m_device.get(), buffer.data(), buffer.size());
        if (length <= 0) continue;
        const auto segment = decode(std::span(buffer).first(static_cast<std::size_t>(length)));
        if (segment && wanted(*segment)) return *segment;
    }
    throw std::runtime_error("waited in vain until " + what);
}

}   // namespace socklens::lab
