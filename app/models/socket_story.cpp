#include "app/models/socket_story.h"

#include "app/core/network_namespace.h"
#include "app/core/row_facts.h"
#include "app/models/display_text.h"
#include "app/models/leftover_model.h"
#include "app/models/socket_options_text.h"
#include "app/models/translated.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>

namespace socklens {

namespace {

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString stateName(const SocketView& view) {
    return displayText(view, Column::State);
}

/// The parts of a story, one function each.
class SocketWords {
    Q_DECLARE_TR_FUNCTIONS(SocketStory)

public:
    SocketWords(const FollowedSocket& followed, const SocketKnowledge& knowledge, Milliseconds age)
        : m_followed(followed),
          m_view(followed.view()),
          m_socket(followed.socket()),
          m_knowledge(knowledge),
          m_age(followed.goneAt() ? Milliseconds(0) : age) {}

    Story story() const {
        Story story;
        story.title = socketTitle(m_view, m_knowledge.naming);
        story.state = m_socket.state;
        story.stateName = stateName(m_view);
        story.summary = translated(description(m_socket.state));
        if (const auto gone = m_followed.goneAt())
            story.notice =
                tr("It has been gone since %1. What is said here was known last.").arg(clockText(*gone));
        tellNow(StoryLines(story[StorySection::Now]));
        tellOwners(StoryLines(story[StorySection::Owners]));
        tellTraffic(StoryLines(story[StorySection::Traffic]));
        tellHistory(StoryLines(story[StorySection::History]));
        tellOptions(StoryLines(story[StorySection::Options]));
        tellPlace(StoryLines(story[StorySection::Place]));
        return story;
    }

    static QString ends(const Socket& socket) {
        if (socket.protocol != Protocol::Tcp)
            return tr("It is there until every process that holds it has closed it or has ended.");
        switch (socket.state) {
        case State::Listen:
            return tr("It ends when its program closes it or ends; connections that were accepted stay.");
        case State::SynSent:
            return tr("It ends with an answer, or after the retries of tcp_syn_retries: about two minutes.");
        case State::SynRecv:
            return tr("It ends with the missing confirmation, or after the retries of tcp_synack_retries: about a "
                      "minute.");
        case State::Established:
            return tr("It ends when one side closes, or does not answer any more what is sent.");
        case State::FinWait1:
            return tr("It ends with the other side's confirmation. If that side is silent, retries go on for "
                      "minutes.");
        case State::FinWait2:
            return tr("It ends when the other side closes too; without an owner, after tcp_fin_timeout at the "
                      "latest.");
        case State::TimeWait: return tr("It ends after 60 seconds by itself; no setting changes that.");
        case State::CloseWait: return tr("It ends only when the program on this side closes it, or ends.");
        case State::LastAck:
            return tr("It ends with the other side's confirmation, or after the retries if that side is silent.");
        case State::Closing:
            return tr("It ends with the other side's confirmation, and goes on as TIME_WAIT then.");
        case State::Close: return tr("It ends when its program closes it, or ends.");
        }
        return {};
    }

private:
    void tellNow(StoryLines lines) const {
        lines.add(tr("Ends", "what ends the state of a socket"), ends(m_socket));
        if (const auto& forecast = m_knowledge.forecast)
            lines.add(tr("Gone by itself"), whenGone(aged(*forecast, m_age)));
        lines.add(tr("Timer"), timer());
        if (m_socket.state == State::Listen && m_socket.protocol == Protocol::Tcp) {
            lines.add(tr("Waiting"), waiting());
            return;
        }
        lines.add(tr("Not read yet"), bytes(m_socket.receiveQueue));
        lines.add(tr("On its way", "bytes that were sent and are not confirmed"), bytes(m_socket.sendQueue));
    }

    static QString bytes(const QueueLength& queue) { return queue ? bytesText(*queue) : QString(); }

    QString waiting() const {
        if (!m_socket.receiveQueue) return {};
        QString now = tr("%n connection(s) to be accepted", nullptr, static_cast<int>(*m_socket.receiveQueue));
        if (!m_socket.sendQueue) return now;
        const QString room = QLocale().toString(*m_socket.sendQueue);
        // One more than listen(2) asked for: sk_acceptq_is_full() of include/net/sock.h.
        return *m_socket.receiveQueue > *m_socket.sendQueue
                   ? tr("%1; the queue is full: room for %2 was asked for",
                        "how many wait, the backlog of a listener")
                         .arg(now, room)
                   : tr("%1; there is room for %2", "how many wait, the backlog of a listener").arg(now, room);
    }

    static QString whenGone(const Forecast& forecast) {
        QString reason = forecast.reason.empty() ? QString() : translated(forecast.reason);
        const auto with = [&](const QString& when) { return reason.isEmpty() ? when : when + u' ' + reason; };
        switch (forecast.kind) {
        case Forecast::Kind::Timed: return with(tr("In %1.").arg(countdownText(forecast.remaining)));
        case Forecast::Kind::AnyMoment: return with(tr("At any moment."));
        case Forecast::Kind::Never: return with(tr("Never."));
        case Forecast::Kind::Unknown: return reason;
        }
        return {};
    }

    QString timer() const {
        if (!m_socket.timer || *m_socket.timer == Timer::Off) return {};
        const Milliseconds left(m_socket.timerExpiresMs ? *m_socket.timerExpiresMs : 0U);
        const QString when = !m_socket.timerExpiresMs ? QString()
                             : left <= m_age          ? tr("at any moment")
                                                      : tr("in %1").arg(countdownText(left - m_age));
        const auto unanswered = [&](const QString& sentence) {
            const int count = m_socket.retransmits ? *m_socket.retransmits : 0;
            return count == 0 ? sentence : sentence + u' ' + tr("%n attempt(s) went unanswered.", nullptr, count);
        };
        switch (*m_socket.timer) {
        case Timer::Off: return {};
        case Timer::Retransmit: return unanswered(tr("What is not confirmed is sent again %1.").arg(when));
        case Timer::KeepAlive:
            return m_socket.state == State::FinWait2
                       ? tr("The kernel stops waiting for the other side %1.").arg(when)
                       : unanswered(tr("The other side is asked whether it is there %1.", "keepalive").arg(when));
        case Timer::TimeWait: return tr("The kernel forgets it %1.").arg(when);
        case Timer::Persist:
            return unanswered(
                tr("The other side takes no more data; it is asked again %1.", "zero window probe").arg(when));
        }
        return {};
    }

    void tellOwners(StoryLines lines) const {
        const Snapshot& snapshot = m_view.snapshot;
        const auto holders = snapshot.holders(m_view.row);
        for (const std::uint32_t holder : holders) {
            const Process& process = *snapshot.processes[holder];
            lines.add(tr("Process"), processTitle(process), process.id);
        }
        if (holders.empty()) lines.add(tr("Process"), detailText(m_view, Column::Process));
        if (holders.size() == 1)
            lines.add(tr("Command"), QString::fromStdString(snapshot.processes[holders.front()]->command));
        const FormerOwner& former = m_knowledge.formerOwner;
        if (former.process)
            lines.add(tr("Former owner"),
                      tr("%1, %2", "former owner, how sure that is")
                          .arg(processTitle(*former.process), confidenceText(former.confidence)));
        if (!former.reason.empty()) lines.add(tr("How that is known"), translated(former.reason));
        lines.add(tr("Its end", "how the former owner of a socket ended"), m_knowledge.formerOwnersEnd);
        if (m_socket.uid) lines.add(tr("User"), userText(*m_socket.uid, *snapshot.directory));
        const auto& [listener, otherEnd] = m_followed.relatives();
        if (listener)
            lines.add(tr("Came in by", "a connection, by a listener"), described(*listener), keyAt(*listener));
        if (otherEnd) lines.add(tr("Other end"), described(*otherEnd), keyAt(*otherEnd));
    }

    /// "10.0.0.1:80 · LISTEN · nginx (100)".
    QString described(std::uint32_t row) const {
        const SocketView view = m_followed.picture()->view(row);
        const Snapshot& snapshot = view.snapshot;
        QStringList parts{withNumbers(localEndpoint(view, m_knowledge.naming), localEndpoint(view)),
                          stateName(view)};
        const auto holders = snapshot.holders(row);
        if (!holders.empty()) parts << QString::fromStdString(titles(snapshot, holders, 3));
        parts.removeAll(QString());
        return parts.join(QStringLiteral(" · "));
    }

    SocketKey keyAt(std::uint32_t row) const { return keyOf(m_view.snapshot, row); }

    void tellTraffic(StoryLines lines) const {
        m_knowledge.figures.describe(lines);
        if (m_knowledge.figures.empty() && m_knowledge.whyNoFigures)
            lines.add(tr("Figures", "tcp_info"), translated(*m_knowledge.whyNoFigures));
    }

    void tellHistory(StoryLines lines) const {
        if (const auto& past = m_knowledge.past)
            lines.add(clockText(past->until),
                      tr("Seen as %1 for the last time").arg(fromView(toText(past->state))));
        const auto states = m_followed.states();
        const Timestamp first = m_followed.picture()->firstSeen[m_view.row];
        const bool isChosenAtOnce = states.front().since == first;
        const auto name = [](State state) { return fromView(toText(state)); };
        if (isChosenAtOnce)
            lines.add(clockText(first), tr("Seen for the first time, as %1").arg(name(states.front().state)));
        else
            lines.add(clockText(first), tr("Seen for the first time"));
        for (const auto& [state, since] : states.subspan(isChosenAtOnce ? 1 : 0))
            lines.add(clockText(since), since == states.front().since
                                            ? tr("%1 when it was chosen here", "a state").arg(name(state))
                                            : name(state));
        if (const auto gone = m_followed.goneAt()) lines.add(clockText(*gone), tr("Gone"));
    }

    void tellOptions(StoryLines lines) const {
        if (m_knowledge.options) {
            lines.add(tr("What would stay", "if the program dies"),
                      prospect(*m_knowledge.options, m_socket.protocol, m_socket.state));
            for (const OptionLine& option : optionLines(*m_knowledge.options, m_socket.protocol))
                lines.add(option.name, option.value);
        } else if (m_knowledge.whyNoOptions) {
            lines.add(tr("Not known"), translated(*m_knowledge.whyNoOptions));
        }
    }

    /// By its name where it has one, and by its number unless that is hidden.
    QString networkNamespace() const {
        QString name = fromView(m_view.snapshot.networkNameOf(m_view.row));
        const auto inode = inodeOf(m_view.snapshot.networkNamespaceOf(m_view.row));
        if (!inode) return name;
        const QString shown = QString::number(*inode);
        return name.isEmpty() || name == shown ? shown : QStringLiteral("%1 (%2)").arg(name, shown);
    }

    void tellPlace(StoryLines lines) const {
        addPlace(lines, cgroupOf(m_view));
        lines.add(tr("Network namespace"), networkNamespace());
        lines.add(tr("Interface"), fromView(interfaceOf(m_view)));
        if (m_socket.inode) lines.add(tr("Inode"), QString::number(number(*m_socket.inode)));
        if (m_socket.cookie) lines.add(tr("Cookie"), QString::number(number(*m_socket.cookie)));
    }

    const FollowedSocket& m_followed;
    const SocketView m_view;
    const Socket& m_socket;
    const SocketKnowledge& m_knowledge;
    const Milliseconds m_age;
};

}   // namespace

Story socketStory(const FollowedSocket& socket, const SocketKnowledge& knowledge, Milliseconds age) {
    return SocketWords(socket, knowledge, age).story();
}

QString socketTitle(const SocketView& view, const Naming* naming) {
    const QString protocol = fromView(toText(view.socket().protocol)).toUpper();
    QStringList parts{protocol, withNumbers(localEndpoint(view, naming), localEndpoint(view))};
    const QString remote = withNumbers(remoteEndpoint(view, naming), remoteEndpoint(view));
    if (!remote.isEmpty()) parts << QStringLiteral("→") << remote;
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString whatEnds(const Socket& socket) {
    return SocketWords::ends(socket);
}

}   // namespace socklens
