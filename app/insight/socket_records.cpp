#include "app/insight/socket_records.h"

namespace socklens {

namespace {

std::uint64_t hashOf(Cookie cookie) {
    return number(cookie);
}

bool isConnected(const ConnectionTuple& tuple) {
    return tuple.remotePort != Port{};
}

}   // namespace

std::uint32_t SocketRecords::find(Cookie cookie, NetworkNamespace networkNamespace) const {
    std::uint32_t found = none;
    m_byCookie.find(hashOf(cookie), [&](std::uint32_t number) {
        const SocketRecord& record = m_records[number];
        if (record.cookie == cookie && record.networkNamespace == networkNamespace) found = number;
    });
    return found;
}

std::uint32_t SocketRecords::add(const Socket& socket, NetworkNamespace networkNamespace) {
    std::uint32_t number = 0;
    if (m_free.empty()) {
        number = static_cast<std::uint32_t>(m_records.size());
        m_records.emplace_back();
    } else {
        number = m_free.back();
        m_free.pop_back();
        m_records[number] = {};
    }
    SocketRecord& record = m_records[number];
    record.isUsed = true;
    record.cookie = socket.cookie;
    record.networkNamespace = networkNamespace;
    record.tuple = tupleOf(socket);
    if (record.cookie) m_byCookie.insert(hashOf(*record.cookie), number);
    if (isConnected(record.tuple)) m_byTuple.insert(hashOf(record.tuple), number);
    return number;
}

void SocketRecords::setTuple(std::uint32_t record, const ConnectionTuple& tuple) {
    ConnectionTuple& known = m_records[record].tuple;
    if (known == tuple) return;
    if (isConnected(known)) m_byTuple.erase(hashOf(known), record);
    if (m_records[record].listened) {
        m_listeners.erase(number(known.localPort), record);
        m_listeners.insert(number(tuple.localPort), record);
    }
    known = tuple;
    if (isConnected(known)) m_byTuple.insert(hashOf(known), record);
}

void SocketRecords::setListened(std::uint32_t record) {
    if (m_records[record].listened) return;
    m_records[record].listened = true;
    m_listeners.insert(number(m_records[record].tuple.localPort), record);
}

const TcpInfo* SocketRecords::tcpInfo(std::uint32_t record) const {
    const auto found = m_tcpInfos.find(record);
    return found == m_tcpInfos.end() ? nullptr : &found->second;
}

void SocketRecords::gone(std::uint32_t record, MemoryTime lastSeen) {
    m_records[record].moment = lastSeen;
    m_departures.push_back({record, lastSeen});
}

std::optional<SocketRecords::Departure> SocketRecords::takeOlder(Departures& departures, std::chrono::seconds age,
                                                                 MemoryTime now) {
    if (departures.empty() || departures.front().at + age >= now) return std::nullopt;
    const Departure first = departures.front();
    departures.pop_front();
    return first;
}

void SocketRecords::forgetBefore(MemoryTime now) {
    const auto stayedAway = [&](const Departure& departure) {
        const SocketRecord& record = m_records[departure.record];
        return record.isUsed && !record.isThere() && record.moment == departure.at;
    };
    while (const auto departure = takeOlder(m_departures, kept, now)) {
        if (!stayedAway(*departure)) continue;
        if (m_records[departure->record].listened)
            m_listenerDepartures.push_back(*departure);
        else
            forget(departure->record);
    }
    while (const auto departure = takeOlder(m_listenerDepartures, listenerKept, now))
        if (stayedAway(*departure)) forget(departure->record);
}

void SocketRecords::forget(std::uint32_t record) {
    SocketRecord& old = m_records[record];
    if (old.cookie) m_byCookie.erase(hashOf(*old.cookie), record);
    if (isConnected(old.tuple)) m_byTuple.erase(hashOf(old.tuple), record);
    if (old.listened) m_listeners.erase(number(old.tuple.localPort), record);
    m_tcpInfos.erase(record);
    old = {};
    m_free.push_back(record);
}

}   // namespace socklens
