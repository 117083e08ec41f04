#include "app/core/plan.h"

#include "app/core/objections.h"

#include <algorithm>
#include <set>

namespace socklens {

namespace {

using Holder = std::shared_ptr<const Process>;

std::optional<Message> objectionTo(SocketVerb verb, const SocketTarget& socket, const Process* holder,
                                   const Capabilities& capabilities) {
    switch (verb) {
    case SocketVerb::Close: return objectionToClose(socket, holder, capabilities);
    case SocketVerb::Abort: return objectionToAbort(socket, holder, capabilities);
    case SocketVerb::Release: return objectionToRelease(socket, capabilities);
    }
    return std::nullopt;
}

Action actionOf(SocketVerb verb, const SocketTarget& socket, const Process* holder) {
    const auto id = holder != nullptr ? std::optional(holder->id) : std::nullopt;
    switch (verb) {
    case SocketVerb::Close: return CloseGracefully{socket, id.value_or(ProcessId{})};
    case SocketVerb::Abort: return Abort{socket, id};
    case SocketVerb::Release: break;
    }
    return Release{socket};
}

}   // namespace

Actions Plan::performable() const {
    Actions wanted;
    wanted.reserve(actions.size());
    for (const PlannedAction& planned : actions)
        if (!planned.objection) wanted.push_back(planned.action);
    return wanted;
}

std::size_t Plan::objected() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        actions, [](const PlannedAction& planned) { return planned.objection.has_value(); }));
}

std::shared_ptr<const Process> reachableHolder(const Snapshot& snapshot, std::uint32_t row,
                                               const Capabilities& capabilities) {
    Holder first;
    for (const std::uint32_t holder : snapshot.holders(row)) {
        const Holder& process = snapshot.processes[holder];
        if (!objectionToDuplicate(*process, capabilities)) return process;
        if (!first) first = process;
    }
    return first;
}

Plan planFor(SocketVerb verb, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
             const Capabilities& capabilities) {
    Plan plan;
    plan.actions.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        const SocketTarget socket = targetOf(snapshot, row);
        if (verb == SocketVerb::Release && !isLeftover(socket)) {
            ++plan.leftOut;
            continue;
        }
        const Holder holder = verb == SocketVerb::Release ? nullptr : reachableHolder(snapshot, row, capabilities);
        plan.actions.push_back({actionOf(verb, socket, holder.get()), toText(socket), holder,
                                objectionTo(verb, socket, holder.get(), capabilities),
                                snapshot.holders(row).size()});
    }
    return plan;
}

std::optional<Message> objectionToAll(SocketVerb verb, const Snapshot& snapshot,
                                      std::span<const std::uint32_t> rows, const Capabilities& capabilities) {
    std::optional<Message> reason = Message{SOCKLENS_TEXT("No socket is selected."), {}};
    bool leftoverSeen = false;
    for (const std::uint32_t row : rows) {
        const SocketTarget socket = targetOf(snapshot, row);
        const bool isTarget = verb != SocketVerb::Release || isLeftover(socket);
        if (!isTarget && leftoverSeen) continue;   // what is said of a leftover matters more
        leftoverSeen = leftoverSeen || (verb == SocketVerb::Release && isTarget);
        reason = objectionTo(verb, socket, reachableHolder(snapshot, row, capabilities).get(), capabilities);
        if (!reason) return reason;
    }
    return reason;
}

Plan planForSignal(int signal, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
                   const Capabilities& capabilities) {
    Plan plan;
    std::set<std::uint32_t> holders;
    for (const std::uint32_t row : rows) {
        const auto held = snapshot.holders(row);
        if (held.empty()) ++plan.leftOut;
        holders.insert(held.begin(), held.end());
    }
    for (const std::uint32_t holder : holders) {
        const Holder& process = snapshot.processes[holder];
        plan.actions.push_back({SendSignal{process->id, signal}, title(*process), process,
                                objectionToSignal(*process, capabilities)});
    }
    return plan;
}

}   // namespace socklens
