#include "app/core/socket.h"

namespace socklens {

std::string_view toText(Protocol protocol) {
    switch (protocol) {
    case Protocol::Tcp: return "tcp";
    case Protocol::Udp: return "udp";
    case Protocol::Unix: return "unix";
    }
    return {};
}

std::string_view toText(Family family) {
    switch (family) {
    case Family::Inet: return "inet";
    case Family::Inet6: return "inet6";
    case Family::Unix: return "unix";
    }
    return {};
}

std::string_view toText(State state) {
    switch (state) {
    case State::Established: return "ESTABLISHED";
    case State::SynSent: return "SYN_SENT";
    case State::SynRecv: return "SYN_RECV";
    case State::FinWait1: return "FIN_WAIT1";
    case State::FinWait2: return "FIN_WAIT2";
    case State::TimeWait: return "TIME_WAIT";
    case State::Close: return "CLOSE";
    case State::CloseWait: return "CLOSE_WAIT";
    case State::LastAck: return "LAST_ACK";
    case State::Listen: return "LISTEN";
    case State::Closing: return "CLOSING";
    }
    return {};
}

std::string_view toText(Timer timer) {
    switch (timer) {
    case Timer::Off: return "off";
    case Timer::Retransmit: return "on";
    case Timer::KeepAlive: return "keepalive";
    case Timer::TimeWait: return "timewait";
    case Timer::Persist: return "persist";
    }
    return {};
}

std::string_view toText(UnixType type) {
    switch (type) {
    case UnixType::Stream: return "stream";
    case UnixType::Datagram: return "dgram";
    case UnixType::SequencedPacket: return "seqpacket";
    }
    return {};
}

}   // namespace socklens
