// What is known about each kernel setting: where it is, what it does, what people believe of it, and which values
// it takes. Pure: any thread, texts live as long as the program.
// Sources: Documentation/networking/ip-sysctl.rst, nf_conntrack-sysctl.rst; ranges as measured on Linux 6.18.
#pragma once

#include "app/core/message.h"
#include "app/core/sysctl.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace socklens {

/// What people come for.
enum class SysctlGroup : std::uint8_t {
    TimeWait,
    OrphansAndFinWait,
    Ports,
    Backlog,
    KeepaliveAndRetries,
    Conntrack
};
inline constexpr int sysctlGroupCount = static_cast<int>(SysctlGroup::Conntrack) + 1;

enum class SysctlScope : std::uint8_t {
    NetworkNamespace,
    WholeMachine   ///< such settings are visible in the initial network namespace only
};

enum class SysctlGrammar : std::uint8_t {
    Number,
    PortRange,     ///< "32768 60999"
    PortList,      ///< "8080,9000-9010", or nothing
    ThreeNumbers   ///< "low pressure high"
};

struct SysctlInfo {
    Sysctl setting{};
    SysctlGroup group{};
    SysctlScope scope{};
    const char* name = "";           ///< "net.ipv4.tcp_fin_timeout"
    const char* usualDefault = "";   ///< normalised; of current kernels, older ones can differ
    bool defaultVaries = false;      ///< the kernel computes it from the memory of the machine
    SysctlGrammar grammar{};
    std::int64_t lowest = 0;   ///< of each number
    std::int64_t highest = 0;
    const char* unit = "";     ///< a word for a person, in English; empty: a switch
    const char* effect = "";   ///< what it does
    const char* belief = "";   ///< what it does not do, although many believe so
};

/// In the order of the enumeration.
std::span<const SysctlInfo> sysctlCatalogue();
const SysctlInfo& infoOf(Sysctl setting);
const char* titleOf(SysctlGroup group);
const char* nameOf(SysctlScope scope);

/// "tcp_fin_timeout", "net.ipv4.tcp_fin_timeout" and "net/ipv4/tcp_fin_timeout" are the same.
std::optional<Sysctl> sysctlFromName(std::string_view name);
/// Below /proc/sys: "net/ipv4/tcp_fin_timeout".
std::string pathOf(Sysctl setting);

/// What may be written, for a person: "1 to 60000".
Message rangeOf(Sysctl setting);

/// The value as the kernel will print it, or what is wrong with it.
tl::expected<std::string, Message> check(Sysctl setting, std::string_view value);

/// What follows from a value that check() let through, where that is not what one expects.
std::optional<Message> warningFor(Sysctl setting, const std::string& value);

/// Why the kernel refused a value that check() let through.
Message refusalOf(Sysctl setting, const std::string& value);

/// Why a setting is not here.
Message absenceOf(Sysctl setting);

/// Settings of the whole machine are visible in the initial network namespace only, and there to everybody.
inline constexpr Sysctl markOfInitialNetwork = Sysctl::TcpMaxOrphans;

/// Not what a machine starts with, as far as that is known.
bool differsFromDefault(const SysctlReading& reading);

}   // namespace socklens
