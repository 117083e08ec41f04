#include "tests/lab/scene.h"

#include "tests/lab/scene_parts.h"

#include <algorithm>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/stat.h>

namespace socklens::lab {

namespace {

int intOption(int descriptor, int option) {
    int value = 0;
    socklen_t length = sizeof value;
    if (getsockopt(descriptor, SOL_SOCKET, option, &value, &length) != 0) throw std::runtime_error("getsockopt");
    return value;
}

}   // namespace

SceneSocket SceneParts::describe(const std::string& title, const std::string& state, int descriptor) {
    SceneSocket description;
    const int domain = intOption(descriptor, SO_DOMAIN);
    description.family = domain == AF_UNIX ? "unix" : domain == AF_INET6 ? "inet6" : "inet";
    description.protocol = domain == AF_UNIX                               ? "unix"
                           : intOption(descriptor, SO_TYPE) == SOCK_STREAM ? "tcp"
                                                                           : "udp";
    description.title = title + ", " + description.family;
    description.state = state;
    if (domain != AF_UNIX) {
        description.local = localEndpoint(descriptor);
        description.remote = remoteEndpoint(descriptor);
    }
    struct stat status {};
    fstat(descriptor, &status);
    description.descriptor = descriptor;
    description.cookie = cookieOf(descriptor);
    description.inode = status.st_ino;
    description.uid = status.st_uid;
    description.holders = {getpid()};
    return description;
}

SceneSocket& SceneParts::keep(const std::string& title, const std::string& state, FileDescriptor descriptor) {
    m_sockets.push_back(describe(title, state, descriptor.get()));
    m_descriptors.push_back(std::move(descriptor));
    return m_sockets.back();
}

void SceneParts::addLeftover(SceneSocket description, const std::string& state) {
    description.state = state;
    description.descriptor = -1;
    description.inode.reset();
    description.uid.reset();
    description.holders.clear();
    m_sockets.push_back(std::move(description));
}

void SceneParts::share(const std::vector<int>& descriptors) {
    m_secondHolder = std::make_unique<ChildProcess>(descriptors, waitForStop);
    for (SceneSocket& socket : m_sockets)
        if (std::ranges::count(descriptors, socket.descriptor) > 0)
            socket.holders.push_back(m_secondHolder->pid());
}

void giveToStranger(int descriptor) {
    constexpr uid_t stranger = 4242;
    if (fchown(descriptor, stranger, stranger) != 0) return;   // not root of the machine: stays ours
}

Scene::Scene() : m_parts(std::make_unique<SceneParts>()) {
    for (const bool inet6 : {false, true}) {
        addLoopbackTcp(*m_parts, inet6);
        addTcpOfSilentPeer(*m_parts, inet6);
        addUdp(*m_parts, inet6);
    }
    addMappedTcp(*m_parts);
    addUdpWildcards(*m_parts);
    addUnix(*m_parts);

    std::vector<int> shared;
    for (const SceneSocket& socket : sockets())
        if (socket.title.starts_with("shared")) shared.push_back(socket.descriptor);
    m_parts->share(shared);
}

Scene::~Scene() = default;

const std::vector<SceneSocket>& Scene::sockets() const {
    return m_parts->sockets();
}

}   // namespace socklens::lab
