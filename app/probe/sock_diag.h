// One NETLINK_SOCK_DIAG socket: asks the kernel for lists of sockets, or for single ones.
// Any one thread at a time. Owns its descriptor. Source of the protocol: sock_diag(7).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <system_error>
#include <tl/expected.hpp>
#include <vector>

struct mnl_socket;

namespace socklens {

using Bytes = std::span<const std::byte>;

class SockDiag {
public:
    /// Fails with the errno of socket(2) or bind(2), such as EPERM under a seccomp filter.
    static tl::expected<SockDiag, std::error_code> open();

    struct DumpEnd {
        bool interrupted = false;   ///< NLM_F_DUMP_INTR: the list may be inconsistent
    };
    using Visitor = std::function<void(Bytes payload)>;
    /// What the request is the payload of: SOCK_DIAG_BY_FAMILY, or TCPDIAG_GETSOCK, which is older, knows TCP only
    /// and passes no family over (inet_diag_dump_compat in net/ipv4/inet_diag.c).
    enum class Interface { ByFamily, BothFamilies };

    /// Sends the request and hands every answer's payload to the
    /// visitor. Fails with the kernel's errno, such as ENOENT for a family that has no handler; what was visited
    /// before stays visited.
    tl::expected<DumpEnd, std::error_code> dump(Bytes request, const Visitor& visit,
                                                Interface interface = Interface::ByFamily);

    enum class Command : std::uint16_t { Get, Destroy };
    /// The kernel's word on one request: a payload, or an errno. A destroy that was done is not answered.
    struct Reply {
        std::size_t request = 0;   ///< its place among the requests
        int error = 0;
        Bytes payload;
    };
    using ReplyVisitor = std::function<void(const Reply&)>;

    /// Sends single requests, many in a datagram, and hands over what the kernel answers. It answers before the
    /// sending ends; an answer that finds no room is lost, so that silence must be verified. Fails with the errno
    /// of the transport.
    tl::expected<void, std::error_code> exchange(Command command, std::span<const std::vector<std::byte>> requests,
                                                 const ReplyVisitor& visit);

    /// Asks for single sockets; the visitor gets the payloads of those that the kernel answered, and
    /// those that are gone (ENOENT) are passed over. Fails with the errno of the transport.
    tl::expected<void, std::error_code> get(std::span<const std::vector<std::byte>> requests,
                                            const Visitor& visit);

private:
    struct Close {
        void operator()(mnl_socket* socket) const;
    };
    explicit SockDiag(mnl_socket* socket);
    tl::expected<void, std::error_code> askForDump(Bytes request, Interface interface, std::uint32_t sequence);
    tl::expected<Bytes, std::error_code> receive();
    std::optional<Bytes> receiveAtOnce();

    std::unique_ptr<mnl_socket, Close> m_socket;
    std::vector<std::byte> m_buffer;
    std::uint32_t m_sequence = 0;
};

}   // namespace socklens
