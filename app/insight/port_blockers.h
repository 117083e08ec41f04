// Who has a port, in which role, and whether he is in the way of a new socket. Pure: any thread, one at a time;
// keeps references to what it is made of; cannot fail. A part of the port doctor.
#pragma once

#include "app/insight/port_doctor.h"

namespace socklens {

class PortBlockers {
public:
    PortBlockers(const Snapshot& snapshot, const PortQuestion& question, const PortFacts& facts);

    /// Of the port, whether or not they are in the way.
    const std::vector<std::uint32_t>& rows() const { return m_rows; }
    /// nullopt: the row is not in the way. It does not say why: sentences are dear where there are very many.
    std::optional<PortBlocker> blocker(std::uint32_t row) const;
    Message why(const PortBlocker& blocker) const;

private:
    bool anyListenerAt(const Address& address, Port port) const;
    bool looksOutgoing(const Socket& socket) const;
    BlockerRole roleOf(const Socket& socket) const;
    bool isDumpingCore(std::uint32_t process) const { return m_dumpsCore[process]; }
    bool waitsForCore(std::uint32_t row) const;
    std::optional<Message> whyStillHeld(std::uint32_t row, const std::string& who) const;
    Message whyConnection(const Socket& socket, const std::string& who) const;
    Forecast whenGone(std::uint32_t row) const;

    const Snapshot& m_snapshot;
    const PortQuestion& m_question;
    const PortFacts& m_facts;
    std::vector<bool> m_dumpsCore;   ///< per process: fewer than there are sockets
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_listeners;   ///< of every port
};

}   // namespace socklens
