#include "tests/bench/workload.h"

#include "tests/lab/sockets.h"

#include <array>
#include <deque>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace socklens::bench {

namespace {

/// Every process has a listener of its own address: ephemeral ports are counted by destination.
std::string addressOf(std::size_t process) {
    return "127.1." + std::to_string(process / 250) + '.' + std::to_string(process % 250 + 1);
}

void openAsManyAsAllowed() {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

void hold(std::size_t connections, std::size_t process, int done, int stop) {
    openAsManyAsAllowed();
    const lab::FileDescriptor listener = lab::listenerOn({addressOf(process), 0}, 64);
    std::vector<lab::Connection> held;
    held.reserve(connections);
    for (std::size_t number = 0; number < connections; ++number)
        held.push_back(lab::connectThrough(listener.get()));
    if (write(done, "", 1) != 1) return;
    lab::waitForStop(stop);
}

constexpr std::size_t replacedAtOnce = 50;

/// Its connections end by a reset, which leaves nothing behind.
class Changing {
public:
    Changing(std::size_t connections, std::string address)
        : m_listener(lab::listenerOn({std::move(address), 0}, 64)) {
        while (m_open.size() < connections) m_open.push_back(lab::connectThrough(m_listener.get()));
    }
    void replaceSome() {
        for (std::size_t at = 0; at < replacedAtOnce; ++at) {
            const linger reset{1, 0};
            setsockopt(m_open.front().client.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
            m_open.front().client.reset();
            m_open.pop_front();
            m_open.push_back(lab::connectThrough(m_listener.get()));
        }
    }

private:
    lab::FileDescriptor m_listener;
    std::deque<lab::Connection> m_open;
};

std::function<lab::Servant::Obey()> beginWith(std::size_t connections, const char* address) {
    return [=] {
        openAsManyAsAllowed();
        return [changing = std::make_shared<Changing>(connections, address)](char /*order*/) {
            changing->replaceSome();
        };
    };
}

}   // namespace

ChangingSockets::ChangingSockets()
    : m_large(beginWith(5'000, "127.2.0.1")), m_small(beginWith(2 * replacedAtOnce, "127.2.0.2")) {}

void ChangingSockets::change() {
    m_large.tell('c');
    m_small.tell('c');
}

EstablishedSockets::EstablishedSockets(std::size_t sockets, std::size_t processes) {
    std::array<int, 2> done{};
    if (pipe(done.data()) != 0) throw std::runtime_error("bench: no pipe");
    const lab::FileDescriptor made(done[0]);
    lab::FileDescriptor making(done[1]);
    const std::size_t connections = sockets / 2;
    for (std::size_t process = 0; process < processes; ++process) {
        const std::size_t share = connections / processes + (process < connections % processes ? 1 : 0);
        m_holders.push_back(std::make_unique<lab::ChildProcess>(
            std::vector<int>{making.get()},
            [share, process, done = making.get()](int stop) { hold(share, process, done, stop); }));
    }
    making.reset();
    char byte = 0;
    for (std::size_t process = 0; process < processes; ++process)
        if (read(made.get(), &byte, 1) != 1)
            throw std::runtime_error("bench: the sockets could not be made: raise the limit of open files");
}

}   // namespace socklens::bench
