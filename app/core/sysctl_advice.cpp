#include "app/core/sysctl_advice.h"

namespace socklens {

std::optional<Sysctl> settingFor(const Socket& socket) {
    switch (socket.protocol) {
    case Protocol::Unix: return std::nullopt;
    case Protocol::Udp: return Sysctl::IpLocalPortRange;
    case Protocol::Tcp: break;
    }
    switch (socket.state) {
    case State::TimeWait: return Sysctl::TcpTwReuse;
    case State::FinWait2: return Sysctl::TcpFinTimeout;
    case State::FinWait1:
    case State::LastAck:
    case State::Closing: return Sysctl::TcpOrphanRetries;
    case State::SynSent: return Sysctl::TcpSynRetries;
    case State::SynRecv: return Sysctl::TcpSynackRetries;
    case State::Listen: return Sysctl::Somaxconn;
    case State::Established:
    case State::CloseWait: return Sysctl::TcpKeepaliveTime;
    case State::Close: return Sysctl::IpLocalPortRange;
    }
    return std::nullopt;
}

}   // namespace socklens
