#include "app/models/process_story.h"

#include "app/core/excerpt.h"
#include "app/models/display_text.h"
#include "app/models/translated.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>
#include <algorithm>

namespace socklens {

namespace {

class ProcessWords {
    Q_DECLARE_TR_FUNCTIONS(ProcessStory)

public:
    ProcessWords(const ProcessFacts& facts, const ProcessKnowledge& knowledge)
        : m_facts(facts), m_process(*facts.process), m_knowledge(knowledge) {}

    Story story() const {
        Story story;
        story.title = processTitle(m_process);
        story.notice = notice();
        tellNow(StoryLines(story[StorySection::Now]));
        tellSockets(StoryLines(story[StorySection::Sockets]));
        tellListeners(StoryLines(story[StorySection::Listeners]));
        StoryLines place(story[StorySection::Place]);
        addPlace(place, m_process.cgroup);
        return story;
    }

private:
    QString notice() const {
        const auto since = m_knowledge.withoutSocketsSince;
        if (!m_knowledge.end.isEmpty())
            return tr("Its end: %1. What is said here was known last.", "killed by SIGSEGV at 14:02:11")
                .arg(m_knowledge.end);
        if (!since) return {};
        return m_knowledge.answer && !m_knowledge.answer->alive
                   ? tr("It has ended; it held no socket any more at %1. What is said here was known last.")
                         .arg(clockText(*since))
                   : tr("It has held no socket since %1. What is said here was known last.")
                         .arg(clockText(*since));
    }

    void tellNow(StoryLines lines) const {
        lines.add(tr("Command"), m_process.command.empty() ? tr("none: it is a part of the kernel, or hides it")
                                                           : QString::fromStdString(m_process.command));
        if (m_process.uid)
            lines.add(tr("User"), userText(*m_process.uid, *m_facts.listeners->snapshot->directory));
        lines.add(tr("PID"), QString::number(number(m_process.id.pid)));
        lines.add(tr("Running since"), since());
        lines.add(tr("Descriptors"), descriptors());
        if (m_knowledge.answer && m_knowledge.answer->children)
            lines.add(tr("Children"), QLocale().toString(*m_knowledge.answer->children));
    }

    QString since() const {
        if (!m_knowledge.answer || !m_knowledge.answer->startedAt) return {};
        const Timestamp start = *m_knowledge.answer->startedAt;
        const auto at = QDateTime::fromMSecsSinceEpoch(start.time_since_epoch().count());
        QString when = QLocale().toString(at, QLocale::ShortFormat);
        if (start > m_facts.at) return when;
        return tr("%1, for %2", "date and time, how long").arg(when, spanText(m_facts.at - start));
    }

    /// Days matter for a process, seconds do not for long.
    static QString spanText(Milliseconds span) {
        const auto hours = std::chrono::floor<std::chrono::hours>(span).count();
        constexpr std::int64_t day = 24;
        if (hours < 2 * day) return durationText(static_cast<std::uint64_t>(span.count()));
        return tr("%n day(s)", nullptr, static_cast<int>(std::min<std::int64_t>(hours / day, INT32_MAX)));
    }

    QString descriptors() const {
        const auto& [open, limit] = std::pair(m_process.descriptors, m_process.descriptorLimit);
        const QLocale locale;
        if (open && limit)
            return tr("%1 of %2 that it may have open", "open descriptors, limit")
                .arg(locale.toString(*open), locale.toString(static_cast<qulonglong>(*limit)));
        if (open) return tr("%1 open; the limit is not visible without more rights").arg(locale.toString(*open));
        if (limit)
            return tr("up to %1; how many are open is not visible without more rights")
                .arg(locale.toString(static_cast<qulonglong>(*limit)));
        return tr("not visible without more rights");
    }

    void tellSockets(StoryLines lines) const {
        const int all = static_cast<int>(m_facts.counts.total() + m_facts.unixSockets);
        lines.add(tr("All"), tr("%n socket(s)", nullptr, all), {}, trend());
        QStringList states;
        for (const StateGroup group : stateGroups)
            if (const auto count = m_facts.counts[group]; count > 0)
                states << QStringLiteral("%1 %2").arg(QLocale().toString(count),
                                                      translated(socklens::title(group)));
        lines.add(tr("TCP and UDP"), states.join(QStringLiteral(", ")), {}, m_facts.counts);
        if (m_facts.unixSockets > 0) lines.add(tr("UNIX"), QLocale().toString(m_facts.unixSockets));
    }

    StoryFigure trend() const {
        const auto points = m_knowledge.sockets.points();
        if (points.size() < 2) return {};
        const auto [low, high] = std::ranges::minmax_element(points, {}, &TrendPoint::value);
        const auto text = [](double value) { return QLocale().toString(static_cast<int>(value)); };
        return StoryTrend{{points.begin(), points.end()},
                          m_knowledge.sockets.length(),
                          tr("Number of sockets in the last ten minutes, as long as it was looked at: between %1 "
                             "and %2, now %3.")
                              .arg(text(low->value), text(high->value), text(points.back().value))};
    }

    void tellListeners(StoryLines lines) const {
        const Picture& picture = *m_facts.listeners;
        const auto shown = static_cast<std::uint32_t>(picture.snapshot->sockets.size());
        for (std::uint32_t row = 0; row < shown; ++row) {
            const SocketView view = picture.view(row);
            lines.add(QString::fromUtf8(toText(view.socket().protocol).data()).toUpper(),
                      withNumbers(localEndpoint(view, m_knowledge.naming), localEndpoint(view)),
                      keyOf(view.snapshot, row));
        }
        if (m_facts.listenerCount > shown)
            lines.add(tr("More"), tr("%n listener(s)", nullptr, static_cast<int>(m_facts.listenerCount - shown)));
    }

    const ProcessFacts& m_facts;
    const Process& m_process;
    const ProcessKnowledge& m_knowledge;
};

}   // namespace

ProcessFacts factsOf(const Picture& picture, const ProcessId& process) {
    const Snapshot& snapshot = *picture.snapshot;
    ProcessFacts facts;
    facts.at = snapshot.capturedAt;
    const auto found =
        std::ranges::find(snapshot.processes, process, [](const ProcessPointer& each) { return each->id; });
    std::vector<std::uint32_t> listeners;
    if (found != snapshot.processes.end()) {
        facts.process = *found;
        const auto wanted = static_cast<std::uint32_t>(found - snapshot.processes.begin());
        for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) {
            const auto holders = snapshot.holders(row);
            if (std::ranges::find(holders, wanted) == holders.end()) continue;
            const Socket& socket = snapshot.sockets[row];
            if (socket.protocol == Protocol::Unix) {
                ++facts.unixSockets;
                continue;
            }
            facts.counts.add(socket.state);
            if (socket.state != State::Listen) continue;
            ++facts.listenerCount;
            if (listeners.size() < ProcessFacts::mostListeners) listeners.push_back(row);
        }
    }
    facts.listeners = excerpt(picture, listeners);
    return facts;
}

Story processStory(const ProcessFacts& facts, const ProcessKnowledge& knowledge) {
    return ProcessWords(facts, knowledge).story();
}

}   // namespace socklens
