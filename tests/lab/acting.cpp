#include "tests/lab/acting.h"

#include "app/probe/collector.h"
#include "tests/support/child.h"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace socklens::lab {

namespace {

SnapshotPointer look() {
    return Collector().sample({.owners = false, .tcpInfo = false});
}

template <class Wanted>
std::optional<Socket> find(const Wanted& wanted) {
    const SnapshotPointer snapshot = look();
    for (const Socket& socket : snapshot->sockets)
        if (wanted(socket)) return socket;
    return std::nullopt;
}

SocketTarget found(const std::optional<Socket>& socket, const std::string& what) {
    if (!socket) throw std::runtime_error("not listed: " + what);
    return socklens::targetOf(*socket);
}

std::string textOf(const Socket& socket, const Address& address) {
    return socket.family == Family::Inet6 ? toInet6Text(address) : socklens::toText(address);
}

}   // namespace

SocketTarget targetOf(int descriptor) {
    return targetOfCookie(cookieOf(descriptor));
}

SocketTarget targetOfCookie(std::uint64_t cookie) {
    return found(find([&](const Socket& socket) { return socket.cookie == Cookie{cookie}; }),
                 "cookie " + std::to_string(cookie));
}

SocketTarget targetBetween(const Endpoint& local, const Endpoint& remote) {
    return found(find([&](const Socket& socket) {
                     return socket.protocol == Protocol::Tcp && number(socket.localPort) == local.port &&
                            number(socket.remotePort) == remote.port &&
                            textOf(socket, socket.localAddress) == local.address &&
                            textOf(socket, socket.remoteAddress) == remote.address;
                 }),
                 toText(local) + " to " + toText(remote));
}

std::optional<State> stateOf(const SocketTarget& target) {
    const auto socket = find([&](const Socket& candidate) { return candidate.cookie == target.cookie; });
    return socket ? std::optional(socket->state) : std::nullopt;
}

bool isListed(const SocketTarget& target) {
    return stateOf(target).has_value();
}

Actions releasesOfAll() {
    Actions actions;
    const SnapshotPointer snapshot = look();
    for (const Socket& socket : snapshot->sockets)
        if (isLeftover(socklens::targetOf(socket))) actions.emplace_back(Release{socklens::targetOf(socket)});
    return actions;
}

ProcessId processOf(pid_t pid) {
    return {Pid{pid}, test::startTimeOf(pid)};
}

ProcessId self() {
    return processOf(getpid());
}

std::uint64_t resetsSent() {
    std::ifstream file("/proc/net/snmp");
    std::string names;
    std::string numbers;
    while (std::getline(file, names) && std::getline(file, numbers)) {
        if (!names.starts_with("Tcp:")) continue;
        std::istringstream nameWords(names);
        std::istringstream numberWords(numbers);
        std::string name;
        std::string value;
        while (nameWords >> name && numberWords >> value)
            if (name == "OutRsts") return std::stoull(value);
    }
    throw std::runtime_error("/proc/net/snmp has no OutRsts");
}

int received(int descriptor) {
    char byte = 0;
    const ssize_t got = recv(descriptor, &byte, 1, 0);
    if (got > 0) return -1;
    return got == 0 ? 0 : errno;
}

int sent(int descriptor) {
    return send(descriptor, "x", 1, MSG_NOSIGNAL) == 1 ? 0 : errno;
}

std::string mismatch(const ActionResult& result, Outcome outcome, std::string_view part) {
    const std::string sentence = english(result.message);
    if (result.outcome == outcome && sentence.find(part) != std::string::npos) return {};
    return "outcome " + std::to_string(static_cast<int>(result.outcome)) + ": " + sentence;
}

}   // namespace socklens::lab
