#include "ui/acting/socket_confirmation.h"

#include "app/models/translated.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <initializer_list>
#include <map>

namespace socklens {

namespace {

// With more, the dialog would grow out of the screen; a list with more is not read.
constexpr std::size_t mostOwners = 6;
constexpr std::size_t mostListed = 2000;

const SocketTarget& socketOf(const Action& action) {
    static const SocketTarget none;
    if (const auto* close = std::get_if<CloseGracefully>(&action)) return close->socket;
    if (const auto* abort = std::get_if<Abort>(&action)) return abort->socket;
    if (const auto* release = std::get_if<Release>(&action)) return release->socket;
    return none;
}

class Say {
    Q_DECLARE_TR_FUNCTIONS(SocketConfirmation)

public:
    static QString title(SocketVerb verb, const std::vector<PlannedAction>& hit) {
        const int count = static_cast<int>(hit.size());
        const QString only = count == 1 ? QString::fromStdString(hit.front().target) : QString();
        switch (verb) {
        case SocketVerb::Close:
            return count == 1 ? tr("Close %1?").arg(only) : tr("Close %n socket(s)?", nullptr, count);
        case SocketVerb::Abort:
            return count == 1 ? tr("Abort %1?").arg(only) : tr("Abort %n socket(s)?", nullptr, count);
        case SocketVerb::Release:
            return count == 1 ? tr("Release %1?").arg(only) : tr("Release %n leftover(s)?", nullptr, count);
        }
        return {};
    }

    static QString effect(SocketVerb verb, const std::vector<PlannedAction>& hit) {
        const bool anyListener = std::ranges::any_of(
            hit, [](const PlannedAction& planned) { return socketOf(planned.action).state == State::Listen; });
        const bool onlyUnix = std::ranges::all_of(
            hit, [](const PlannedAction& planned) { return socketOf(planned.action).protocol == Protocol::Unix; });
        QStringList sentences;
        switch (verb) {
        case SocketVerb::Close:
            sentences << (onlyUnix
                              ? tr("The other end reads the end of the connection, as if the program had closed "
                                   "it. The program lives, and reads the end as well.")
                              : tr("The peer gets FIN, as if the program had closed the connection. What is "
                                   "under way still arrives. The program lives, and reads the end of the "
                                   "connection."));
            if (anyListener)
                sentences << (onlyUnix ? tr("A listener stops listening.")
                                       : tr("A listener stops listening; its port stays taken until the program "
                                            "closes it."));
            break;
        case SocketVerb::Abort:
            sentences << tr(
                "The peer gets RST where the state allows one, and both programs an error. What was not yet "
                "sent or read is lost. The programs live.");
            if (anyListener)
                sentences << tr(
                    "A listener stops listening and resets what waits in its queue; its port stays taken "
                    "until the program closes it.");
            break;
        case SocketVerb::Release:
            sentences << tr("Nobody holds these any more. Releasing frees their ports at once; no listener and no "
                            "living connection is touched.");
            sentences << peersOfReleased(hit);
            break;
        }
        return sentences.join(u' ');
    }

    /// What the other side meets, by the states that are among them: tcp_abort() of net/ipv4/tcp.c.
    static QStringList peersOfReleased(const std::vector<PlannedAction>& hit) {
        const auto any = [&](std::initializer_list<State> states) {
            return std::ranges::any_of(hit, [&](const PlannedAction& planned) {
                return std::ranges::count(states, socketOf(planned.action).state) > 0;
            });
        };
        QStringList sentences;
        if (any({State::TimeWait}))
            sentences << tr("A late packet of an old connection can then reach a new one on the same ports: this "
                            "is what TIME_WAIT guards against.");
        if (any({State::FinWait2}))
            sentences << tr("FIN_WAIT2: the peer, which has not closed its end, is usually not told, and stays in "
                            "CLOSE_WAIT until it sends or closes.");
        if (any({State::FinWait1}))
            sentences << tr("FIN_WAIT1: what is still under way to the peer is lost, and the peer gets RST.");
        if (any({State::LastAck, State::Closing}))
            sentences << tr("LAST_ACK, CLOSING: what is still under way to the peer is lost, and no RST is sent.");
        return sentences;
    }

    static QString owners(const std::vector<PlannedAction>& hit) {
        std::map<ProcessId, std::pair<QString, int>> byOwner;
        int ofNobody = 0;
        for (const PlannedAction& planned : hit) {
            if (!planned.process) {
                ++ofNobody;
                continue;
            }
            auto& [name, count] = byOwner[planned.process->id];
            name = tr("%1 (%2)", "process and pid")
                       .arg(QString::fromStdString(planned.process->name))
                       .arg(number(planned.process->id.pid));
            ++count;
        }
        QStringList lines;
        for (const auto& [id, owner] : byOwner) {
            if (lines.size() == static_cast<qsizetype>(mostOwners)) {
                lines << tr("… and of %n more process(es).", nullptr,
                            static_cast<int>(byOwner.size() - mostOwners));
                break;
            }
            lines << tr("%n socket(s) of %1", nullptr, owner.second).arg(owner.first);
        }
        if (ofNobody > 0 && !byOwner.empty()) lines << tr("%n socket(s) without a known owner", nullptr, ofNobody);
        return lines.join(u'\n');
    }

    static QString notHit(const Plan& plan) {
        QStringList lines;
        if (plan.leftOut > 0)
            lines << tr("%n selected socket(s) are in use and stay as they are.", nullptr,
                        static_cast<int>(plan.leftOut));
        if (const auto objected = plan.objected(); objected > 0) {
            const auto first = std::ranges::find_if(
                plan.actions, [](const PlannedAction& planned) { return planned.objection.has_value(); });
            lines << tr("%n selected socket(s) cannot be reached. %1", nullptr, static_cast<int>(objected))
                         .arg(translated(*first->objection));
        }
        return lines.join(u'\n');
    }

    /// With what it is done to: a mere “Close” could mean the question.
    static QString button(SocketVerb verb, std::size_t hit) {
        const int count = static_cast<int>(hit);
        switch (verb) {
        case SocketVerb::Close: return tr("&Close %n socket(s)", nullptr, count);
        case SocketVerb::Abort: return tr("&Abort %n socket(s)", nullptr, count);
        case SocketVerb::Release: return tr("&Release %n socket(s)", nullptr, count);
        }
        return {};
    }

    static QString list(const std::vector<PlannedAction>& hit) {
        QStringList lines;
        for (std::size_t at = 0; at < std::min(hit.size(), mostListed); ++at)
            lines << tr("%1, %2", "socket, state")
                         .arg(QString::fromStdString(hit[at].target),
                              QString::fromUtf8(toText(socketOf(hit[at].action).state).data()));
        if (hit.size() > mostListed)
            lines << tr("… and %n more.", nullptr, static_cast<int>(hit.size() - mostListed));
        return lines.join(u'\n');
    }
};

}   // namespace

Confirmation confirmationFor(SocketVerb verb, const Plan& plan) {
    std::vector<PlannedAction> hit;
    hit.reserve(plan.actions.size());
    std::ranges::copy_if(plan.actions, std::back_inserter(hit),
                         [](const PlannedAction& planned) { return !planned.objection; });
    QStringList details{Say::owners(hit), Say::notHit(plan)};
    details.removeAll(QString());
    return {Say::title(verb, hit), Say::effect(verb, hit), details.join(QStringLiteral("\n\n")),
            Say::button(verb, hit.size()), hit.size() > 1 ? Say::list(hit) : QString()};
}

}   // namespace socklens
