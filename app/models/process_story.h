// The whole story of one process that holds sockets, in words. Pure, but for the language and the locale: the
// screen's thread; what is counted is counted by a pure function for any thread.
#pragma once

#include "app/core/naming.h"
#include "app/core/picture.h"
#include "app/core/query.h"
#include "app/models/story.h"

#include <optional>

namespace socklens {

/// What one picture says of a process.
struct ProcessFacts {
    static constexpr std::size_t mostListeners = 20;

    ProcessPointer process;   ///< null: it holds no socket
    StateCounts counts;       ///< TCP and UDP
    std::uint32_t unixSockets = 0;
    std::uint32_t listenerCount = 0;
    PicturePointer listeners = emptyPicture();   ///< an excerpt: the first of them, TCP only
    Timestamp at{};
};
/// Walks over all holders.
ProcessFacts factsOf(const Picture& picture, const ProcessId& process);

/// What is known of it beside the pictures.
struct ProcessKnowledge {
    std::optional<ProcessAnswer> answer;
    QString end;                                    ///< "killed by SIGSEGV at 14:02:11"; empty: nobody saw it end
    std::optional<Timestamp> withoutSocketsSince;   ///< it holds none any more; the facts are of before
    Trend sockets{std::chrono::minutes(10)};        ///< how many, while it was looked at
    const Naming* naming = nullptr;                 ///< told before the numbers; null: only these are told
};

Story processStory(const ProcessFacts& facts, const ProcessKnowledge& knowledge);

}   // namespace socklens
