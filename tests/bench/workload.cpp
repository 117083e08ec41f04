#include "tests/bench/workload.h"

#include "tests/lab/sockets.h"

#include <array>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace socklens::bench {

namespace {

/// Every process has a listener of its own address: ephemeral ports are counted by destination.
std::string addressOf(std::size_t process) {
    return "127.1." + std::to_string(process / 250) + '.' + std::to_string(process % 250 + 1);
}

void hold(std::size_t connections, std::size_t process, int done, int stop) {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    const lab::FileDescriptor listener = lab::listenerOn({addressOf(process), 0}, 64);
    std::vector<lab::Connection> held;
    held.reserve(connections);
    for (std::size_t number = 0; number < connections; ++number)
        held.push_back(lab::connectThrough(listener.get()));
    if (write(done, "", 1) != 1) return;
    lab::waitForStop(stop);
}

}   // namespace

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
