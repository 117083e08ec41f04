// Why a port cannot be bound: who is in the way and how, with and without SO_REUSEADDR, when it is free by itself,
// and what can be done. Pure functions of a snapshot and of facts that the caller has asked for: any thread,
// cannot fail. What follows from a trial bind is told apart from what is only predicted. Rules: bind_matrix.h.
#pragma once

#include "app/core/query.h"
#include "app/core/snapshot.h"
#include "app/insight/bind_matrix.h"
#include "app/insight/forecast.h"
#include "app/insight/port_settings.h"
#include "app/insight/socket_memory.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace socklens {

using PortQuestion = TrialBindQuery;

/// What the snapshot does not say. Everything may be left out: the diagnosis is less sure then.
struct PortFacts {
    PortSettings settings;
    TimerSettings timers;
    const SocketMemory* memory = nullptr;             ///< which has observed the snapshot last
    Milliseconds age{};                               ///< of the snapshot: so far its timers have run on
    bool mayBindLowPorts = false;                     ///< the right of those who want the port
    std::map<std::uint32_t, SocketOptions> options;   ///< by row, of sockets that somebody holds
    std::optional<TrialBindAnswer> trial;             ///< made after the snapshot was taken
};

enum class BlockerRole : std::uint8_t {
    Listener,     ///< of UDP: any socket that somebody holds
    Connection,   ///< held by a process, the listener's or one that inherited it
    Bound,        ///< neither listening nor connected
    Leftover,     ///< nobody holds it any more
    Outgoing      ///< a connection that got the port from the ephemeral range, alive or left over
};

struct PortBlocker {
    std::uint32_t row = 0;   ///< of the snapshot
    BlockerRole role{};
    Conflict plain{};            ///< never No
    Conflict reuseAddress{};     ///< with SO_REUSEADDR on the new socket
    bool waitsForCore = false;   ///< its holder has crashed, and holds it until the core is written
    Message why;                 ///< empty if nobody wanted to know
    Forecast gone;
};

enum class BindVerdict : std::uint8_t {
    Ok,
    AddressInUse,
    AccessDenied,
    AddressNotAvailable,   ///< not an address of this machine
    Refused,               ///< for another reason: see the errno
    Unsure                 ///< it depends on an option that is not visible: a trial tells
};

struct BindOutcome {
    BindVerdict predicted{};
    std::optional<int> proven;   ///< the errno of a trial, 0: it succeeded

    /// What was proven, or else is predicted.
    BindVerdict verdict() const;
};

enum class RemedyKind : std::uint8_t {
    ReuseAddress,
    Wait,
    WaitForCore,
    EndHolder,
    Release,
    BindRight,
    OtherAddress,
    LookAgain,
    ReusePort,
    ReservePort,
    OtherPort,
    CloseOnExec,
    PeerClosesFirst,
    LingerZero,
    TwReuse,
    FinTimeout
};

enum class RemedyPlace : std::uint8_t { Code, Machine };

enum class RemedyEffect : std::uint8_t {
    FreesNow,
    NextTime,     ///< prevents that it happens again
    DoesNotHelp   ///< many believe so
};

struct Remedy {
    RemedyKind kind{};
    RemedyPlace place{};
    RemedyEffect effect{};
    Message title;
    Message does;
    Message doesNot;
    // What an action on it would need.
    std::vector<std::uint32_t> rows{};        ///< to release
    std::vector<std::uint32_t> processes{};   ///< to end: indexes into the snapshot's processes
    std::optional<Sysctl> setting{};          ///< to change
    std::string value{};                      ///< to this
};

struct PortDiagnosis {
    PortQuestion question;
    Message headline;   ///< the answer in a sentence
    BindOutcome plain;
    BindOutcome reuseAddress;
    std::vector<PortBlocker> blockers;      ///< first those that SO_REUSEADDR does not get past
    std::uint32_t bystanders = 0;           ///< sockets of this port that are not in the way
    std::optional<Message> contradiction;   ///< why trial and snapshot do not agree
    Forecast free;                          ///< when bind() without SO_REUSEADDR succeeds; Timed with 0: now
    std::vector<Remedy> remedies;           ///< the best first
};

/// All count that are in the way, but only so many are explained, the first ones.
PortDiagnosis diagnosePort(const Snapshot& snapshot, const PortQuestion& question, const PortFacts& facts,
                           std::size_t mostExplained = SIZE_MAX);

/// The rows whose socket options would make the diagnosis surer; a few at most.
std::vector<std::uint32_t> rowsToInspect(const Snapshot& snapshot, const PortQuestion& question);

/// "8080", "8080 (127.0.0.1)", "53 (udp)".
std::string toText(const PortQuestion& question);
/// "nginx (pid 42), nginx (pid 43)"; empty where nobody is known.
std::string holdersText(const Snapshot& snapshot, std::uint32_t row);
/// "reuse-address", "tcp-tw-reuse".
std::string_view toText(RemedyKind kind);
/// "ok", "EADDRINUSE", also "unsure".
std::string toText(const BindOutcome& outcome);

}   // namespace socklens
