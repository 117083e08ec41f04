#include "app/probe/sock_diag.h"

#include "app/core/system_error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <sys/socket.h>

namespace socklens {

namespace {

// The kernel caps a datagram of a dump at 32 KiB, whatever is offered (netlink_recvmsg).
constexpr std::size_t bufferSize = 32768;
// So many answers fit into the receive buffer that a socket has by default; a refusal is shorter than a row.
constexpr std::size_t getsAtOnce = 64;
constexpr std::size_t destroysAtOnce = 100;

/// The errno inside an NLMSG_ERROR, 0 for an acknowledgement.
int errorIn(const nlmsghdr& message) {
    if (mnl_nlmsg_get_payload_len(&message) < sizeof(int)) return EBADMSG;
    int error = 0;
    std::memcpy(&error, mnl_nlmsg_get_payload(&message), sizeof error);
    return -error;
}

Bytes payloadOf(const nlmsghdr& message) {
    return {static_cast<const std::byte*>(mnl_nlmsg_get_payload(&message)), mnl_nlmsg_get_payload_len(&message)};
}

void append(std::vector<std::byte>& datagram, std::uint16_t type, std::uint16_t flags, std::uint32_t sequence,
            Bytes payload) {
    const std::size_t begin = datagram.size();   // always aligned, as what is appended is
    datagram.resize(begin + MNL_NLMSG_HDRLEN + MNL_ALIGN(payload.size()));
    nlmsghdr* header = mnl_nlmsg_put_header(datagram.data() + begin);
    header->nlmsg_type = type;
    header->nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | flags);
    header->nlmsg_seq = sequence;
    std::memcpy(mnl_nlmsg_put_extra_header(header, payload.size()), payload.data(), payload.size());
}

/// The messages of one datagram. Whether one answers an older request is the visitor's to ask.
template <class Visit>
void forEachMessage(Bytes datagram, Visit visit) {
    int left = static_cast<int>(datagram.size());
    const auto* message = reinterpret_cast<const nlmsghdr*>(datagram.data());
    while (mnl_nlmsg_ok(message, left)) {
        visit(*message);
        message = mnl_nlmsg_next(message, &left);
    }
}

}   // namespace

void SockDiag::Close::operator()(mnl_socket* socket) const {
    mnl_socket_close(socket);
}

SockDiag::SockDiag(mnl_socket* socket) : m_socket(socket), m_buffer(bufferSize) {}

tl::expected<SockDiag, std::error_code> SockDiag::open() {
    mnl_socket* socket = mnl_socket_open2(NETLINK_SOCK_DIAG, SOCK_CLOEXEC);
    if (socket == nullptr) return tl::unexpected(lastError());
    SockDiag diag(socket);
    if (mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) != 0) return tl::unexpected(lastError());
    return diag;
}

tl::expected<void, std::error_code> SockDiag::askForDump(Bytes request, Interface interface,
                                                         std::uint32_t sequence) {
    const std::uint16_t type = interface == Interface::ByFamily ? SOCK_DIAG_BY_FAMILY : TCPDIAG_GETSOCK;
    std::vector<std::byte> message;
    append(message, type, NLM_F_DUMP, sequence, request);
    if (mnl_socket_sendto(m_socket.get(), message.data(), message.size()) < 0) return tl::unexpected(lastError());
    return {};
}

tl::expected<Bytes, std::error_code> SockDiag::receive() {
    for (;;) {
        const ssize_t size = mnl_socket_recvfrom(m_socket.get(), m_buffer.data(), m_buffer.size());
        if (size >= 0) return Bytes(m_buffer).first(static_cast<std::size_t>(size));
        if (errno != EINTR) return tl::unexpected(lastError());
    }
}

std::optional<Bytes> SockDiag::receiveAtOnce() {
    for (;;) {
        const ssize_t size =
            recv(mnl_socket_get_fd(m_socket.get()), m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        if (size >= 0) return Bytes(m_buffer).first(static_cast<std::size_t>(size));
        // After a loss, which ENOBUFS tells once, the rest is still there.
        if (errno != EINTR && errno != ENOBUFS) return std::nullopt;
    }
}

tl::expected<SockDiag::DumpEnd, std::error_code> SockDiag::dump(Bytes request, const Visitor& visit,
                                                                Interface interface) {
    const std::uint32_t sequence = ++m_sequence;
    if (auto sent = askForDump(request, interface, sequence); !sent) return tl::unexpected(sent.error());
    DumpEnd end;
    int failure = 0;
    for (bool done = false; !done;) {
        const auto datagram = receive();
        if (!datagram) return tl::unexpected(datagram.error());
        forEachMessage(*datagram, [&](const nlmsghdr& message) {
            if (message.nlmsg_seq != sequence) return;
            end.interrupted = end.interrupted || (message.nlmsg_flags & NLM_F_DUMP_INTR) != 0;
            if (message.nlmsg_type == NLMSG_ERROR || message.nlmsg_type == NLMSG_DONE) {
                failure = errorIn(message);
                done = true;
            } else if (!done) {
                visit(payloadOf(message));
            }
        });
    }
    if (failure != 0) return tl::unexpected(std::error_code(failure, std::generic_category()));
    return end;
}

tl::expected<void, std::error_code>
SockDiag::exchange(Command command, std::span<const std::vector<std::byte>> requests, const ReplyVisitor& visit) {
    const std::uint16_t type = command == Command::Destroy ? SOCK_DESTROY : SOCK_DIAG_BY_FAMILY;
    const std::size_t atOnce = command == Command::Destroy ? destroysAtOnce : getsAtOnce;
    std::size_t before = 0;
    while (before < requests.size()) {
        const auto batch = requests.subspan(before, std::min(atOnce, requests.size() - before));
        const std::uint32_t first = m_sequence + 1;
        std::vector<std::byte> datagram;
        for (const auto& request : batch) append(datagram, type, 0, ++m_sequence, request);
        if (mnl_socket_sendto(m_socket.get(), datagram.data(), datagram.size()) < 0)
            return tl::unexpected(lastError());

        while (const auto answers = receiveAtOnce()) {
            forEachMessage(*answers, [&](const nlmsghdr& message) {
                const std::uint32_t place = message.nlmsg_seq - first;
                if (place >= batch.size()) return;
                const bool failed = message.nlmsg_type == NLMSG_ERROR;
                visit({before + place, failed ? errorIn(message) : 0, failed ? Bytes() : payloadOf(message)});
            });
        }
        before += batch.size();
    }
    return {};
}

tl::expected<void, std::error_code> SockDiag::get(std::span<const std::vector<std::byte>> requests,
                                                  const Visitor& visit) {
    return exchange(Command::Get, requests, [&](const Reply& reply) {
        if (reply.error == 0) visit(reply.payload);
    });
}

}   // namespace socklens
