#include "app/core/comparison.h"

#include <algorithm>

namespace socklens {

namespace {

constexpr std::uint32_t absent = ComparedSocket::absent;

std::optional<State> stateIn(const Snapshot& snapshot, std::uint32_t row) {
    return row == absent ? std::nullopt : std::optional(snapshot.sockets[row].state);
}

}   // namespace

std::string_view toText(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::Appeared: return "appeared";
    case ChangeKind::Gone: return "gone";
    case ChangeKind::Changed: return "changed";
    }
    return {};
}

std::span<const ComparedTotal> changedTotals(const Comparison& comparison) {
    const auto end = std::ranges::find_if(comparison.totals,
                                          [](const ComparedTotal& total) { return total.difference() == 0; });
    return {comparison.totals.begin(), end};
}

std::optional<Milliseconds> timeBetween(const Comparison& comparison) {
    const Timestamp from = comparison.older->capturedAt;
    const Timestamp to = comparison.newer->capturedAt;
    if (from == Timestamp{} || to <= from) return std::nullopt;
    return to - from;
}

const ComparedTotal& totalOf(const Comparison& comparison, const ComparedSocket& socket) {
    return comparison.totals[socket.totalAfter != absent ? socket.totalAfter : socket.totalBefore];
}

SocketView viewOf(const Comparison& comparison, const ComparedSocket& socket) {
    return socket.newer != absent ? SocketView{*comparison.newer, socket.newer}
                                  : SocketView{*comparison.older, socket.older};
}

std::optional<State> stateBefore(const Comparison& comparison, const ComparedSocket& socket) {
    return stateIn(*comparison.older, socket.older);
}

std::optional<State> stateAfter(const Comparison& comparison, const ComparedSocket& socket) {
    return stateIn(*comparison.newer, socket.newer);
}

}   // namespace socklens
