#include "app/probe/proc_connector.h"

#include "app/core/system_error.h"
#include "app/probe/network_visit.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <linux/cn_proc.h>
#include <linux/connector.h>
#include <linux/filter.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace socklens {

namespace {

namespace layout = proc_event_layout;

/// The kernel drops what is no end of a first thread, no core dump and no answer: threads come and go by the
/// thousand, and before Linux 6.6 every fork, exec and change of name would come too. Words are compared as they
/// are, which is why the constants go through ntohl().
bool attachFilter(int socket) {
    constexpr auto load = [](std::uint32_t offset) { return sock_filter{BPF_LD | BPF_W | BPF_ABS, 0, 0, offset}; };
    const auto jumpIf = [](std::uint32_t value, std::uint8_t right, std::uint8_t wrong) {
        return sock_filter{BPF_JMP | BPF_JEQ | BPF_K, right, wrong, ntohl(value)};
    };
    std::array program{
        load(layout::whatAt),
        jumpIf(layout::none, 6, 0),
        jumpIf(layout::coreDump, 5, 0),
        jumpIf(layout::exit, 0, 5),
        load(layout::threadAt),
        sock_filter{BPF_MISC | BPF_TAX, 0, 0, 0},
        load(layout::processAt),
        sock_filter{BPF_JMP | BPF_JEQ | BPF_X, 0, 1, 0},
        sock_filter{BPF_RET | BPF_K, 0, 0, ~0U},   // all of it
        sock_filter{BPF_RET | BPF_K, 0, 0, 0},     // nothing
    };
    const sock_fprog filter{.len = program.size(), .filter = program.data()};
    return setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) == 0;
}

/// Thousands may end at once while nobody reads. Without CAP_NET_ADMIN up to net.core.rmem_max.
void enlargeBuffer(int socket) {
    constexpr int wanted = 4 << 20;
    if (setsockopt(socket, SOL_SOCKET, SO_RCVBUFFORCE, &wanted, sizeof wanted) != 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &wanted, sizeof wanted);
}

}   // namespace

tl::expected<ProcConnector, std::error_code> ProcConnector::open() {
    Descriptor socket(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_CONNECTOR));
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = CN_IDX_PROC;
    if (!socket || !attachFilter(socket.get())) return tl::unexpected(lastError());
    enlargeBuffer(socket.get());
    if (bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return tl::unexpected(lastError());
    ProcConnector connector(std::move(socket));
    if (const auto error = connector.listen()) return tl::unexpected(error);
    return connector;
}

tl::expected<ProcConnector, std::error_code> ProcConnector::openAnywhere(const std::string& procRoot) {
    auto connector = open();
    if (connector || connector.error() != std::errc::connection_refused) return connector;
    visitOtherNetworks(procRoot, [&] {
        auto elsewhere = open();
        if (!elsewhere) return false;
        connector = std::move(elsewhere);
        return true;
    });
    return connector;
}

ProcConnector::~ProcConnector() {
    constexpr std::array<std::uint32_t, 1> request{PROC_CN_MCAST_IGNORE};
    if (m_socket) send(request, static_cast<std::uint32_t>(getpid()));
}

std::error_code ProcConnector::listen() {
    constexpr std::array<std::uint32_t, 2> request{PROC_CN_MCAST_LISTEN, layout::coreDump | layout::exit};
    const auto sequence = static_cast<std::uint32_t>(getpid());   // everybody who listens gets the answer
    if (const auto error = send(std::span(request).first(1), sequence)) return error;
    // The answer is there before send(2) returns. Events that are already coming are of no interest yet.
    std::error_code answer(EOPNOTSUPP, std::generic_category());
    ProcEvent event;
    for (Got got = receiveOne(event); got != Got::Nothing; got = receiveOne(event))
        if (got == Got::Event && event.kind == ProcEvent::Kind::Acknowledgement &&
            event.acknowledged == sequence + 1)
            answer = {event.error, std::generic_category()};
    // These events alone, since Linux 6.6 (struct proc_input): before the filter, and cheaper. Never answered,
    // because an answer is none of these events; an older kernel ignores it.
    if (!answer) answer = send(request, sequence);
    return answer;
}

std::error_code ProcConnector::send(std::span<const std::uint32_t> request, std::uint32_t sequence) {
    std::array<std::byte, NLMSG_HDRLEN + sizeof(cn_msg) + 8> datagram{};
    const std::size_t length = NLMSG_HDRLEN + sizeof(cn_msg) + request.size_bytes();
    nlmsghdr header{};
    header.nlmsg_len = static_cast<std::uint32_t>(length);
    header.nlmsg_type = NLMSG_DONE;
    cn_msg message{};
    message.id = {CN_IDX_PROC, CN_VAL_PROC};
    message.ack = sequence;   // the answer has the next one
    message.len = static_cast<std::uint16_t>(request.size_bytes());
    std::memcpy(datagram.data(), &header, sizeof header);
    std::memcpy(datagram.data() + NLMSG_HDRLEN, &message, sizeof message);
    std::memcpy(datagram.data() + NLMSG_HDRLEN + sizeof message, request.data(), request.size_bytes());
    return ::send(m_socket.get(), datagram.data(), length, 0) < 0 ? lastError() : std::error_code();
}

ProcConnector::Got ProcConnector::receiveOne(ProcEvent& event) {
    std::array<std::byte, 1024> datagram;
    sockaddr_nl sender{};
    socklen_t senderLength = sizeof sender;
    const ssize_t length = recvfrom(m_socket.get(), datagram.data(), datagram.size(), 0,
                                    reinterpret_cast<sockaddr*>(&sender), &senderLength);
    if (length < 0 && errno == ENOBUFS) return Got::Loss;
    if (length < 0) return errno == EINTR ? Got::Noise : Got::Nothing;
    const auto parsed = parseProcEvent(std::span(datagram).first(static_cast<std::size_t>(length)));
    if (sender.nl_pid != 0 || !parsed) return Got::Noise;   // only the kernel is believed
    event = *parsed;
    return Got::Event;
}

std::vector<ProcEvent> ProcConnector::receive() {
    constexpr int most = 65'536;
    std::vector<ProcEvent> events;
    ProcEvent event;
    for (int received = 0; received < most; ++received) {
        const Got got = receiveOne(event);
        if (got == Got::Nothing) break;
        if (got == Got::Loss) ++m_lost;
        const bool exit = got == Got::Event && event.kind == ProcEvent::Kind::Exit && event.firstThread;
        const bool dump = got == Got::Event && event.kind == ProcEvent::Kind::CoreDump;
        if (exit || dump) events.push_back(event);
    }
    return events;
}

std::uint64_t ProcConnector::takeLost() {
    return std::exchange(m_lost, 0);
}

}   // namespace socklens
