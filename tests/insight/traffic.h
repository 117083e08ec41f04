// A machine whose connections a test opens and closes by hand, and whose time passes only when it is told to: the
// recorded deltas of a scene, without a kernel. One thread; owns its sockets. Cannot fail, but for a key that is
// not there (std::out_of_range).
#pragma once

#include "app/core/picture.h"
#include "tests/support/snapshot_builder.h"

#include <map>
#include <string>
#include <tuple>

namespace socklens::test {

struct Peer {
    std::string source = "10.0.0.1";
    std::string destination = "10.0.0.2";
    std::uint16_t port = 443;
};

class Traffic {
public:
    using Key = std::uint64_t;
    static constexpr int nobody = 0;

    /// With so many ports from 32768 on.
    explicit Traffic(std::uint16_t ports = 28'232) : m_ports(ports) {}

    /// Holders are named "p" and their pid until they are told otherwise.
    Process& process(int pid);

    /// From the next port on which no other connection to this peer is open; it takes over what is in TIME_WAIT.
    Key connect(int pid, const Peer& peer = {}, State state = State::Established);
    Key add(const Socket& socket, int pid = nobody);
    Socket& socket(Key key) { return m_sockets.at(key).socket; }
    /// By the side that holds it, first of the two: it leaves a TIME_WAIT, or another state with that timer.
    void leave(Key key, State state = State::TimeWait);
    /// Nothing is left of it.
    void remove(Key key);
    std::size_t count() const { return m_sockets.size(); }

    /// Time passes, timers run out, and somebody looks.
    Update step(Milliseconds time = std::chrono::seconds(1));

private:
    struct Live {
        Socket socket;
        int pid = nobody;
        Timestamp endsAt = Timestamp::max();
    };

    /// Peer and local port.
    using Tuple = std::pair<std::tuple<std::string, std::string, std::uint16_t>, std::uint16_t>;
    bool takePort(const Tuple& tuple);

    std::uint16_t m_ports;
    std::uint16_t m_next = 0;
    Key m_last = 0;
    std::map<Tuple, Key> m_taken;   ///< by whom it was last
    Timestamp m_now{std::chrono::seconds(1'800'000'000)};
    std::map<Key, Live> m_sockets;
    std::map<int, Process> m_processes;
    PicturePointer m_picture = emptyPicture();
};

}   // namespace socklens::test
