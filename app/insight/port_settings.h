// What of this machine's settings decides which local port connect(2) may take. Values and pure functions: any
// thread, cannot fail; what cannot be read keeps the kernel's default.
// Source: Documentation/networking/ip-sysctl.rst.
#pragma once

#include "app/core/sysctl.h"
#include "app/core/units.h"

#include <bitset>
#include <optional>
#include <span>
#include <string>

namespace socklens {

using PortSet = std::bitset<65536>;

struct PortSettings {
    enum class Reuse : std::uint8_t { Never, Always, Loopback };   // net.ipv4.tcp_tw_reuse: 0, 1, 2

    Port first{32768};   ///< net.ipv4.ip_local_port_range
    Port last{60999};
    Port unprivilegedStart{1024};      ///< net.ipv4.ip_unprivileged_port_start
    std::optional<PortSet> reserved;   ///< net.ipv4.ip_local_reserved_ports; nullopt: not known
    Reuse reuse = Reuse::Loopback;
    Milliseconds reuseDelay{1000};   ///< net.ipv4.tcp_tw_reuse_delay; older kernels: between one second and two
    bool timestamps = true;          ///< net.ipv4.tcp_timestamps: without them nothing is reused
    std::optional<std::uint32_t> longestBacklog;   ///< net.core.somaxconn

    bool isReserved(Port port) const { return reserved && (*reserved)[number(port)]; }
    bool isInRange(Port port) const { return port >= first && port <= last; }
    /// In the range, and not reserved: the kernel may give it to an outgoing connection.
    bool isEphemeral(Port port) const;
    /// How many ports connect(2) chooses from.
    std::uint32_t usablePorts() const;
    /// The reserved ports with one more, as the kernel takes them: "8080,9000-9010". Nullopt where they are not
    /// known: whoever writes one port alone would undo the others.
    std::optional<std::string> reservedWith(Port port) const;

    friend bool operator==(const PortSettings&, const PortSettings&) = default;
};

PortSettings portSettings(std::span<const SysctlReading> readings);

}   // namespace socklens
