#include "app/core/filter/fields.h"

#include "app/core/filter/text.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace socklens {

namespace {

FilterKind kindOf(Column column) {
    switch (column) {
    case Column::Protocol:
    case Column::Family:
    case Column::State:
    case Column::Timer:
    case Column::Type:
    case Column::Shutdown:
    case Column::Source: return FilterKind::Word;
    case Column::LocalAddress:
    case Column::RemoteAddress: return FilterKind::Address;
    case Column::LocalPort:
    case Column::RemotePort: return FilterKind::Port;
    case Column::User:
    case Column::Uid: return FilterKind::User;
    case Column::NetworkNamespace: return FilterKind::Network;
    case Column::Pid:
    case Column::Retransmits:
    case Column::Inode:
    case Column::Cookie:
    case Column::PeerInode:
    case Column::TotalRetransmits: return FilterKind::Number;
    case Column::ReceiveQueue:
    case Column::SendQueue:
    case Column::BytesSent:
    case Column::BytesReceived: return FilterKind::Size;
    case Column::TimerExpires:
    case Column::RoundTripTime:
    case Column::Age: return FilterKind::Duration;
    case Column::CapturedAt:
    case Column::Process:
    case Column::Cgroup:
    case Column::Command:
    case Column::Interface:
    case Column::Unit:
    case Column::Container:
    case Column::CongestionControl:
    case Column::NetworkName: return FilterKind::Text;
    }
    return FilterKind::Text;
}

struct ShortName {
    std::string_view name;
    FilterField field;
};

constexpr bool eitherSide = true;
constexpr bool asInSs = true;

// "state" and "cgroup" are also ids: ss writes them without an operator, and a short name goes before an id.
constexpr std::array shortNames{
    ShortName{"local", {Column::LocalAddress, FilterKind::Address}},
    ShortName{"remote", {Column::RemoteAddress, FilterKind::Address}},
    ShortName{"address", {Column::LocalAddress, FilterKind::Address, eitherSide}},
    ShortName{"port", {Column::LocalPort, FilterKind::Port, eitherSide}},
    ShortName{"src", {Column::LocalAddress, FilterKind::Address, !eitherSide, asInSs}},
    ShortName{"dst", {Column::RemoteAddress, FilterKind::Address, !eitherSide, asInSs}},
    ShortName{"sport", {Column::LocalPort, FilterKind::Port, !eitherSide, asInSs}},
    ShortName{"dport", {Column::RemotePort, FilterKind::Port, !eitherSide, asInSs}},
    ShortName{"state", {Column::State, FilterKind::Word, !eitherSide, asInSs}},
    ShortName{"cgroup", {Column::Cgroup, FilterKind::Text, !eitherSide, asInSs}},
    ShortName{"dev", {Column::Interface, FilterKind::Text, !eitherSide, asInSs}},
    ShortName{"name", {Column::Process, FilterKind::Text}},
    ShortName{"proto", {Column::Protocol, FilterKind::Word}},
    ShortName{"recvq", {Column::ReceiveQueue, FilterKind::Size}},
    ShortName{"sendq", {Column::SendQueue, FilterKind::Size}},
    ShortName{"sent", {Column::BytesSent, FilterKind::Size}},
    ShortName{"received", {Column::BytesReceived, FilterKind::Size}},
    ShortName{"expires", {Column::TimerExpires, FilterKind::Duration}},
    ShortName{"rtt", {Column::RoundTripTime, FilterKind::Duration, !eitherSide, !asInSs, "ms"}},
};

/// The ids end in their unit.
std::string_view unitOf(Column column) {
    if (column == Column::RoundTripTime) return "us";
    return column == Column::TimerExpires ? "ms" : "s";
}

/// Levenshtein's distance.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

}   // namespace

std::optional<FilterField> filterField(std::string_view name) {
    // "-port" is not "port": who writes it means the contrary.
    if (name.starts_with('-') || name.starts_with('_')) return std::nullopt;
    const std::string bare = bareName(name);
    for (const ShortName& known : shortNames)
        if (bare == bareName(known.name)) return known.field;
    for (const ColumnInfo& column : columns())
        if (bare == bareName(column.id))
            return FilterField{column.column, kindOf(column.column), false, false, unitOf(column.column)};
    return std::nullopt;
}

std::vector<std::string_view> filterFieldNames() {
    std::vector<std::string_view> names;
    for (const ColumnInfo& column : columns()) names.push_back(column.id);
    for (const ShortName& known : shortNames)
        if (!columnById(known.name)) names.push_back(known.name);
    return names;
}

std::string_view similarFilterField(std::string_view name) {
    const std::string bare = bareName(name);
    const auto names = filterFieldNames();
    if (bare.size() < 2 || bare.size() > 30) return {};
    // Who types "prot" has stopped halfway rather than swapped two letters of "port".
    const auto begun =
        std::ranges::find_if(names, [&](std::string_view known) { return bareName(known).starts_with(bare); });
    if (begun != names.end()) return *begun;
    const auto far = [&](std::string_view known) { return distance(bare, bareName(known)); };
    const auto nearest = std::ranges::min_element(names, {}, far);
    return far(*nearest) <= std::min<std::size_t>(2, bare.size() / 3) ? *nearest : std::string_view();
}

}   // namespace socklens
