#include "app/core/filter/predicate.h"

#include "app/core/row_facts.h"

#include <algorithm>

namespace socklens {

namespace {

bool anyContains(const std::vector<NumberRange>& ranges, std::uint64_t value) {
    return std::ranges::any_of(ranges, [value](const NumberRange& range) { return range.contains(value); });
}

bool anyPidIn(const std::vector<NumberRange>& ranges, const SocketView& view) {
    return std::ranges::any_of(view.snapshot.holders(view.row), [&](std::uint32_t process) {
        const auto pid = number(view.snapshot.processes[process]->id.pid);
        return pid >= 0 && anyContains(ranges, static_cast<std::uint64_t>(pid));
    });
}

/// "::/0" means IPv6, although IPv4 is kept in a corner of it.
bool contains(const AddressBlock& block, const Address& address) {
    return block.contains(address) && block.base.isInet() == address.isInet();
}

bool isAt(const Endpoint& endpoint, const Address& address, Port port) {
    if (endpoint.ports && (number(port) == 0 || !endpoint.ports->contains(number(port)))) return false;
    return !endpoint.block || contains(*endpoint.block, address);
}

/// Units and containers are found in the path of the control group, mostly as they stand there: a path without
/// the text, and without an escaped byte, need not be taken apart.
bool isHopeless(const TextTest& test, const SocketView& view) {
    if (test.column != Column::Unit && test.column != Column::Container) return false;
    const std::string_view path = cgroupOf(view);
    return path.find('\\') == std::string_view::npos &&
           std::ranges::none_of(test.pattern.folded,
                                [path](const std::string& part) { return containsFolded(path, part); });
}

/// How long a predicate takes, in no unit.
int cost(const FilterNode& node) {
    if (node.kind == FilterNode::Kind::Predicate) return static_cast<int>(node.predicate.index());
    int most = 0;
    for (const FilterNode& child : node.children) most = std::max(most, cost(child));
    return most;
}

}   // namespace

bool matches(const WordTest& test, const SocketView& view) {
    const auto value = filterOrdinal(view, test.column);
    return value && *value < 32 && (test.values >> *value & 1U) != 0;
}

bool matches(const NumberTest& test, const SocketView& view) {
    if (test.column == Column::Pid) return anyPidIn(test.ranges, view);
    const auto value = numberOf(view, test.column);
    if (value && anyContains(test.ranges, *value)) return true;
    if (!test.isEitherSide) return false;
    const auto other = numberOf(view, Column::RemotePort);
    return other && anyContains(test.ranges, *other);
}

bool matches(const AddressTest& test, const SocketView& view) {
    const Socket& socket = view.socket();
    const auto sideMatches = [&](const Address& address, Port port, Column column) {
        if (socket.protocol != Protocol::Unix)
            for (const Endpoint& endpoint : test.endpoints)
                if (isAt(endpoint, address, port)) return true;
        return !test.names.folded.empty() &&
               anyText(view, column, [&](std::string_view text) { return test.names.matches(text); });
    };
    return (test.local && sideMatches(socket.localAddress, socket.localPort, Column::LocalAddress)) ||
           (test.remote && sideMatches(socket.remoteAddress, socket.remotePort, Column::RemoteAddress));
}

bool matches(const NamedNumberTest& test, const SocketView& view) {
    const bool isNetwork = test.column == Column::NetworkNamespace;
    const auto value = numberOf(view, isNetwork ? test.column : Column::Uid);
    if (value && anyContains(test.numbers, *value)) return true;
    return !test.names.folded.empty() &&
           test.names.matches(isNetwork ? view.snapshot.networkNameOf(view.row) : userOf(view));
}

bool matches(const KnownTest& test, const SocketView& view) {
    const auto isKnown = [&](Column column) {
        switch (test.field.kind) {
        case FilterKind::Number:
        case FilterKind::Size:
        case FilterKind::Duration:
        case FilterKind::Port:
            return column == Column::Pid ? !view.snapshot.holders(view.row).empty()
                                         : numberOf(view, column).has_value();
        case FilterKind::Word: return filterOrdinal(view, column).has_value();
        case FilterKind::User:
            return column == Column::Uid ? view.socket().uid.has_value() : !userOf(view).empty();
        case FilterKind::Network:
            return numberOf(view, column).has_value() || !view.snapshot.networkNameOf(view.row).empty();
        case FilterKind::Address:
        case FilterKind::Text: return anyText(view, column, [](std::string_view) { return true; });
        }
        return false;
    };
    if (isKnown(test.field.column)) return true;
    if (!test.field.isEitherSide) return false;
    return isKnown(test.field.kind == FilterKind::Port ? Column::RemotePort : Column::RemoteAddress);
}

bool matches(const OwnershipTest& test, const SocketView& view) {
    switch (ownership(view.snapshot, view.row)) {
    case Ownership::Held: return false;
    case Ownership::Kernel: return test.byKernel;
    case Ownership::Hidden:
    case Ownership::NotLookedFor: return test.hidden;
    }
    return false;
}

bool matches(const TextTest& test, const SocketView& view) {
    if (isHopeless(test, view)) return false;
    return anyText(view, test.column, [&](std::string_view text) { return test.pattern.matches(text); });
}

FilterNode::FilterNode(Kind combination, std::vector<FilterNode> parts)
    : kind(combination), children(std::move(parts)) {
    std::ranges::stable_sort(children, {}, cost);
}

bool matches(const FilterNode& node, const SocketView& view) {
    const auto holds = [&](const FilterNode& child) { return matches(child, view); };
    switch (node.kind) {
    case FilterNode::Kind::All: return std::ranges::all_of(node.children, holds) != node.isNegated;
    case FilterNode::Kind::Any: return std::ranges::any_of(node.children, holds) != node.isNegated;
    case FilterNode::Kind::Predicate:
        return std::visit([&](const auto& test) { return matches(test, view); }, node.predicate) != node.isNegated;
    }
    return false;
}

}   // namespace socklens
