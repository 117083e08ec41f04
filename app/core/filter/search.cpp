// A bare word, looked for in everything that a person reads in a row.
#include "app/core/filter/predicate.h"
#include "app/core/filter/text.h"
#include "app/core/row_facts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <limits>

namespace socklens {

namespace {

/// The texts of the numbers of a row one after the other, with spaces between them: no address, no port and no
/// part of them has a space in it.
class NumberLine {
public:
    void add(std::string_view text) { m_end = std::copy(text.begin(), text.end(), m_end); }
    void add(std::uint64_t value) { m_end = std::to_chars(m_end, m_text.data() + m_text.size(), value).ptr; }
    std::string_view view() const { return {m_text.data(), static_cast<std::size_t>(m_end - m_text.data())}; }

private:
    static constexpr std::size_t longestEndpoint = INET6_ADDRSTRLEN + sizeof "[]:65535 ";
    std::array<char, 2 * (longestEndpoint + INET_ADDRSTRLEN + sizeof ":65535 ")> m_text;
    char* m_end = m_text.data();
};

void addEndpoint(NumberLine& line, std::string_view address, Port port) {
    const bool isBracketed = number(port) != 0 && address.find(':') != std::string_view::npos;
    if (isBracketed) line.add("[");
    line.add(address);
    if (isBracketed) line.add("]");
    if (number(port) != 0) {
        line.add(":");
        line.add(std::uint64_t{number(port)});
    }
    line.add(" ");
}

/// An IPv4 address of an IPv6 socket reads "[::ffff:10.0.0.1]:80"; who looks for "10.0.0.1:80" means it too.
void addEndpoint(NumberLine& line, const Socket& socket, const Address& address, Port port) {
    const AddressText written(socket, address);
    const std::string_view text = written.view();
    addEndpoint(line, text, port);
    if (socket.family == Family::Inet6 && address.isInet() && number(port) != 0)
        addEndpoint(line, text.substr(text.rfind(':') + 1), port);
}

bool isInEndpoints(const AnywhereTest& test, const Socket& socket) {
    NumberLine line;
    addEndpoint(line, socket, socket.localAddress, socket.localPort);
    addEndpoint(line, socket, socket.remoteAddress, socket.remotePort);
    return containsFolded(line.view(), test.folded);
}

bool isInNumber(const AnywhereTest& test, std::uint64_t value) {
    std::array<char, std::numeric_limits<std::uint64_t>::digits10 + 1> digits;
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return std::string_view(digits.data(), end).find(test.folded) != std::string_view::npos;
}

bool isInProcess(const AnywhereTest& test, const Process& process) {
    if (test.mayBeNumber && isInNumber(test, static_cast<std::uint64_t>(number(process.id.pid)))) return true;
    return containsFolded(process.name, test.folded) || containsFolded(process.command, test.folded);
}

bool isInGroup(const AnywhereTest& test, const SocketView& view) {
    const std::string_view path = cgroupOf(view);
    if (path.empty()) return false;
    if (containsFolded(path, test.folded)) return true;
    // Only a name with an escaped byte differs from what the path says.
    return path.find('\\') != std::string_view::npos &&
           (containsFolded(text(view, Column::Unit), test.folded) ||
            containsFolded(text(view, Column::Container), test.folded));
}

constexpr std::array wordColumns{Column::State, Column::Protocol, Column::Family, Column::Timer,
                                 Column::Type,  Column::Shutdown, Column::Source};

// What identifies a row is found by a part of it too, as addresses and ports are.
constexpr std::array identifyingColumns{Column::Inode, Column::PeerInode, Column::Cookie};

// What is counted is found as a whole: otherwise "53" would find all rows of the namespace 4026531840.
constexpr std::array countedColumns{Column::Uid,
                                    Column::ReceiveQueue,
                                    Column::SendQueue,
                                    Column::TimerExpires,
                                    Column::Retransmits,
                                    Column::RoundTripTime,
                                    Column::BytesSent,
                                    Column::BytesReceived,
                                    Column::TotalRetransmits,
                                    Column::NetworkNamespace};

/// The values of a closed set whose names contain the part, whatever case and separators are. Words for several
/// values, such as "big", are not in any row.
WordSet wordsWith(std::string_view folded, Column column) {
    const std::string bare = bareName(folded);
    WordSet found = 0;
    for (const FilterWord& known : filterWords(column)) {
        const bool isSimilar = !bare.empty() && bareName(known.word).find(bare) != std::string::npos;
        if (std::has_single_bit(known.values) && (isSimilar || containsFolded(known.word, folded)))
            found |= known.values;
    }
    return found;
}

std::optional<std::uint64_t> decimal(std::string_view digits) {
    std::uint64_t value = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool isNumber = end.ec == std::errc() && end.ptr == digits.data() + digits.size();
    return isNumber ? std::optional(value) : std::nullopt;
}

bool isInNumbers(const AnywhereTest& test, const SocketView& view) {
    for (const Column column : identifyingColumns)
        if (const auto value = numberOf(view, column); value && isInNumber(test, *value)) return true;
    return test.number && std::ranges::any_of(countedColumns, [&](Column column) {
               return numberOf(view, column) == test.number;
           });
}

bool isCongestionControl(const AnywhereTest& test, const SocketView& view) {
    const TcpInfo* info = view.snapshot.tcpInfo(view.row);
    return info != nullptr && containsFolded(info->congestionControl, test.folded);
}

}   // namespace

AnywhereTest::AnywhereTest(std::string_view word)
    : folded(fold(word)),
      mayBeAddress(folded.find_first_not_of("0123456789abcdef.:[]") == std::string::npos),
      mayBeNumber(folded.find_first_not_of("0123456789") == std::string::npos),
      number(decimal(folded)) {
    for (const Column column : wordColumns)
        if (const WordSet found = wordsWith(folded, column); found != 0) words.push_back({column, found});
}

bool matches(const AnywhereTest& test, const SocketView& view) {
    const Socket& socket = view.socket();
    if (std::ranges::any_of(test.words, [&](const WordTest& words) { return matches(words, view); })) return true;
    if (test.mayBeNumber && isInNumbers(test, view)) return true;

    if (socket.protocol == Protocol::Unix) {
        if (containsFolded(view.snapshot.nameOf(socket), test.folded)) return true;
        if (containsFolded(view.snapshot.peerNameOf(socket), test.folded)) return true;
    } else if (test.mayBeAddress && isInEndpoints(test, socket)) {
        return true;
    }
    if (containsFolded(userOf(view), test.folded)) return true;
    for (const std::uint32_t process : view.snapshot.holders(view.row))
        if (isInProcess(test, *view.snapshot.processes[process])) return true;
    return containsFolded(interfaceOf(view), test.folded) || isInGroup(test, view) ||
           isCongestionControl(test, view) || containsFolded(view.snapshot.networkNameOf(view.row), test.folded);
}

}   // namespace socklens
