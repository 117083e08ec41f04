#include "tests/bench/workload.h"

#include "tests/lab/private_namespace.h"
#include "tests/lab/sockets.h"
#include "tests/lab/wait.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace socklens::bench {

namespace {

/// Every process has a listener of its own address: ephemeral ports are counted by destination.
std::string addressOf(std::size_t process) {
    return "127.1." + std::to_string(process / 250) + '.' + std::to_string(process % 250 + 1);
}

constexpr int backlog = 64;

void openAsManyAsAllowed() {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

void hold(const std::vector<lab::FileDescriptor>& /*held*/, int done, int stop) {
    if (write(done, "", 1) == 1) lab::waitForStop(stop);
}

void connectOnce(int listener, std::vector<lab::FileDescriptor>& ends) {
    lab::Connection connection = lab::connectThrough(listener);
    ends.push_back(std::move(connection.client));
    ends.push_back(std::move(connection.server));
}

constexpr std::size_t replacedAtOnce = 50;

/// Its connections end by a reset, also those that it is killed with: nothing is left behind.
class Changing {
public:
    Changing(std::size_t connections, std::string address)
        : m_listener(lab::listenerOn({std::move(address), 0}, backlog)) {
        while (m_open.size() < connections) openOne();
    }
    void replaceSome() {
        for (std::size_t at = 0; at < replacedAtOnce; ++at) {
            m_open.front().client.reset();
            m_open.pop_front();
            openOne();
        }
    }

private:
    void openOne() {
        m_open.push_back(lab::connectThrough(m_listener.get()));
        const linger reset{1, 0};
        setsockopt(m_open.back().client.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    }

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

HeldDescriptors::HeldDescriptors(std::size_t processes, const Make& make) {
    std::array<int, 2> done{};
    if (pipe(done.data()) != 0) throw std::runtime_error("bench: no pipe");
    const lab::FileDescriptor made(done[0]);
    lab::FileDescriptor making(done[1]);
    for (std::size_t process = 0; process < processes; ++process)
        m_holders.push_back(std::make_unique<lab::ChildProcess>(std::vector<int>{making.get()},
                                                                [&make, process, done = making.get()](int stop) {
                                                                    openAsManyAsAllowed();
                                                                    hold(make(process), done, stop);
                                                                }));
    making.reset();
    char byte = 0;
    for (std::size_t process = 0; process < processes; ++process)
        if (read(made.get(), &byte, 1) != 1)
            throw std::runtime_error("bench: the sockets could not be made: raise the limit of open files");
}

HeldDescriptors establishedSockets(std::size_t sockets, std::size_t processes) {
    const std::size_t connections = sockets / 2;
    return {processes, [=](std::size_t process) {
                const std::size_t share = connections / processes + (process < connections % processes ? 1 : 0);
                std::vector<lab::FileDescriptor> held;
                held.reserve(2 * share + 1);
                held.push_back(lab::listenerOn({addressOf(process), 0}, backlog));
                const int listener = held.front().get();
                for (std::size_t number = 0; number < share; ++number) connectOnce(listener, held);
                return held;
            }};
}

HeldDescriptors manyFiles(std::size_t processes, std::size_t files) {
    return {processes, [=](std::size_t process) {
                std::vector<lab::FileDescriptor> held;
                held.push_back(lab::listenerOn({addressOf(process), 0}, backlog));
                connectOnce(held.front().get(), held);
                for (std::size_t number = 0; number < files; ++number)
                    held.emplace_back(open("/dev/null", O_RDONLY | O_CLOEXEC));
                if (!held.back()) throw std::system_error(errno, std::generic_category(), "/dev/null");
                return held;
            }};
}

void leaveTimeWait(std::size_t sockets) {
    lab::writeSysctl("net/ipv4/tcp_max_tw_buckets", std::to_string(2 * sockets));
    constexpr std::size_t perListener = 1000;   // few of the ports to its address
    const lab::Deadline deadline(std::chrono::seconds(20));
    for (std::size_t made = 0; made < sockets && !deadline.passed(); made += perListener) {
        const auto listener = lab::listenerOn({addressOf(made / perListener), 0}, backlog);
        lab::leaveBehind(listener.get(), std::min(perListener, sockets - made));
    }
}

}   // namespace socklens::bench
