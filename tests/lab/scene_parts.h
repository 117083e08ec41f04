// The workshop of the scene: descriptions and the descriptors behind them, and one function per corner of the
// scene. Only scene*.cpp includes it. Main thread; owns everything the scene consists of. Errors: as Scene.
#pragma once

#include "tests/lab/child_process.h"
#include "tests/lab/scene.h"
#include "tests/lab/sockets.h"
#include "tests/lab/temporary_directory.h"
#include "tests/lab/tun_peer.h"

namespace socklens::lab {

class SceneParts {
public:
    /// What the kernel says of a socket whose descriptor is open; title and state are the caller's.
    static SceneSocket describe(const std::string& title, const std::string& state, int descriptor);

    /// Adds the description and keeps the descriptor.
    SceneSocket& keep(const std::string& title, const std::string& state, FileDescriptor descriptor);

    /// Adds a socket that nobody has a descriptor of any more, or never had.
    void addLeftover(SceneSocket description, const std::string& state);

    /// Keeps a descriptor of which no socket may be listed.
    void keepUnlisted(FileDescriptor descriptor) { m_descriptors.push_back(std::move(descriptor)); }

    /// A second process that holds the same sockets.
    void share(const std::vector<int>& descriptors);

    const std::vector<SceneSocket>& sockets() const { return m_sockets; }
    const TemporaryDirectory& directory() const { return m_directory; }
    TunPeer& peer() { return m_peer; }

private:
    TemporaryDirectory m_directory;
    TunPeer m_peer;
    std::vector<FileDescriptor> m_descriptors;
    std::vector<SceneSocket> m_sockets;
    std::unique_ptr<ChildProcess> m_secondHolder;
};

/// Gives a socket to another user, if we may. The kernel lists it as that user's from then on.
void giveToStranger(int descriptor);

void addLoopbackTcp(SceneParts& parts, bool inet6);
/// IPv4 over a dual-stack listener.
void addMappedTcp(SceneParts& parts);
/// The states that need a peer which does not answer.
void addTcpOfSilentPeer(SceneParts& parts, bool inet6);
void addUdp(SceneParts& parts, bool inet6);
void addUdpWildcards(SceneParts& parts);
void addUnix(SceneParts& parts);

}   // namespace socklens::lab
