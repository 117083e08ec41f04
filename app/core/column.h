// The one table of columns: what the screen shows, what CSV and JSON write and what filters ask for.
// Pure functions of a snapshot: any thread, cannot fail.
#pragma once

#include "app/core/snapshot.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace socklens {

enum class Column : std::uint8_t {
    CapturedAt,
    Protocol,
    Family,
    State,
    LocalAddress,
    LocalPort,
    RemoteAddress,
    RemotePort,
    Pid,
    Process,
    User,
    Uid,
    ReceiveQueue,
    SendQueue,
    Timer,
    TimerExpires,
    Retransmits,
    Inode,
    Cookie,
    Cgroup,
    Command,
    NetworkNamespace,
    Type,
    PeerInode,
    Interface,
    Shutdown,
    Unit,
    Container,
    Source,
    RoundTripTime,
    BytesSent,
    BytesReceived,
    TotalRetransmits,
    CongestionControl,
    Age,
    NetworkName
};

struct ColumnInfo {
    enum class Kind : std::uint8_t { Text, Number, Duration };   ///< a duration is in milliseconds
    enum class Origin : std::uint8_t {
        Sample,     ///< in every snapshot
        TcpInfo,    ///< in a snapshot with tcp_info
        Networks,   ///< in a snapshot with sections, one for each network namespace
        Memory      ///< known only to who watched: not exported
    };
    Column column{};
    std::string_view id;       ///< in CSV, JSON and filters
    const char* header;        ///< on the screen, translatable
    const char* description;   ///< a sentence, translatable
    Kind kind{};
    Origin origin{};
};

/// Every column, in the order of the enum, which is that of the CSV.
std::span<const ColumnInfo> columns();
const ColumnInfo& info(Column column);
/// By id; nullopt for what is not the id of a column.
std::optional<Column> columnById(std::string_view id);

/// A row of a snapshot, with what only who watched it knows.
struct SocketView {
    const Snapshot& snapshot;
    std::uint32_t row = 0;
    std::optional<Timestamp> firstSeen = std::nullopt;

    const Socket& socket() const { return snapshot.sockets[row]; }
};

using Value = std::variant<std::uint64_t, std::string>;

/// Nothing where the fact is unknown, otherwise one value, or one per holder (columns of processes only).
std::vector<Value> values(const SocketView& view, Column column);

/// The same as one text: several holders joined with ";", a ";" inside a name written "\x3b", so that the first
/// pid always belongs to the first name. Empty where unknown.
std::string text(const SocketView& view, Column column);
/// The same behind what is there: an export of a million rows makes no strings.
void appendText(std::string& text, const SocketView& view, Column column);

/// The order of two rows by a column: numbers as numbers, addresses as addresses, states from LISTEN by the life
/// of a connection. Descending turns it round, except that what is unknown comes last either way.
std::weak_ordering compare(const SocketView& a, const SocketView& b, Column column, bool descending = false);

}   // namespace socklens
