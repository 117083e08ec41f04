#include "app/core/state_group.h"

#include <numeric>

namespace socklens {

StateGroup groupOf(State state) {
    switch (state) {
    case State::Listen: return StateGroup::Listen;
    case State::SynSent:
    case State::SynRecv: return StateGroup::Opening;
    case State::Established: return StateGroup::Established;
    case State::FinWait1:
    case State::FinWait2:
    case State::LastAck:
    case State::Closing: return StateGroup::Closing;
    case State::CloseWait: return StateGroup::CloseWait;
    case State::TimeWait: return StateGroup::TimeWait;
    case State::Close: return StateGroup::Unconnected;
    }
    return StateGroup::Unconnected;
}

const char* title(StateGroup group) {
    switch (group) {
    case StateGroup::Listen: return SOCKLENS_TEXT("LISTEN");
    case StateGroup::Opening: return SOCKLENS_TEXT("opening");
    case StateGroup::Established: return SOCKLENS_TEXT("ESTABLISHED");
    case StateGroup::Closing: return SOCKLENS_TEXT("closing");
    case StateGroup::CloseWait: return SOCKLENS_TEXT("CLOSE_WAIT");
    case StateGroup::TimeWait: return SOCKLENS_TEXT("TIME_WAIT");
    case StateGroup::Unconnected: return SOCKLENS_TEXT("unconnected");
    }
    return "";
}

const char* description(StateGroup group) {
    switch (group) {
    case StateGroup::Listen: return description(State::Listen);
    case StateGroup::Opening: return SOCKLENS_TEXT("SYN_SENT and SYN_RECV: the connection is being made.");
    case StateGroup::Established: return description(State::Established);
    case StateGroup::Closing:
        return SOCKLENS_TEXT("FIN_WAIT1, FIN_WAIT2, CLOSING and LAST_ACK: the connection is being ended.");
    case StateGroup::CloseWait: return description(State::CloseWait);
    case StateGroup::TimeWait: return description(State::TimeWait);
    case StateGroup::Unconnected: return description(State::Close);
    }
    return "";
}

const char* filterText(StateGroup group) {
    switch (group) {
    case StateGroup::Listen: return "state:listen";
    case StateGroup::Opening: return "state:syn-sent,syn-recv";
    case StateGroup::Established: return "state:established";
    case StateGroup::Closing: return "state:fin-wait-1,fin-wait-2,closing,last-ack";
    case StateGroup::CloseWait: return "state:close-wait";
    case StateGroup::TimeWait: return "state:time-wait";
    case StateGroup::Unconnected: return "state:close";
    }
    return "";
}

const char* description(State state) {
    switch (state) {
    case State::Established: return SOCKLENS_TEXT("The connection is open: both sides can send.");
    case State::SynSent:
        return SOCKLENS_TEXT("A connection was asked for, and the other side has not answered yet.");
    case State::SynRecv:
        return SOCKLENS_TEXT("The other side asked for a connection, and its last confirmation is still missing.");
    case State::FinWait1: return SOCKLENS_TEXT("This side has closed; the other side has not confirmed it yet.");
    case State::FinWait2:
        return SOCKLENS_TEXT(
            "This side has closed and the other side knows, but has not closed its own half yet.");
    case State::TimeWait:
        return SOCKLENS_TEXT("The connection is over. The kernel keeps its addresses for 60 seconds, so that late "
                             "packets cannot disturb a new connection.");
    case State::Close: return SOCKLENS_TEXT("The socket exists, but is neither connected nor listening.");
    case State::CloseWait:
        return SOCKLENS_TEXT(
            "The other side has closed; the program on this side has not closed its socket yet. If "
            "this lasts, the program forgets to.");
    case State::LastAck: return SOCKLENS_TEXT("Both sides have closed; the last confirmation is still missing.");
    case State::Listen: return SOCKLENS_TEXT("The socket waits for connections.");
    case State::Closing:
        return SOCKLENS_TEXT("Both sides closed at the same moment, and the confirmation is still missing.");
    }
    return "";
}

std::uint32_t StateCounts::total() const {
    return std::accumulate(m_counts.begin(), m_counts.end(), std::uint32_t{0});
}

}   // namespace socklens
