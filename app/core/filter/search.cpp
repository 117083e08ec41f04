// A bare word, looked for in everything that a person reads in a row.
#include "app/core/filter/predicate.h"
#include "app/core/row_facts.h"

#include <algorithm>
#include <array>
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

/// The words that contain the part, whatever case and separators are.
template <class Value>
WordSet wordsWith(std::string_view folded, std::initializer_list<Value> values) {
    const std::string bare = bareName(folded);
    WordSet found = 0;
    for (const Value value : values) {
        const std::string_view word = toText(value);
        const bool isSimilar = !bare.empty() && bareName(word).find(bare) != std::string::npos;
        if (isSimilar || containsFolded(word, folded)) found |= WordSet{1} << static_cast<unsigned>(value);
    }
    return found;
}

}   // namespace

AnywhereTest::AnywhereTest(std::string_view word)
    : folded(fold(word)),
      states(wordsWith(folded, {State::Established, State::SynSent, State::SynRecv, State::FinWait1,
                                State::FinWait2, State::TimeWait, State::Close, State::CloseWait, State::LastAck,
                                State::Listen, State::Closing})),
      protocols(wordsWith(folded, {Protocol::Tcp, Protocol::Udp, Protocol::Unix})),
      mayBeAddress(folded.find_first_not_of("0123456789abcdef.:[]") == std::string::npos),
      mayBeNumber(folded.find_first_not_of("0123456789") == std::string::npos) {}

bool matches(const AnywhereTest& test, const SocketView& view) {
    const Socket& socket = view.socket();
    if (matches(WordTest{Column::State, test.states}, view)) return true;
    if (matches(WordTest{Column::Protocol, test.protocols}, view)) return true;
    if (test.mayBeNumber && socket.inode && isInNumber(test, number(*socket.inode))) return true;

    if (socket.protocol == Protocol::Unix) {
        if (containsFolded(view.snapshot.nameOf(socket), test.folded)) return true;
        if (containsFolded(view.snapshot.peerNameOf(socket), test.folded)) return true;
    } else if (test.mayBeAddress && isInEndpoints(test, socket)) {
        return true;
    }
    if (containsFolded(userOf(view), test.folded)) return true;
    for (const std::uint32_t process : view.snapshot.holders(view.row))
        if (isInProcess(test, *view.snapshot.processes[process])) return true;
    return containsFolded(interfaceOf(view), test.folded) || isInGroup(test, view);
}

}   // namespace socklens
