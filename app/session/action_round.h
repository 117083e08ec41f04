// Any number of actions on their way through a probe, in portions, so that the screen learns how far they are and
// a probe that ends in the middle leaves a clear line between what was done and what is not known. A value: any
// one thread. Cannot fail.
#pragma once

#include "app/core/action.h"
#include "app/core/snapshot.h"

#include <cstddef>
#include <optional>

namespace socklens {

class ActionRound {
public:
    static constexpr std::size_t portionSize = 1000;

    explicit ActionRound(Actions actions);

    /// The next actions to perform, at most a portion; empty when all are under way.
    Actions nextPortion();
    /// What became of the oldest portion that is under way. A probe answers in the order of its requests.
    void finishPortion(const ActionResults& results);
    /// Whoever should perform them is gone: what was sent is unknown, what was not sent is refused.
    void lose(const Message& reason);

    const Actions& actions() const { return m_actions; }
    std::size_t finished() const { return m_results.size(); }
    bool isComplete() const { return m_results.size() == m_actions.size(); }
    /// One per action once it is complete.
    const ActionResults& results() const { return m_results; }

    /// Looks in a snapshot that was taken afterwards for the sockets whose end is unknown. What it cannot tell
    /// stays unknown.
    void resolveUnknown(const Snapshot& later);

private:
    Actions m_actions;
    std::size_t m_sent = 0;
    std::vector<std::size_t> m_portions;   ///< sizes of those under way, the oldest first
    ActionResults m_results;
};

}   // namespace socklens
