#include "app/session/action_round.h"

#include <algorithm>
#include <unordered_map>

namespace socklens {

namespace {

/// The socket that an action is meant to end; null for other actions.
const SocketTarget* socketOf(const Action& action) {
    struct Visitor {
        const SocketTarget* operator()(const SendSignal& /*signal*/) const { return nullptr; }
        const SocketTarget* operator()(const CloseGracefully& close) const { return &close.socket; }
        const SocketTarget* operator()(const Abort& abort) const { return &abort.socket; }
        const SocketTarget* operator()(const Release& release) const { return &release.socket; }
        const SocketTarget* operator()(const SetSysctl& /*set*/) const { return nullptr; }
        const SocketTarget* operator()(const UndoSysctl& /*undo*/) const { return nullptr; }
    };
    return std::visit(Visitor{}, action);
}

/// Whether it would be in the snapshot if it were there.
bool listsByCookie(const Snapshot& snapshot, const SocketTarget& target) {
    if (!target.networkNamespace) return snapshot.source(target.protocol) == Source::SockDiag;
    const auto section = std::ranges::find(snapshot.sections, *target.networkNamespace, &NetworkSection::id);
    return section != snapshot.sections.end() &&
           section->sources[static_cast<std::size_t>(target.protocol)] == Source::SockDiag;
}

}   // namespace

ActionRound::ActionRound(Actions actions) : m_actions(std::move(actions)) {
    m_results.reserve(m_actions.size());
}

Actions ActionRound::nextPortion() {
    const std::size_t size = std::min(portionSize, m_actions.size() - m_sent);
    if (size == 0) return {};
    const auto first = m_actions.begin() + static_cast<std::ptrdiff_t>(m_sent);
    m_sent += size;
    m_portions.push_back(size);
    return {first, first + static_cast<std::ptrdiff_t>(size)};
}

void ActionRound::finishPortion(const ActionResults& results) {
    if (m_portions.empty()) return;
    const std::size_t size = m_portions.front();
    m_portions.erase(m_portions.begin());
    const ActionResult missing{Outcome::Unknown, {SOCKLENS_TEXT("No result came for this."), {}}};
    for (std::size_t at = 0; at < size; ++at) m_results.push_back(at < results.size() ? results[at] : missing);
}

void ActionRound::lose(const Message& reason) {
    const ActionResult unknown{Outcome::Unknown,
                               {SOCKLENS_TEXT("Whether this was done is not known: %1"), {english(reason)}}};
    const ActionResult notSent{Outcome::Refused, {SOCKLENS_TEXT("This was not done: %1"), {english(reason)}}};
    m_results.resize(m_sent, unknown);
    m_results.resize(m_actions.size(), notSent);
    m_sent = m_actions.size();
    m_portions.clear();
}

void ActionRound::resolveUnknown(const Snapshot& later) {
    std::unordered_map<std::uint64_t, State> states;
    states.reserve(later.sockets.size());
    for (const Socket& socket : later.sockets)
        if (socket.cookie) states.emplace(number(*socket.cookie), socket.state);
    for (std::size_t at = 0; at < m_results.size(); ++at) {
        if (m_results[at].outcome != Outcome::Unknown) continue;
        const SocketTarget* target = socketOf(m_actions[at]);
        // Only sock_diag names every socket by its cookie: elsewhere a missing one proves nothing.
        const bool canTell = target != nullptr && target->cookie && listsByCookie(later, *target);
        if (!canTell) continue;
        const auto found = states.find(number(*target->cookie));
        if (found == states.end())
            m_results[at] = {Outcome::Done, {SOCKLENS_TEXT("%1 is gone."), {toText(*target)}}};
        else if (found->second != target->state)
            m_results[at] = {
                Outcome::Done,
                {SOCKLENS_TEXT("%1 is %2 now."), {toText(*target), std::string(toText(found->second))}}};
        else if (target->protocol == Protocol::Tcp)   // others can be shut down and look as before
            m_results[at] = {Outcome::Refused,
                             {SOCKLENS_TEXT("%1 is still there: this was not done."), {toText(*target)}}};
    }
}

}   // namespace socklens
