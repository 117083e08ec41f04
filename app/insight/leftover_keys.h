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
    NetworkNamespace network{};   ///< of an address or a port in another than one's own

    friend bool operator==(const LeftoverKey&, const LeftoverKey&) = default;
};

struct LeftoverKeyHash {
    std::size_t operator()(const LeftoverKey& key) const noexcept;
};

/// "pid 4242 99", "state TIME_WAIT", "port 8080", "to 10.0.0.2 443", "remote 10.0.0.2"; "port 8080 in 4026532177".
std::string toText(const LeftoverKey& key);

class LeftoverKeys {
public:
    LeftoverKeys(const Snapshot& snapshot, std::span<const std::uint32_t> leftovers, const SocketMemory& memory);

    LeftoverKey keyOf(LeftoverGrouping grouping, std::uint32_t row) const;

private:
    NetworkNamespace networkOf(std::uint32_t row) const;
    LeftoverKey atPort(std::uint32_t row) const;
    LeftoverKey toRemote(std::uint32_t row) const;
    LeftoverKey byOwner(std::uint32_t row) const;

    const Snapshot& m_snapshot;
    const SocketMemory& m_memory;
    std::unordered_map<LeftoverKey, std::uint32_t, LeftoverKeyHash>
        m_likeIt;   // of unknown owners, on either side
};

}   // namespace socklens
