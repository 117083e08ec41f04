#include "app/probe/duplicate_actions.h"

#include "app/core/system_error.h"
#include "app/probe/socket_lookup.h"

#include <poll.h>
#include <sys/socket.h>
#include <system_error>

namespace socklens {

namespace {

Sighting lookUpOne(const SocketTarget& socket, const NetworkEntrance& networks) {
    auto diag = networks.open(socket.networkNamespace);
    return diag ? lookUp(*diag, {&socket, 1}).front() : Sighting{.socket = {}, .error = diag.error().value()};
}

bool isShutDown(int descriptor) {
    pollfd state{.fd = descriptor, .events = POLLIN | POLLRDHUP, .revents = 0};
    return poll(&state, 1, 0) == 1 && (state.revents & POLLHUP) != 0;
}

ActionResult closedTcp(const SocketTarget& socket, const std::string& name, const NetworkEntrance& networks) {
    const Sighting after = lookUpOne(socket, networks);
    if (socket.state == State::Listen && !after.socket)
        return {Outcome::Done,
                {SOCKLENS_TEXT(
                     "%1 no longer listens. A port that the program chose itself is not free before it closes the "
                     "socket."),
                 {name}}};
    if (after.isGone())
        return {Outcome::Done, {SOCKLENS_TEXT("%1 was closed, and the kernel is done with it already."), {name}}};
    if (!after.socket)
        return {Outcome::Done,
                {SOCKLENS_TEXT("FIN was sent on %1, but the kernel does not tell what became of it: %2."),
                 {name, errorText(after.error)}}};
    switch (after.socket->state) {
    case State::FinWait1:
    case State::FinWait2:
        return {Outcome::Done,
                {SOCKLENS_TEXT("This side of %1 is closed with FIN. It stays in FIN_WAIT2, without a time limit, "
                               "until its peer or its owner closes it too."),
                 {name}}};
    case State::Closing:
    case State::LastAck:
    case State::TimeWait:
        return {Outcome::Done,
                {SOCKLENS_TEXT("%1 is closed with FIN and now in %2. Its owner goes on."),
                 {name, std::string(toText(after.socket->state))}}};
    case State::Established:
    case State::SynSent:
    case State::SynRecv:
    case State::Close:
    case State::CloseWait:
    case State::Listen: break;
    }
    return {Outcome::Impossible,
            {SOCKLENS_TEXT("The kernel accepted it, but %1 is still in %2."),
             {name, std::string(toText(after.socket->state))}}};
}

ActionResult closedUnix(bool isClosed, const SocketTarget& socket, const std::string& name) {
    if (!isClosed)
        return {Outcome::Impossible, {SOCKLENS_TEXT("The kernel accepted it, but %1 is still open."), {name}}};
    if (socket.state == State::Listen)
        return {Outcome::Done,
                {SOCKLENS_TEXT("%1 takes no more connections. Its name is not free before the program closes it."),
                 {name}}};
    return {Outcome::Done, {SOCKLENS_TEXT("%1 was closed for both sides. Its owner goes on."), {name}}};
}

}   // namespace

ActionResult closeByDuplicate(Descriptor duplicate, const SocketTarget& socket, const NetworkEntrance& networks) {
    const std::string name = toText(socket);
    if (shutdown(duplicate.get(), SHUT_RDWR) != 0) {
        if (errno == ENOTCONN)
            return {Outcome::AlreadyGone,
                    {SOCKLENS_TEXT("%1 is not connected any more. Nothing was done."), {name}}};
        return {Outcome::Impossible,
                {SOCKLENS_TEXT("The kernel did not close %1: %2."), {name, errorText(errno)}}};
    }
    const bool isClosed = isShutDown(duplicate.get());
    duplicate = {};
    return socket.protocol == Protocol::Unix ? closedUnix(isClosed, socket, name)
                                             : closedTcp(socket, name, networks);
}

ActionResult abortByDuplicate(Descriptor duplicate, const SocketTarget& socket, const NetworkEntrance& networks) {
    const std::string name = toText(socket);
    sockaddr nowhere{};
    nowhere.sa_family = AF_UNSPEC;
    if (connect(duplicate.get(), &nowhere, sizeof nowhere) != 0) {
        // Some kernels from 6.1 to 6.6 refuse while a thread of the owner waits in recv(2).
        if (errno == EBUSY)
            return {
                Outcome::Impossible,
                {SOCKLENS_TEXT("This kernel does not abort %1 while its owner waits in it. Close it gracefully, "
                               "or use administrator rights."),
                 {name}}};
        return {Outcome::Impossible,
                {SOCKLENS_TEXT("The kernel did not abort %1: %2."), {name, errorText(errno)}}};
    }
    duplicate = {};
    const Sighting after = lookUpOne(socket, networks);
    if (after.socket)
        return {Outcome::Impossible,
                {SOCKLENS_TEXT("The kernel accepted it, but %1 is still in %2."),
                 {name, std::string(toText(after.socket->state))}}};
    const bool noReset =
        socket.state == State::LastAck || socket.state == State::Closing || socket.state == State::SynSent;
    return {Outcome::Done,
            {noReset ? SOCKLENS_TEXT("%1 was ended. In its state the kernel sends no RST.")
                     : SOCKLENS_TEXT("%1 was aborted: RST went to its peer, and its owner finds "
                                     "ECONNRESET."),
             {name}}};
}

}   // namespace socklens
