// Which group a leftover belongs to. Pure, but for what it has counted: any one thread; cannot fail.
#pragma once

#include "app/insight/leftovers.h"

#include <cstddef>
#include <unordered_map>

namespace socklens {

/// What tells one group from another; what does not matter for its grouping stays empty.
struct LeftoverKey {
    ProcessId process{};
    State state{};
    std::optional<Address> remote{};
    std::optional<Port> port{};
    std::optional<Port> remotePort{};

    friend bool operator==(const LeftoverKey&, const LeftoverKey&) = default;
};

struct LeftoverKeyHash {
    std::size_t operator()(const LeftoverKey& key) const noexcept;
};

/// "pid 4242 99", "state TIME_WAIT", "port 8080", "to 10.0.0.2 443", "remote 10.0.0.2".
std::string toText(const LeftoverKey& key);

class LeftoverKeys {
public:
    LeftoverKeys(const Snapshot& snapshot, std::span<const std::uint32_t> leftovers, const SocketMemory& memory);

    LeftoverKey keyOf(LeftoverGrouping grouping, std::uint32_t row) const;

private:
    static LeftoverKey atPort(const Socket& socket);
    static LeftoverKey toRemote(const Socket& socket);
    LeftoverKey byOwner(const Socket& socket, std::uint32_t row) const;

    const Snapshot& m_snapshot;
    const SocketMemory& m_memory;
    std::unordered_map<LeftoverKey, std::uint32_t, LeftoverKeyHash>
        m_likeIt;   // of unknown owners, on either side
};

}   // namespace socklens
