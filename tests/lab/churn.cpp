#include "tests/lab/churn.h"

#include "tests/lab/sockets.h"
#include "tests/lab/wait.h"

#include <algorithm>
#include <array>
#include <deque>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>

namespace socklens::lab {

namespace {

constexpr std::array loopbacks{"127.0.0.1", "::1"};

/// So many connections of the child are open at a time.
constexpr std::size_t openAtOnce = 64;

class Opener {
public:
    Opener() {
        for (const char* address : loopbacks) m_listeners.push_back(listenerOn({address, 0}, 64));
    }

    void replaceOne() {
        m_open.push_back(connectThrough(m_listeners[m_made % m_listeners.size()].get()));
        ++m_made;
        if (m_open.size() > openAtOnce) closeOldest();
    }

private:
    /// Most by a reset, which leaves nothing: otherwise ports would run out.
    void closeOldest() {
        Connection& oldest = m_open.front();
        if (m_made % 8 < 6) {
            const linger reset{1, 0};
            setsockopt(oldest.client.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        }
        oldest.client.reset();
        m_open.pop_front();
    }

    std::vector<FileDescriptor> m_listeners;
    std::deque<Connection> m_open;
    std::size_t m_made = 0;
};

void churn(int stopDescriptor, int connectionsPerSecond) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds step{2};
    constexpr std::chrono::milliseconds longestArrears{1000};
    const auto pace = std::chrono::nanoseconds(std::chrono::seconds(1)) / connectionsPerSecond;
    const Deadline longestRun{std::chrono::minutes(5)};
    Opener opener;
    Clock::time_point next = Clock::now();
    pollfd stop{stopDescriptor, POLLIN, 0};
    while (!longestRun.passed() && poll(&stop, 1, static_cast<int>(step.count())) == 0) {
        const auto now = Clock::now();
        next = std::max(next, now - longestArrears);
        for (; next < now; next += pace) opener.replaceOne();
    }
}

}   // namespace

Churn::Churn(int connectionsPerSecond)
    : m_child({}, [connectionsPerSecond](int stopDescriptor) { churn(stopDescriptor, connectionsPerSecond); }) {}

std::uint64_t acceptedConnections() {
    // Two lines that begin with "Tcp:": the names, then the numbers.
    std::ifstream file("/proc/net/snmp");
    std::string names, numbers;
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("Tcp:")) (names.empty() ? names : numbers) = line;
    std::istringstream name(names), number(numbers);
    for (std::string title, value; name >> title && number >> value;)
        if (title == "PassiveOpens") return std::stoull(value);
    throw std::runtime_error("/proc/net/snmp has no PassiveOpens");
}

StableSockets::StableSockets() {
    constexpr int connectionsPerFamily = 100;
    constexpr int othersPerFamily = 10;
    for (const char* address : loopbacks) {
        FileDescriptor listener = listenerOn({address, 0}, 16);
        for (int i = 0; i < connectionsPerFamily; ++i) {
            Connection connection = connectThrough(listener.get());
            keep(std::move(connection.client));
            keep(std::move(connection.server));
        }
        keep(std::move(listener));
        for (int i = 0; i < othersPerFamily; ++i) {
            keep(listenerOn({address, 0}, 1));
            keep(boundSocket(SOCK_DGRAM, {address, 0}));
        }
    }
}

void StableSockets::keep(FileDescriptor descriptor) {
    m_cookies.insert(cookieOf(descriptor.get()));
    m_descriptors.push_back(std::move(descriptor));
}

}   // namespace socklens::lab
