#include "app/probe/socket_actions.h"

#include "app/core/objections.h"
#include "app/probe/duplicate_actions.h"
#include "app/probe/process_facts.h"

namespace socklens {

namespace {

const Process* pointerTo(const std::optional<Process>& process) {
    return process ? &*process : nullptr;
}

}   // namespace

SocketActions::SocketActions(std::string procRoot, Capabilities capabilities, const NetworkEntrance& networks)
    : m_procRoot(std::move(procRoot)),
      m_capabilities(std::move(capabilities)),
      m_networks(networks),
      m_duplicator(m_procRoot) {}

ActionResult SocketActions::close(const CloseGracefully& action) {
    const auto holder = findProcess(m_procRoot, action.holder);
    const bool ended = !holder && action.holder != ProcessId{};   // the duplicator says so
    const auto objection = objectionToClose(action.socket, pointerTo(holder), m_capabilities);
    if (objection && !ended) {
        const bool impossible = action.socket.protocol == Protocol::Udp;
        return {impossible ? Outcome::Impossible : Outcome::Refused, *objection};
    }
    auto duplicate = m_duplicator.duplicate(action.socket, action.holder);
    if (!duplicate) return std::move(duplicate.error());
    return closeByDuplicate(std::move(*duplicate), action.socket, m_networks);
}

SocketStep SocketActions::abort(const Abort& action) {
    const bool destroys = canDestroy(action.socket, m_capabilities);
    const auto holder = action.holder && !destroys ? findProcess(m_procRoot, *action.holder) : std::nullopt;
    const bool ended = action.holder && !holder && !destroys;
    if (auto objection = objectionToAbort(action.socket, pointerTo(holder), m_capabilities); objection && !ended) {
        const bool impossible = isBeyondTheKernel(action.socket, m_capabilities);
        return ActionResult{impossible ? Outcome::Impossible : Outcome::Refused, std::move(*objection)};
    }
    if (destroys) return Destruction{action.socket, false};
    auto duplicate = m_duplicator.duplicate(action.socket, action.holder.value_or(ProcessId{}));
    if (!duplicate) return std::move(duplicate.error());
    return abortByDuplicate(std::move(*duplicate), action.socket, m_networks);
}

SocketStep SocketActions::release(const Release& action) const {
    if (auto objection = objectionToRelease(action.socket, m_capabilities)) {
        const bool impossible = isLeftover(action.socket) && isBeyondTheKernel(action.socket, m_capabilities);
        return ActionResult{impossible ? Outcome::Impossible : Outcome::Refused, std::move(*objection)};
    }
    return Destruction{action.socket, true};
}

void DestroyBatch::add(std::size_t place, Destruction destruction) {
    m_destructions.push_back(std::move(destruction));
    m_places.push_back(place);
}

void DestroyBatch::run(ActionResults& results) {
    if (m_destructions.empty()) return;
    ActionResults done = destroySockets(m_destructions, m_networks);
    for (std::size_t at = 0; at < done.size(); ++at) results[m_places[at]] = std::move(done[at]);
    m_destructions.clear();
    m_places.clear();
}

}   // namespace socklens
