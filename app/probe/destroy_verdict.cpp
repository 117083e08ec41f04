#include "app/probe/destroy_verdict.h"

#include "app/core/system_error.h"

#include <system_error>

namespace socklens {

namespace {

/// What the kernel keeps of a connection once its socket is freed: no memory of it can send RST.
bool isMinisock(const Socket& socket) {
    return socket.state == State::TimeWait || (socket.state == State::FinWait2 && socket.timer == Timer::TimeWait);
}

const char* sentenceForListener(const Socket& before) {
    if (!before.inode)
        return SOCKLENS_TEXT("%1 no longer listens. Connections that nobody had accepted were reset.");
    return SOCKLENS_TEXT(
        "%1 no longer listens. Connections that nobody had accepted were reset, accepted ones live "
        "on. A port that the program chose itself is not free before it closes the socket.");
}

/// Of a TCP socket that is gone, by the state that it was in.
const char* sentenceForTcp(const Socket& before) {
    const bool held = before.inode.has_value();
    switch (before.state) {
    case State::Established:
    case State::CloseWait:
    case State::FinWait1:
        return held ? SOCKLENS_TEXT("%1 was aborted: RST went to its peer, and its owner finds ECONNABORTED.")
                    : SOCKLENS_TEXT("%1 was aborted: RST went to its peer.");
    case State::FinWait2:
        if (isMinisock(before))
            return SOCKLENS_TEXT("%1 was released. The kernel sends no RST for such a leftover: its peer stays in "
                                 "CLOSE_WAIT until it sends or closes.");
        return held ? SOCKLENS_TEXT("%1 was aborted: RST went to its peer, and its owner finds ECONNABORTED.")
                    : SOCKLENS_TEXT("%1 was aborted: RST went to its peer.");
    case State::LastAck:
    case State::Closing:
        return held ? SOCKLENS_TEXT(
                          "%1 was ended without RST, as both sides had closed it already. Its owner finds "
                          "ECONNABORTED.")
                    : SOCKLENS_TEXT("%1 was released without RST, as both sides had closed it already.");
    case State::SynSent:
        return SOCKLENS_TEXT("%1 was aborted before it was connected. No RST was sent, and its owner finds "
                             "ECONNABORTED.");
    case State::SynRecv:
        return SOCKLENS_TEXT("%1 was dropped before it was a connection. No RST was sent: its peer goes on asking "
                             "until it gives up.");
    case State::TimeWait:
        return SOCKLENS_TEXT(
            "%1 was released from TIME_WAIT. Nothing was sent: for its peer it was over already.");
    case State::Listen: return sentenceForListener(before);
    case State::Close: break;
    }
    return SOCKLENS_TEXT("%1 was destroyed.");
}

ActionResult refusedByTheKernel(const DestroyCourse& course, const std::string& name) {
    if (course.error == EPERM)
        return {Outcome::Refused,
                {SOCKLENS_TEXT("The kernel refused to end %1: that needs administrator rights (CAP_NET_ADMIN over "
                               "this network namespace)."),
                 {name}}};
    if (course.error == EOPNOTSUPP && isMinisock(*course.before.socket))
        return {
            Outcome::Impossible,
            {SOCKLENS_TEXT("This kernel cannot release %1: leftovers in %2 need Linux 6.0. It ends by itself."),
             {name, std::string(toText(course.before.socket->state))}}};
    if (course.error == EOPNOTSUPP)
        return {Outcome::Impossible,
                {SOCKLENS_TEXT("This kernel cannot end %1: it is built without INET_DIAG_DESTROY."), {name}}};
    return {Outcome::Impossible,
            {SOCKLENS_TEXT("The kernel did not end %1: %2."), {name, errorText(course.error)}}};
}

ActionResult unanswered(const std::string& name, int error) {
    return {Outcome::Impossible,
            {SOCKLENS_TEXT("The kernel does not say whether %1 is there: %2. Look again before anything else is "
                           "done."),
             {name, errorText(error)}}};
}

}   // namespace

ActionResult verdictOutside(const SocketTarget& target, int error) {
    if (!target.networkNamespace)
        return {Outcome::Impossible,
                {SOCKLENS_TEXT("The kernel cannot be asked to end sockets here: %1."), {errorText(error)}}};
    switch (error) {
    case ENOENT:
        return {Outcome::AlreadyGone,
                {SOCKLENS_TEXT("The network namespace of %1 is gone, and the socket with it. Nothing was done."),
                 {toText(target)}}};
    case ENOTSUP:
        return {
            Outcome::Refused,
            {SOCKLENS_TEXT("%1 is in another network namespace, and nobody asked for that one by name. Nothing "
                           "was done."),
             {toText(target)}}};
    case EPERM:
    case EACCES:
        return {Outcome::Refused,
                {SOCKLENS_TEXT("The network namespace of %1 can be entered with administrator rights only "
                               "(CAP_SYS_ADMIN). Nothing was done."),
                 {toText(target)}}};
    default:
        return {Outcome::Impossible,
                {SOCKLENS_TEXT("The network namespace of %1 cannot be entered: %2. Nothing was done."),
                 {toText(target), errorText(error)}}};
    }
}

std::optional<ActionResult> verdictBefore(const SocketTarget& target, const Sighting& before, bool leftoverOnly) {
    if (target.protocol == Protocol::Unix || !isIdentified(target))
        return ActionResult{
            Outcome::Refused,
            {SOCKLENS_TEXT("%1 has no cookie that says which socket it is. Nothing was sent."), {toText(target)}}};
    if (before.isGone())
        return ActionResult{Outcome::AlreadyGone,
                            {SOCKLENS_TEXT("%1 was gone already. Nothing was done."), {toText(target)}}};
    if (!before.socket) return unanswered(toText(target), before.error);
    if (leftoverOnly && !isLeftover(targetOf(*before.socket)))
        return ActionResult{
            Outcome::Refused,
            {SOCKLENS_TEXT("%1 is in use (%2), and only leftovers are released. Nothing was done."),
             {toText(target), std::string(toText(before.socket->state))}}};
    return std::nullopt;
}

ActionResult verdictAfter(const DestroyCourse& course) {
    const std::string name = toText(course.target);
    const bool notFound = course.error == ENOENT || course.error == ESTALE;
    if (course.error != 0 && !notFound) return refusedByTheKernel(course, name);
    if (!course.after.socket && !course.after.isGone()) return unanswered(name, course.after.error);
    if (notFound && course.after.isGone())
        return {
            Outcome::AlreadyGone,
            {SOCKLENS_TEXT("%1 ended before its turn, as the other end of an aborted connection does."), {name}}};
    if (notFound)
        return {Outcome::Impossible,
                {SOCKLENS_TEXT("The kernel finds another socket of the same port in place of %1 (SO_REUSEPORT or "
                               "SO_REUSEADDR) and cannot end it. End its owner instead."),
                 {name}}};
    if (course.target.protocol == Protocol::Udp)
        return {Outcome::Done,
                {course.after.isGone()
                     ? SOCKLENS_TEXT("%1 was aborted. Its owner finds ECONNABORTED.")
                     : SOCKLENS_TEXT("%1 was aborted, and its owner finds ECONNABORTED. It stays "
                                     "bound: its port is not free before the program closes it."),
                 {name}}};
    if (course.after.isGone()) return {Outcome::Done, {sentenceForTcp(*course.before.socket), {name}}};
    return {Outcome::Impossible,
            {SOCKLENS_TEXT("The kernel accepted it, but %1 is still there, in %2."),
             {name, std::string(toText(course.after.socket->state))}}};
}

}   // namespace socklens
