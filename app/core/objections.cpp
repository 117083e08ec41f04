#include "app/core/objections.h"

#include <algorithm>
#include <string>

namespace socklens {

namespace {

/// Yama, Documentation/admin-guide/LSM/Yama.rst: 1 descendants only, 2 CAP_SYS_PTRACE only, 3 nobody.
constexpr int nobodyTraces = 3;

std::vector<std::string> whoIs(const Process& process) {
    return {process.name, std::to_string(number(process.id.pid))};
}

Message inAnotherNetwork() {
    return {SOCKLENS_TEXT(
                "This socket is in another network namespace, which can be entered with administrator rights "
                "only (CAP_SYS_ADMIN)."),
            {}};
}

std::optional<Message> objectionWithoutHolder(const SocketTarget& socket) {
    if (!socket.inode)
        return Message{SOCKLENS_TEXT("No process has a descriptor of this socket: the kernel keeps it."), {}};
    return Message{
        SOCKLENS_TEXT("The process that holds this socket is not visible without administrator rights."), {}};
}

}   // namespace

std::optional<Message> objectionToSignal(const Process& process, const Capabilities& capabilities) {
    if (process.id.pid == Pid{1})
        return Message{
            SOCKLENS_TEXT("%1 (pid 1) keeps the whole system running. Socklens does not send it signals."),
            {process.name}};
    if (process.id.pid == capabilities.self || process.id.pid == capabilities.screen)
        return Message{SOCKLENS_TEXT("This is Socklens itself. Close its window to end it."), {}};
    if (std::ranges::find(capabilities.ancestors, process.id) != capabilities.ancestors.end())
        return Message{
            SOCKLENS_TEXT(
                "Socklens was started by %1 (pid %2) and could end with it. It does not send it signals."),
            whoIs(process)};
    if (capabilities.signalsAnyone) return std::nullopt;

    // kill(2): the sender's real or effective uid must equal the target's real or saved uid.
    bool ownerKnown = false;
    for (const std::optional<Uid>& theirs : {process.realUid, process.savedUid}) {
        ownerKnown = ownerKnown || theirs.has_value();
        if (theirs == capabilities.uid || theirs == capabilities.effectiveUid) return std::nullopt;
    }
    if (!ownerKnown) return std::nullopt;   // let the kernel decide
    return Message{
        SOCKLENS_TEXT("%1 (pid %2) belongs to another user. Sending it a signal needs administrator rights."),
        whoIs(process)};
}

std::optional<Message> objectionToDuplicate(const Process& holder, const Capabilities& capabilities) {
    if (capabilities.ptraceScope >= nobodyTraces)
        return Message{
            SOCKLENS_TEXT("This machine lets nobody use another process's sockets (kernel.yama.ptrace_scope "
                          "is 3)."),
            {}};
    if (capabilities.duplicatesAnyone) return std::nullopt;
    if (capabilities.ptraceScope > 0)
        return Message{
            SOCKLENS_TEXT("This machine lets a program use another one's sockets with administrator rights only "
                          "(kernel.yama.ptrace_scope is %1)."),
            {std::to_string(capabilities.ptraceScope)}};
    // The caller's real uid against all three of the target's: PTRACE_MODE_ATTACH_REALCREDS.
    for (const std::optional<Uid>& theirs : {holder.uid, holder.realUid, holder.savedUid})
        if (theirs && *theirs != capabilities.uid)
            return Message{
                SOCKLENS_TEXT(
                    "%1 (pid %2) belongs to another user. Using its sockets needs administrator rights."),
                whoIs(holder)};
    return std::nullopt;
}

bool canDestroy(const SocketTarget& socket, const Capabilities& capabilities) {
    const bool isWithinReach = !socket.networkNamespace || capabilities.entersNetworks;
    return capabilities.administersNetwork && capabilities.destroysSockets && isIdentified(socket) &&
           isWithinReach;
}

std::optional<Message> objectionToClose(const SocketTarget& socket, const Process* holder,
                                        const Capabilities& capabilities) {
    if (socket.protocol == Protocol::Udp)
        return Message{SOCKLENS_TEXT("UDP knows no connection that could be closed with the peer."), {}};
    if (holder == nullptr) return objectionWithoutHolder(socket);
    const bool isConnected = socket.state != State::Close && socket.state != State::SynSent;
    if (!isConnected)
        return Message{SOCKLENS_TEXT("This socket is not connected: there is nothing to close."), {}};
    return objectionToDuplicate(*holder, capabilities);
}

std::optional<Message> objectionToAbort(const SocketTarget& socket, const Process* holder,
                                        const Capabilities& capabilities) {
    if (socket.protocol == Protocol::Unix)
        return Message{
            SOCKLENS_TEXT("The kernel cannot abort UNIX sockets. Close it gracefully, or end its owner."), {}};
    if (isLeftover(socket) && socket.state == State::TimeWait)
        return Message{
            SOCKLENS_TEXT("A TIME_WAIT is over already: there is no connection to abort. Release it instead."),
            {}};
    if (socket.protocol == Protocol::Tcp && socket.state == State::Close)
        return Message{
            SOCKLENS_TEXT("This socket is only bound: the kernel cannot abort it. End its owner instead."), {}};
    if (canDestroy(socket, capabilities)) return std::nullopt;
    const bool needsNoHolder =
        socket.protocol == Protocol::Udp || socket.state == State::Listen || holder == nullptr;
    if (socket.networkNamespace && capabilities.administersNetwork && needsNoHolder) return inAnotherNetwork();
    if (socket.protocol == Protocol::Udp)
        return Message{SOCKLENS_TEXT("Aborting a UDP socket needs administrator rights."), {}};
    if (socket.state == State::Listen)
        return Message{
            SOCKLENS_TEXT("Aborting a listener needs administrator rights. Without them it can be closed "
                          "gracefully."),
            {}};
    if (holder != nullptr) return objectionToDuplicate(*holder, capabilities);
    if (!isIdentified(socket))
        return Message{
            SOCKLENS_TEXT("The kernel did not say which socket this is (no cookie), and Socklens aborts "
                          "nothing by its address alone."),
            {}};
    if (!capabilities.destroysSockets)
        return Message{
            SOCKLENS_TEXT("This kernel is built without the means to abort sockets (INET_DIAG_DESTROY)."), {}};
    return Message{SOCKLENS_TEXT("Aborting this connection needs administrator rights."), {}};
}

std::optional<Message> objectionToInspect(const SocketTarget& socket, const Process* holder,
                                          const Capabilities& capabilities) {
    if (holder == nullptr) return objectionWithoutHolder(socket);
    return objectionToDuplicate(*holder, capabilities);
}

std::optional<Message> objectionToRelease(const SocketTarget& socket, const Capabilities& capabilities) {
    if (!isLeftover(socket))
        return Message{
            SOCKLENS_TEXT("This socket is in use. Only what a program left behind can be released: TIME_WAIT, "
                          "and closing connections without an owner."),
            {}};
    if (!isIdentified(socket))
        return Message{
            SOCKLENS_TEXT("The kernel did not say which socket this is (no cookie), and Socklens releases "
                          "nothing by its address alone: that can hit a listener."),
            {}};
    if (!capabilities.destroysSockets)
        return Message{
            SOCKLENS_TEXT("This kernel is built without the means to release sockets (INET_DIAG_DESTROY)."), {}};
    if (socket.state == State::TimeWait && !capabilities.destroysTimeWait)
        return Message{SOCKLENS_TEXT("Releasing TIME_WAIT needs Linux 6.0; this is %1. It ends by itself after 60 "
                                     "seconds."),
                       {capabilities.kernel}};
    if (!capabilities.administersNetwork)
        return Message{
            SOCKLENS_TEXT("Releasing sockets needs administrator rights. TIME_WAIT ends by itself after 60 "
                          "seconds."),
            {}};
    if (socket.networkNamespace && !capabilities.entersNetworks) return inAnotherNetwork();
    return std::nullopt;
}

bool isBeyondTheKernel(const SocketTarget& socket, const Capabilities& capabilities) {
    const bool isBoundOnly = socket.protocol == Protocol::Tcp && socket.state == State::Close;
    return socket.protocol == Protocol::Unix || isBoundOnly || !capabilities.destroysSockets ||
           (socket.state == State::TimeWait && !capabilities.destroysTimeWait);
}

std::optional<Message> objectionToSysctls(const Capabilities& capabilities) {
    if (capabilities.administersNetwork) return std::nullopt;
    return Message{SOCKLENS_TEXT("Changing this setting needs administrator rights."), {}};
}

std::optional<Message> objectionToKeptSysctls(const Capabilities& capabilities, bool isInitialNetwork) {
    if (auto objection = objectionToSysctls(capabilities)) return objection;
    if (!isInitialNetwork)
        return Message{SOCKLENS_TEXT("This is not the network namespace that the machine starts with: what is set "
                                     "here ends with it."),
                       {}};
    if (!capabilities.writesKeptSettings)
        return Message{SOCKLENS_TEXT("Only root can write under /etc/sysctl.d."), {}};
    return std::nullopt;
}

}   // namespace socklens
