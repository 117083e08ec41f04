// The kernel's connector for processes: it tells of the end of every process on the machine, and of core dumps.
// One thread; owns its socket, never blocks. Since Linux 6.6 for every user, before that with CAP_NET_ADMIN; only
// in the initial user and pid namespaces, whose pids it speaks of. Source: drivers/connector/cn_proc.c.
#pragma once

#include "app/probe/descriptor.h"
#include "app/probe/proc_event.h"

#include <string>
#include <vector>

namespace socklens {

class ProcConnector {
public:
    /// Fails with the errno: ECONNREFUSED in a network namespace that is not the initial one, EPERM without the
    /// right, EOPNOTSUPP where the kernel does not answer.
    static tl::expected<ProcConnector, std::error_code> open();
    /// Also from another network namespace, with the right to enter the initial one for a moment (CAP_SYS_ADMIN);
    /// the socket stays there. This thread is back in its own when it returns. Fails as open() did in its own.
    static tl::expected<ProcConnector, std::error_code> openAnywhere(const std::string& procRoot);

    int descriptor() const { return m_socket.get(); }
    /// Exits of first threads and core dumps, as they came; at most 65,536 at once, the rest the next time.
    std::vector<ProcEvent> receive();
    /// How many times since the last call events came too fast: each time at least one is missing.
    std::uint64_t takeLost();

    ProcConnector(ProcConnector&&) noexcept = default;
    ProcConnector& operator=(ProcConnector&&) noexcept = default;
    /// Says that nobody listens any more: before Linux 6.6 the kernel counts who does, and to close is not enough.
    ~ProcConnector();

private:
    explicit ProcConnector(Descriptor socket) : m_socket(std::move(socket)) {}
    std::error_code listen();
    std::error_code send(std::span<const std::uint32_t> request, std::uint32_t sequence);
    /// Nothing where there is nothing more to read now.
    enum class Got { Event, Noise, Loss, Nothing };
    Got receiveOne(ProcEvent& event);

    Descriptor m_socket;
    std::uint64_t m_lost = 0;
};

}   // namespace socklens
