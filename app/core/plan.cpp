#include "app/core/plan.h"

#include "app/core/objections.h"

#include <algorithm>
#include <set>

namespace socklens {

namespace {

using Holder = std::shared_ptr<const Process>;

/// The first holder that can be used, or else the first.
Holder holderOf(const Snapshot& snapshot, std::uint32_t row, const Capabilities& capabilities) {
    Holder first;
    for (const std::uint32_t holder : snapshot.holders(row)) {
        const Holder& process = snapshot.processes[holder];
        if (!objectionToDuplicate(*process, capabilities)) return process;
        if (!first) first = process;
    }
    return first;
}

PlannedAction plannedClose(const SocketTarget& socket, Holder holder, const Capabilities& capabilities) {
    auto objection = objectionToClose(socket, holder.get(), capabilities);
    const ProcessId id = holder ? holder->id : ProcessId{};
    return {CloseGracefully{socket, id}, toText(socket), std::move(holder), std::move(objection)};
}

PlannedAction plannedAbort(const SocketTarget& socket, Holder holder, const Capabilities& capabilities) {
    auto objection = objectionToAbort(socket, holder.get(), capabilities);
    const auto id = holder ? std::optional(holder->id) : std::nullopt;
    return {Abort{socket, id}, toText(socket), std::move(holder), std::move(objection)};
}

PlannedAction plannedRelease(const SocketTarget& socket, const Capabilities& capabilities) {
    return {Release{socket}, toText(socket), nullptr, objectionToRelease(socket, capabilities)};
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

Plan planFor(SocketVerb verb, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
             const Capabilities& capabilities) {
    Plan plan;
    plan.actions.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        const SocketTarget socket = targetOf(snapshot.sockets[row]);
        const std::size_t before = plan.actions.size();
        switch (verb) {
        case SocketVerb::Close:
            plan.actions.push_back(plannedClose(socket, holderOf(snapshot, row, capabilities), capabilities));
            break;
        case SocketVerb::Abort:
            plan.actions.push_back(plannedAbort(socket, holderOf(snapshot, row, capabilities), capabilities));
            break;
        case SocketVerb::Release:
            if (isLeftover(socket))
                plan.actions.push_back(plannedRelease(socket, capabilities));
            else
                ++plan.leftOut;
            break;
        }
        if (plan.actions.size() > before) plan.actions.back().holders = snapshot.holders(row).size();
    }
    return plan;
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
        plan.actions.push_back({SendSignal{process->id, signal},
                                process->name + " (pid " + std::to_string(number(process->id.pid)) + ')', process,
                                objectionToSignal(*process, capabilities)});
    }
    return plan;
}

}   // namespace socklens
