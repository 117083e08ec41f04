#include "ui/acting/confirmation.h"

#include "app/core/signal_name.h"
#include "app/models/display_text.h"
#include "app/models/translated.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <csignal>
#include <map>

namespace socklens {

namespace {

constexpr qsizetype longestCommand = 90;

class Confirm {
    Q_DECLARE_TR_FUNCTIONS(Confirmation)

public:
    static QString verb(int signal) {
        if (signal == SIGTERM) return tr("Terminate");
        if (signal == SIGKILL) return tr("Kill");
        return tr("Send %1").arg(signalName(signal));
    }

    static QString title(const std::vector<Target>& targets, int signal) {
        const QString whom = targets.size() == 1 ? QString::fromStdString(targets.front().process->name)
                                                 : tr("%n process(es)", nullptr, static_cast<int>(targets.size()));
        if (signal == SIGTERM) return tr("Terminate %1?").arg(whom);
        if (signal == SIGKILL) return tr("Kill %1?").arg(whom);
        return tr("Send %1 to %2?").arg(signalName(signal), whom);
    }

    static QString effect(int signal) {
        switch (signal) {
        case SIGTERM:
            return tr(
                "SIGTERM asks a program to end. It can save its work and close its connections properly first.");
        case SIGKILL:
            return tr("SIGKILL ends a program at once. It cannot save anything: what it has not written is lost.");
        case SIGSTOP:
            return tr("SIGSTOP freezes a program. Its connections stay open, but nobody answers on them.");
        case SIGCONT: return tr("SIGCONT lets a stopped program go on.");
        case SIGHUP:
            return tr("SIGHUP makes many servers read their settings again, and ends most other programs.");
        default: return tr("What %1 does is up to the program; many end on it.").arg(signalName(signal));
        }
    }

    static bool endsProcess(int signal) { return signal != SIGSTOP && signal != SIGCONT; }

    static QString shortened(const QString& command) {
        return command.size() > longestCommand ? command.left(longestCommand) + u'…' : command;
    }

    static QString list(const std::vector<Target>& targets) {
        QStringList lines;
        for (const Target& target : targets)
            lines << QStringLiteral("%1  %2").arg(processTitle(*target.process),
                                                  QString::fromStdString(target.process->command));
        return lines.join(u'\n');
    }

    static QString describe(const Target& target) {
        const Process& process = *target.process;
        const QString title = processTitle(process);
        QStringList lines{target.user.empty() ? title
                                              : tr("%1, user %2").arg(title, QString::fromStdString(target.user))};
        if (!process.command.empty()) lines << shortened(QString::fromStdString(process.command));
        QStringList holds{tr("%n socket(s)", nullptr, static_cast<int>(target.sockets))};
        if (target.listeners > 0 && target.listeners == target.sockets)
            holds = {tr("%n listening socket(s)", nullptr, static_cast<int>(target.listeners))};
        else if (target.listeners > 0)
            holds << tr("%n of them listening", nullptr, static_cast<int>(target.listeners));
        if (target.shared > 0)
            holds << tr("%n shared with processes that are not hit, which stay(s) open", nullptr,
                        static_cast<int>(target.shared));
        lines << tr("It holds %1.").arg(holds.join(QStringLiteral(", ")));
        if (target.children.value_or(0) > 0)
            lines << tr("It has %n child process(es), which stay(s).", nullptr,
                        static_cast<int>(*target.children));
        return lines.join(u'\n');
    }

    static QString describe(const Spared& spared) {
        return QStringLiteral("%1: %2").arg(processTitle(*spared.process), translated(spared.reason));
    }

    static QString details(const std::vector<Target>& targets, const std::vector<Spared>& spared, int signal) {
        QStringList paragraphs;
        const std::size_t described = describedOf(targets.size());
        for (std::size_t at = 0; at < described; ++at) paragraphs << describe(targets[at]);
        if (targets.size() > described)
            paragraphs << tr("… and %n more.", nullptr, static_cast<int>(targets.size() - described));
        if (!spared.empty()) {
            QStringList lines{tr("Not sent to:")};
            const std::size_t told = describedOf(spared.size());
            for (std::size_t at = 0; at < told; ++at) lines << describe(spared[at]);
            if (spared.size() > told)
                lines << tr("… and %n more.", nullptr, static_cast<int>(spared.size() - told));
            paragraphs << lines.join(u'\n');
        }
        if (endsProcess(signal))
            paragraphs << tr(
                "When a process ends, the kernel closes its connections: the other sides see them end, and "
                "some remain in TIME_WAIT for a minute.");
        return paragraphs.join(QStringLiteral("\n\n"));
    }
};

}   // namespace

QString signalName(int signal) {
    return QString::fromStdString(nameOfSignal(signal));
}

std::vector<Target> targetsOf(const Snapshot& snapshot, const std::vector<ProcessPointer>& processes) {
    std::vector<Target> targets(processes.size());
    std::map<ProcessId, std::size_t> places;
    for (std::size_t at = 0; at < processes.size(); ++at) {
        targets[at].process = processes[at];
        places.emplace(processes[at]->id, at);
        if (!processes[at]->uid) continue;
        const auto user = snapshot.directory->users.find(*processes[at]->uid);
        if (user != snapshot.directory->users.end()) targets[at].user = user->second;
    }
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) {
        std::vector<std::size_t> hit;
        bool staysOpen = false;
        for (const std::uint32_t holder : snapshot.holders(row)) {
            const auto found = places.find(snapshot.processes[holder]->id);
            if (found == places.end())
                staysOpen = true;
            else
                hit.push_back(found->second);
        }
        for (const std::size_t at : hit) {
            ++targets[at].sockets;
            if (snapshot.sockets[row].state == State::Listen) ++targets[at].listeners;
            if (staysOpen) ++targets[at].shared;
        }
    }
    return targets;
}

Confirmation confirmationFor(const std::vector<Target>& targets, const std::vector<Spared>& spared, int signal) {
    return {Confirm::title(targets, signal), Confirm::effect(signal), Confirm::details(targets, spared, signal),
            Confirm::verb(signal),
            targets.size() > describedOf(targets.size()) ? Confirm::list(targets) : QString()};
}

}   // namespace socklens
