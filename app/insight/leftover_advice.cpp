#include "app/insight/leftover_advice.h"

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

}   // namespace socklens
