#include "app/core/coarse_order.h"

#include "app/core/row_facts.h"
#include "app/core/state_group.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace socklens {

namespace {

using CoarseKey = std::uint64_t;

constexpr CoarseKey unknown = UINT64_MAX;                 // last, whichever direction
constexpr CoarseKey lastKnown = unknown - 2;              // two remain for what is known in part
constexpr CoarseKey otherAddress = CoarseKey{1} << 62U;   // not of IPv4: only the first bytes are in the key
constexpr CoarseKey unixName = CoarseKey{3} << 62U;

/// In one direction.
class Ordered {
public:
    explicit Ordered(bool descending) : m_descending(descending) {}
    CoarseKey operator()(CoarseKey known) const {
        const CoarseKey value = std::min(known, lastKnown);
        return m_descending ? lastKnown - value : value;
    }

private:
    bool m_descending;
};

/// The place of each among all that there are.
template <class Value>
std::vector<CoarseKey> ranks(const std::vector<Value>& values) {
    std::vector<Value> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    std::vector<CoarseKey> places;
    places.reserve(values.size());
    for (const Value& value : values)
        places.push_back(
            static_cast<CoarseKey>(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin()));
    return places;
}

/// By the first holder: what is empty comes after all texts, and who has none after that.
std::vector<CoarseKey> processKeys(const Snapshot& snapshot, Column column, const Ordered& ordered) {
    std::vector<CoarseKey> keys;
    keys.reserve(snapshot.processes.size());
    if (column == Column::Pid) {
        std::vector<ProcessId> ids;
        ids.reserve(snapshot.processes.size());
        for (const ProcessPointer& process : snapshot.processes) ids.push_back(process->id);
        for (const CoarseKey place : ranks(ids)) keys.push_back(ordered(place));
        return keys;
    }
    std::vector<std::string_view> texts;
    texts.reserve(snapshot.processes.size());
    for (const ProcessPointer& process : snapshot.processes)
        texts.emplace_back(column == Column::Process ? process->name : process->command);
    const std::vector<CoarseKey> places = ranks(texts);
    for (std::size_t process = 0; process < texts.size(); ++process)
        keys.push_back(texts[process].empty() ? unknown - 1 : ordered(places[process]));
    return keys;
}

/// Rows have few different texts: each is compared with the others once.
class Texts {
public:
    std::size_t numberOf(std::string_view text) {
        const auto [found, isNew] = m_numbers.try_emplace(std::string(text), m_numbers.size());
        if (isNew) m_texts.push_back(found->first);
        return found->second;
    }
    std::vector<CoarseKey> keys(const Ordered& ordered) const {
        std::vector<CoarseKey> keys = ranks(m_texts);
        for (std::size_t text = 0; text < keys.size(); ++text)
            keys[text] = m_texts[text].empty() ? unknown : ordered(keys[text]);
        return keys;
    }

private:
    std::unordered_map<std::string, std::size_t> m_numbers;
    std::vector<std::string_view> m_texts;   // of the keys above, which stay where they are
};

CoarseKey addressKey(const Address& address) {
    const auto bytes = [&](std::size_t from, std::size_t to) {
        CoarseKey value = 0;
        for (std::size_t at = from; at < to; ++at) value = value << 8U | address.bytes[at];
        return value;
    };
    constexpr std::size_t mapped = 10;   // IPv4 begins with so many zeros
    const bool isShort = bytes(0, 8) == 0 && bytes(8, mapped) == 0;
    return isShort ? bytes(mapped, 16) : otherAddress + (bytes(0, 8) >> 2U);
}

CoarseKey timerKey(const Socket& socket, bool descending) {
    constexpr CoarseKey noTimer = 0xff;
    constexpr CoarseKey noTime = CoarseKey{1} << 32U;
    const CoarseKey timer = socket.timer ? static_cast<CoarseKey>(*socket.timer) : noTimer;
    const CoarseKey time = socket.timerExpiresMs ? CoarseKey{*socket.timerExpiresMs} : noTime;
    const CoarseKey first = descending && timer != noTimer ? noTimer - 1 - timer : timer;
    const CoarseKey second = descending && time != noTime ? noTime - 1 - time : time;
    return first << 40U | second;
}

}   // namespace

CoarseOrder coarseOrder(const Picture& picture, std::span<const std::uint32_t> rows, Column column,
                        bool descending) {
    const Snapshot& snapshot = *picture.snapshot;
    const Ordered ordered(descending);
    CoarseOrder order{.keys = {}, .isExact = true};
    order.keys.reserve(rows.size());
    const auto each = [&](const auto& keyOf) {
        for (const std::uint32_t row : rows) order.keys.push_back(keyOf(row));
    };
    const auto addresses = [&](Address Socket::*side) {
        each([&](std::uint32_t row) {
            const Socket& socket = snapshot.sockets[row];
            const bool isUnix = socket.protocol == Protocol::Unix;
            const bool isNamed =
                side == &Socket::localAddress ? socket.name.has_value() : socket.peerName.has_value();
            const CoarseKey key = isUnix ? unixName : addressKey(socket.*side);
            order.isExact = order.isExact && key < otherAddress;
            return isUnix && !isNamed ? lastKnown : ordered(key);
        });
    };
    const auto texts = [&](const auto& textOf) {
        Texts all;
        each([&](std::uint32_t row) { return all.numberOf(textOf(picture.view(row))); });
        const std::vector<CoarseKey> keys = all.keys(ordered);
        for (CoarseKey& key : order.keys) key = keys[key];
    };
    switch (column) {
    case Column::Protocol:
        each([&](std::uint32_t row) { return ordered(static_cast<CoarseKey>(snapshot.sockets[row].protocol)); });
        break;
    case Column::Family:
        each([&](std::uint32_t row) { return ordered(static_cast<CoarseKey>(snapshot.sockets[row].family)); });
        break;
    case Column::State:
        each([&](std::uint32_t row) {
            const State state = snapshot.sockets[row].state;
            return ordered(static_cast<CoarseKey>(groupOf(state)) << 8U | static_cast<CoarseKey>(state));
        });
        break;
    case Column::LocalAddress: addresses(&Socket::localAddress); break;
    case Column::RemoteAddress: addresses(&Socket::remoteAddress); break;
    case Column::Pid:
    case Column::Process:
    case Column::Command: {
        const std::vector<CoarseKey> keys = processKeys(snapshot, column, ordered);
        each([&](std::uint32_t row) {
            const auto holders = snapshot.holders(row);
            return holders.empty() ? unknown : keys[holders.front()];
        });
        break;
    }
    case Column::Timer:
        each([&](std::uint32_t row) { return timerKey(snapshot.sockets[row], descending); });
        break;
    case Column::User: texts(userOf); break;
    case Column::Interface: texts(interfaceOf); break;
    case Column::Cgroup: texts(cgroupOf); break;
    case Column::NetworkName:
        texts([](const SocketView& view) { return view.snapshot.networkNameOf(view.row); });
        break;
    case Column::Shutdown:
    case Column::Unit:
    case Column::Container:
    case Column::CongestionControl: texts([&](const SocketView& view) { return text(view, column); }); break;
    case Column::LocalPort:
    case Column::RemotePort:
    case Column::Uid:
    case Column::ReceiveQueue:
    case Column::SendQueue:
    case Column::TimerExpires:
    case Column::Retransmits:
    case Column::Inode:
    case Column::NetworkNamespace:
    case Column::PeerInode:
    case Column::RoundTripTime:
    case Column::BytesSent:
    case Column::BytesReceived:
    case Column::TotalRetransmits:
        each([&](std::uint32_t row) {
            const auto value = numberOf(picture.view(row), column);
            return value ? ordered(*value) : unknown;
        });
        break;
    case Column::Type:
        each([&](std::uint32_t row) {
            const auto type = snapshot.sockets[row].unixType;
            return type ? ordered(static_cast<CoarseKey>(*type)) : unknown;
        });
        break;
    case Column::Cookie:
        order.isExact = false;   // the largest ones may not fit
        each([&](std::uint32_t row) {
            const auto cookie = snapshot.sockets[row].cookie;
            return cookie ? ordered(number(*cookie)) : unknown;
        });
        break;
    case Column::Source:
        each([&](std::uint32_t row) { return ordered(static_cast<CoarseKey>(snapshot.sourceOf(row))); });
        break;
    case Column::Age:
        each([&, youngFirst = Ordered(!descending)](std::uint32_t row) {
            constexpr CoarseKey anyClock = CoarseKey{1} << 62U;   // also one that goes before 1970
            return youngFirst(anyClock +
                              static_cast<CoarseKey>(picture.firstSeen[row].time_since_epoch().count()));
        });
        break;
    case Column::CapturedAt: order.keys.assign(rows.size(), 0); break;
    }
    return order;
}

}   // namespace socklens
