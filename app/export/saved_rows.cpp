#include "app/export/saved_rows.h"

#include "app/core/network_namespace.h"
#include "app/core/rfc3339.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace socklens {

namespace {

template <class Number>
std::optional<Number> parseNumber(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// The value that has this name; names are those of toText().
template <class Enum>
std::optional<Enum> named(std::string_view text, Enum first, Enum last) {
    for (auto at = number(first); at <= number(last); ++at)
        if (toText(static_cast<Enum>(at)) == text) return static_cast<Enum>(at);
    return std::nullopt;
}

/// False where it is there and no number. Unknown stays as it was.
template <class Strong, class Field>
bool takeNumber(std::string_view text, Field& field) {
    if (text.empty()) return true;
    const auto value = parseNumber<std::underlying_type_t<Strong>>(text);
    if (value) field = static_cast<Strong>(*value);
    return value.has_value();
}

bool takeAddress(const std::string& text, Address& field) {
    if (text.empty()) return true;
    const auto address = parseAddress(text);
    if (address) field = *address;
    return address.has_value();
}

}   // namespace

void SavedRow::clear() {
    for (std::string* text : {&capturedAt, &protocol, &state, &localAddress, &localPort, &remoteAddress,
                              &remotePort, &inode, &cookie, &networkNamespace, &networkName})
        text->clear();
    pids.clear();
    processes.clear();
}

std::string* SavedRow::textOf(Column column) {
    if (column == Column::CapturedAt) return &capturedAt;
    if (column == Column::Protocol) return &protocol;
    if (column == Column::State) return &state;
    if (column == Column::LocalAddress) return &localAddress;
    if (column == Column::LocalPort) return &localPort;
    if (column == Column::RemoteAddress) return &remoteAddress;
    if (column == Column::RemotePort) return &remotePort;
    if (column == Column::Inode) return &inode;
    if (column == Column::Cookie) return &cookie;
    if (column == Column::NetworkNamespace) return &networkNamespace;
    if (column == Column::NetworkName) return &networkName;
    return nullptr;
}

std::vector<std::string>* SavedRow::textsOf(Column column) {
    if (column == Column::Pid) return &pids;
    if (column == Column::Process) return &processes;
    return nullptr;
}

SavedRows::SavedRows() : m_snapshot(std::make_shared<Snapshot>()) {
    m_snapshot->coverage.ownersLookedFor = true;
}

tl::expected<void, std::string> SavedRows::add(const SavedRow& row) {
    const auto wrong = [](const std::string& text) { return tl::unexpected(text); };
    Socket socket;
    const auto protocol = named(row.protocol, Protocol::Tcp, Protocol::Unix);
    if (!protocol) return wrong(row.protocol);
    const auto state = named(row.state, State::Established, State::Closing);
    if (!state) return wrong(row.state);
    socket.protocol = *protocol;
    socket.state = *state;
    if (*protocol == Protocol::Unix) {
        socket.family = Family::Unix;
        const auto name = [&](const std::string& text, auto& field) {
            if (text.empty()) return;
            field = static_cast<NameIndex>(m_snapshot->names.size());
            m_snapshot->names.push_back(text);
        };
        name(row.localAddress, socket.name);
        name(row.remoteAddress, socket.peerName);
    } else {
        if (!takeAddress(row.localAddress, socket.localAddress)) return wrong(row.localAddress);
        if (!takeAddress(row.remoteAddress, socket.remoteAddress)) return wrong(row.remoteAddress);
        socket.family = row.localAddress.find(':') == std::string::npos ? Family::Inet : Family::Inet6;
    }
    if (!takeNumber<Port>(row.localPort, socket.localPort)) return wrong(row.localPort);
    if (!takeNumber<Port>(row.remotePort, socket.remotePort)) return wrong(row.remotePort);
    if (!takeNumber<Inode>(row.inode, socket.inode)) return wrong(row.inode);
    if (!takeNumber<Cookie>(row.cookie, socket.cookie)) return wrong(row.cookie);
    const auto network = networkOf(row);
    if (!network) return wrong(network.error());
    if (!row.capturedAt.empty() && m_snapshot->capturedAt == Timestamp{}) {
        const auto moment = parseRfc3339(row.capturedAt);
        if (!moment) return wrong(row.capturedAt);
        m_snapshot->capturedAt = *moment;
    }
    for (std::size_t at = 0; at < std::max(row.pids.size(), row.processes.size()); ++at) {
        const std::string pid = at < row.pids.size() ? row.pids[at] : std::string();
        if (!pid.empty() && parseNumber<std::int32_t>(pid).value_or(-1) < 0) return wrong(pid);
        m_snapshot->holderList.push_back(
            holderOf(pid, at < row.processes.size() ? row.processes[at] : std::string()));
    }
    m_snapshot->holderEnds.push_back(static_cast<std::uint32_t>(m_snapshot->holderList.size()));
    m_snapshot->sockets.push_back(socket);
    m_networkOfRow.push_back(*network);
    return {};
}

tl::expected<std::uint32_t, std::string> SavedRows::networkOf(const SavedRow& row) {
    NetworkNamespace id{};
    if (!takeNumber<NetworkNamespace>(row.networkNamespace, id)) return tl::unexpected(row.networkNamespace);
    const auto [found, isNew] =
        m_networkPlaces.try_emplace({id, row.networkName}, static_cast<std::uint32_t>(m_networks.size()));
    if (!isNew) return found->second;
    const bool isHidden = id == NetworkNamespace{} && !row.networkName.empty();
    m_networks.push_back({isHidden ? withHiddenInode(m_networks.size()) : id, row.networkName, 0, {}});
    return found->second;
}

std::uint32_t SavedRows::holderOf(const std::string& pid, const std::string& name) {
    const std::int32_t number = parseNumber<std::int32_t>(pid).value_or(0);
    const auto [found, isNew] =
        m_holders.try_emplace({number, name}, static_cast<std::uint32_t>(m_snapshot->processes.size()));
    if (isNew) {
        auto process = std::make_shared<Process>();
        process->id.pid = static_cast<Pid>(number);
        process->name = name;
        m_snapshot->processes.push_back(std::move(process));
    }
    return found->second;
}

std::shared_ptr<Snapshot> SavedRows::take() {
    sortHolders();
    sortNetworks();
    return std::move(m_snapshot);
}

/// By ascending pid.
void SavedRows::sortHolders() {
    std::vector<std::uint32_t> places(m_holders.size());
    std::vector<ProcessPointer> sorted;
    for (const auto& [holder, index] : m_holders) {
        places[index] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(m_snapshot->processes[index]);
    }
    for (std::uint32_t& holder : m_snapshot->holderList) holder = places[holder];
    m_snapshot->processes = std::move(sorted);
}

/// The rows of a network namespace one behind the other; the file may have been in any order.
void SavedRows::sortNetworks() {
    if (!m_networks.empty()) m_snapshot->networkNamespace = m_networks.front().id;
    if (m_networks.size() < 2) return;
    std::vector<std::uint32_t> order(m_networkOfRow.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [this](std::uint32_t row) { return m_networkOfRow[row]; });
    std::vector<Socket> sockets;
    std::vector<std::uint32_t> holderEnds;
    std::vector<std::uint32_t> holderList;
    for (const std::uint32_t row : order) {
        NetworkSection& section = m_networks[m_networkOfRow[row]];
        const bool isItsFirst = m_snapshot->sections.size() == m_networkOfRow[row];
        if (isItsFirst) {
            section.firstRow = static_cast<std::uint32_t>(sockets.size());
            m_snapshot->sections.push_back(section);
        }
        const auto holders = m_snapshot->holders(row);
        holderList.insert(holderList.end(), holders.begin(), holders.end());
        holderEnds.push_back(static_cast<std::uint32_t>(holderList.size()));
        sockets.push_back(m_snapshot->sockets[row]);
    }
    m_snapshot->sockets = std::move(sockets);
    m_snapshot->holderEnds = std::move(holderEnds);
    m_snapshot->holderList = std::move(holderList);
}

std::optional<Timestamp> parseRfc3339(std::string_view text) {
    using namespace std::chrono;
    constexpr std::string_view form = "0000-00-00T00:00:00.000Z";
    if (text.size() != form.size()) return std::nullopt;
    const auto at = [&](std::size_t begin, std::size_t length) {
        return static_cast<int>(parseNumber<unsigned>(text.substr(begin, length)).value_or(0));
    };
    const year_month_day date(year(at(0, 4)), month(static_cast<unsigned>(at(5, 2))),
                              day(static_cast<unsigned>(at(8, 2))));
    if (!date.ok()) return std::nullopt;
    const Timestamp moment =
        sys_days(date) + hours(at(11, 2)) + minutes(at(14, 2)) + seconds(at(17, 2)) + milliseconds(at(20, 3));
    return rfc3339(moment) == text ? std::optional(moment) : std::nullopt;
}

}   // namespace socklens
