#include "app/insight/leftover_advice.h"

#include "app/insight/leftover_text.h"

#include <algorithm>

namespace socklens {

std::vector<Message> adviceFor(const LeftoverGroup& group) {
    const auto has = [&](State state) { return group.states.contains(state); };
    std::vector<Message> advice;
    if (group.dumpsCore)
        advice.push_back(
            {SOCKLENS_TEXT("Its core is being written: until that has ended, what it still holds stays "
                           "open, and its ports stay taken."),
             {}});
    if (has(State::TimeWait))
        advice.push_back(
            {SOCKLENS_TEXT(
                 "TIME_WAIT lasts 60 s, whatever the settings say, takes little memory and no process. A server "
                 "that sets SO_REUSEADDR in every run can bind again at once. Release them only if a port is "
                 "blocked now, or if clients have run out of ports."),
             {}});
    if (has(State::FinWait2))
        advice.push_back(
            {SOCKLENS_TEXT(
                 "FIN_WAIT2 waits for the other side to close. Releasing it sends nothing: the other side "
                 "keeps its CLOSE_WAIT until it writes."),
             {}});
    if (has(State::FinWait1))
        advice.push_back(
            {SOCKLENS_TEXT(
                 "FIN_WAIT1 still has something to send, and the other side does not take it. It can last "
                 "minutes; releasing it sends a reset, and what was not delivered is lost."),
             {}});
    if (has(State::LastAck) || has(State::Closing))
        advice.push_back(
            {SOCKLENS_TEXT(
                 "LAST_ACK and CLOSING wait for one last acknowledgement. Releasing them tells the other "
                 "side nothing."),
             {}});
    return advice;
}

std::vector<Message> whyUnknown(std::span<const LeftoverGroup> groups, const Capabilities& capabilities,
                                std::uint64_t lostEvents) {
    std::vector<Message> reasons;
    const bool anyUnknown = std::ranges::any_of(
        groups, [](const LeftoverGroup& group) { return group.confidence == Confidence::Unknown; });
    const bool mayGetMore = !capabilities.tracesStates && !capabilities.seesAllOwners;
    if (anyUnknown && capabilities.tracesStates)
        reasons.push_back({SOCKLENS_TEXT("Of some of these nobody knows whose they were: they were closed before "
                                         "Socklens began to watch. Keep it watching, and it knows next time."),
                           {}});
    if (anyUnknown && mayGetMore)
        reasons.push_back({SOCKLENS_TEXT("Of some of these nobody knows whose they were: they were closed before "
                                         "Socklens began to watch, lived too short to be seen, or belonged to "
                                         "another user. Keep it watching, and unlock administrator rights: then "
                                         "every connection is traced to its program."),
                           {}});
    if (anyUnknown && !capabilities.tracesStates && !mayGetMore)
        reasons.push_back({SOCKLENS_TEXT("Of some of these nobody knows whose they were: they were closed before "
                                         "Socklens began to watch, or lived too short to be seen, which this "
                                         "kernel does not let it trace."),
                           {}});
    if (lostEvents > 0) reasons.push_back(lostText(lostEvents));
    return reasons;
}

}   // namespace socklens
