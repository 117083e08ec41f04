// A story told in samples: which sockets there are and who holds them, at the next moment of a clock that nobody
// waits for. Any one thread; owns the memory and the leftovers that watch it.
#pragma once

#include "app/insight/leftovers.h"
#include "tests/support/snapshot_builder.h"

#include <string>
#include <vector>

namespace socklens::test {

/// A TCP socket that somebody holds: it has an inode.
Socket live(std::uint64_t cookie, int localPort, int remotePort, State state = State::Established);
/// One that nobody holds, with its timer.
Socket leftover(std::uint64_t cookie, int localPort, int remotePort, State state = State::TimeWait,
                int timerMilliseconds = 60'000);
Socket listener(std::uint64_t cookie, int port, std::string_view at = "0.0.0.0");

ProcessPointer process(int pid, std::string name, std::uint64_t startTime = 1000);
/// Known by its pid only: it was gone before anybody could ask.
ProcessPointer onlyPid(int pid);

/// The change that the closing of a socket makes.
StateChange closing(const Socket& socket, ProcessPointer closer, Timestamp at);

class Story {
public:
    static constexpr std::uint64_t here = 4026531840;

    struct Row {
        Socket socket;
        std::vector<ProcessPointer> holders;
    };

    /// `after` the sample before.
    void sample(const std::vector<Row>& rows, const Events& events = {},
                Milliseconds after = std::chrono::seconds(1));
    /// The same, made by hand.
    void show(Snapshot snapshot, const Events& events = {});

    Timestamp now() const { return m_now; }
    /// A moment between the last sample and the next.
    Timestamp soon(int milliseconds = 500) const { return m_now + Milliseconds(milliseconds); }
    void setClock(Timestamp now) { m_now = now; }
    void setNetworkNamespace(std::uint64_t number) { m_namespace = NetworkNamespace{number}; }

    const FormerOwner& owner(std::uint32_t row) const { return memory.formerOwner(row); }
    /// "seen client 42", "unknown".
    std::string verdict(std::uint32_t row) const;
    std::string reason(std::uint32_t row) const { return english(owner(row).reason); }

    SocketMemory memory;
    Leftovers leftovers;

private:
    Timestamp m_now{Milliseconds(1'795'183'331'250)};
    NetworkNamespace m_namespace{here};
    PicturePointer m_picture = emptyPicture();
};

}   // namespace socklens::test
