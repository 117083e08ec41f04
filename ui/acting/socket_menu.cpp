#include "ui/acting/socket_menu.h"

#include "app/core/objections.h"
#include "app/core/sysctl_advice.h"
#include "app/models/display_text.h"
#include "app/models/translated.h"
#include "ui/acting/socket_wishes.h"
#include "ui/style/icons.h"
#include "ui/widgets/menu_text.h"

#include <algorithm>
#include <csignal>

namespace socklens {

namespace {

/// Why no signal can be sent to any of these; empty if it can be sent to at least one.
QString objectionToAll(const std::vector<ProcessPointer>& processes, const Capabilities& capabilities) {
    QString reason = SocketMenu::tr("No process is known that holds this.");
    for (const ProcessPointer& process : processes) {
        const auto objection = objectionToSignal(*process, capabilities);
        if (!objection) return {};
        reason = translated(*objection);
    }
    return reason;
}

}   // namespace

SocketMenu::SocketMenu(MonitorSession& session, SocketWishes& wishes, QWidget* parent)
    : QMenu(parent), m_session(session), m_wishes(wishes) {
    setToolTipsVisible(true);
    setAccessibleName(tr("Actions"));
    forget();
    // Later: an action is told after its menu is gone.
    connect(this, &QMenu::aboutToHide, this, &SocketMenu::forget, Qt::QueuedConnection);
    m_showProcess = addAction(socklens::icon(IconName::Processes), tr("Show &process"), this,
                              [this] { Q_EMIT m_wishes.processWanted(m_subject.processes.front()->id); });
    m_filter = addAction(socklens::icon(IconName::Filter), QString(), this,
                         [this] { Q_EMIT m_wishes.filterWanted(m_subject.cellFilter); });

    m_copy = addMenu(socklens::icon(IconName::Copy), tr("&Copy"));
    m_copyCell = addCopy(CopyForm::Cell, tr("C&ell"));
    m_copyRows = addCopy(CopyForm::Rows, tr("&Rows"));
    m_copyCsv = addCopy(CopyForm::Csv, tr("Rows as CS&V"));
    m_copySsFilter = addCopy(CopyForm::SsFilter, tr("Rows as filter for &ss"));

    addSeparator();
    m_close = addVerb(SocketVerb::Close, tr("C&lose gracefully (FIN) …"));
    m_abort = addVerb(SocketVerb::Abort, tr("&Abort (RST) …"));
    m_release = addVerb(SocketVerb::Release, tr("&Release leftovers …"));
    m_close->setIcon(socklens::icon(IconName::Close));
    m_abort->setIcon(socklens::icon(IconName::Abort));
    m_release->setIcon(socklens::icon(IconName::Release));
    addSeparator();
    m_terminate = addSignal(this, SIGTERM, tr("&Terminate owner …"));
    m_terminate->setIcon(socklens::icon(IconName::Terminate));
    m_kill = addSignal(this, SIGKILL, tr("&Kill owner …"));
    m_kill->setIcon(socklens::icon(IconName::Kill));
    m_otherSignals = addMenu(socklens::icon(IconName::Signal), tr("&Other signal"));
    m_otherSignals->setToolTipsVisible(true);
    addSignal(m_otherSignals, SIGHUP, tr("SIGHUP: read the settings again, or hang up …"));
    addSignal(m_otherSignals, SIGINT, tr("SIGINT: interrupt, as Ctrl+C does …"));
    addSignal(m_otherSignals, SIGQUIT, tr("SIGQUIT: end with a core dump …"));
    addSignal(m_otherSignals, SIGSTOP, tr("SIGSTOP: freeze …"));
    addSignal(m_otherSignals, SIGCONT, tr("SIGCONT: go on …"));
    addSignal(m_otherSignals, SIGUSR1, tr("SIGUSR1: as the program defines it …"));
    addSignal(m_otherSignals, SIGUSR2, tr("SIGUSR2: as the program defines it …"));
    m_watch = addAction(tr("Tell me when it &dies"), this, &SocketMenu::watch);
    m_watch->setCheckable(true);
    addSeparator();
    m_inspect = addAction(socklens::icon(IconName::Inspect), tr("&Inspect socket options"), this,
                          [this] { Q_EMIT m_wishes.inspectionWanted(m_subject); });
    m_settings = addAction(tr("TIME_&WAIT settings …"), this, [this] {
        const Snapshot& snapshot = *m_subject.picture->snapshot;
        const auto setting =
            m_subject.rows.empty() ? std::nullopt : settingFor(snapshot.sockets[m_subject.rows.front()]);
        Q_EMIT m_wishes.settingWanted(setting.value_or(Sysctl::TcpTwReuse));
    });
}

void SocketMenu::forget() {
    if (isVisible()) return;   // opened again meanwhile
    m_subject = {};
    m_subject.picture = emptyPicture();
}

QAction* SocketMenu::addSignal(QMenu* menu, int signal, const QString& text) {
    return menu->addAction(text, this,
                           [this, signal] { Q_EMIT m_wishes.signalWanted(m_subject.processes, signal); });
}

QAction* SocketMenu::addCopy(CopyForm form, const QString& text) {
    return m_copy->addAction(text, this, [this, form] { Q_EMIT copyWanted(form); });
}

QAction* SocketMenu::addVerb(SocketVerb verb, const QString& text) {
    return addAction(text, this, [this, verb] { Q_EMIT m_wishes.actionWanted(m_subject, verb); });
}

/// What can work for at least one of the rows is offered; what cannot says why.
void SocketMenu::prepareVerbs() {
    const Capabilities& capabilities = m_session.capabilities();
    const Snapshot& snapshot = *m_subject.picture->snapshot;
    const auto offer = [](QAction* action, const std::optional<Message>& objection) {
        action->setEnabled(!objection);
        action->setToolTip(objection ? plainToolTip(translated(*objection)) : QString());
    };
    offer(m_close, objectionToAll(SocketVerb::Close, snapshot, m_subject.rows, capabilities));
    offer(m_abort, objectionToAll(SocketVerb::Abort, snapshot, m_subject.rows, capabilities));
    offer(m_release, objectionToAll(SocketVerb::Release, snapshot, m_subject.rows, capabilities));
    m_inspect->setVisible(m_subject.rows.size() == 1);
    if (m_subject.rows.size() != 1) return;
    const std::uint32_t row = m_subject.rows.front();
    const auto holder = reachableHolder(snapshot, row, capabilities);
    offer(m_inspect, objectionToInspect(targetOf(snapshot.sockets[row]), holder.get(), capabilities));
}

/// By name: of every owner, and of the next run.
void SocketMenu::watch(bool watched) {
    for (const ProcessPointer& process : m_subject.processes) m_session.watchProgram(process->name, watched);
}

void SocketMenu::prepareWatching(const QString& whom) {
    const auto& processes = m_subject.processes;
    m_watch->setText(processes.size() > 1
                         ? tr("Tell me when any of %n owner(s) &dies", nullptr, static_cast<int>(processes.size()))
                         : tr("Tell me when %1 &dies").arg(menuText(whom)));
    m_watch->setEnabled(!processes.empty());
    m_watch->setChecked(!processes.empty() &&
                        std::ranges::all_of(processes, [this](const ProcessPointer& process) {
                            return m_session.watchedPrograms().contains(process->name);
                        }));
    m_watch->setToolTip(m_session.isPaused() ? tr("Nothing is told while Socklens is paused.") : QString());
}

void SocketMenu::prepare(MenuSubject subject) {
    m_subject = std::move(subject);
    const auto& processes = m_subject.processes;
    m_showProcess->setVisible(m_subject.offersProcess);
    m_showProcess->setEnabled(!processes.empty());
    m_filter->setVisible(!m_subject.cellFilter.isEmpty());
    m_filter->setText(tr("&Filter by %1").arg(menuText(m_subject.cellFilter)));

    const bool hasInternetSockets = std::ranges::any_of(m_subject.rows, [this](std::uint32_t row) {
        return m_subject.picture->snapshot->sockets[row].protocol != Protocol::Unix;
    });
    m_copyCell->setVisible(!m_subject.cellText.isEmpty());
    m_copySsFilter->setVisible(hasInternetSockets);

    const QString objection = objectionToAll(processes, m_session.capabilities());
    for (QAction* action : {m_terminate, m_kill, m_otherSignals->menuAction()}) {
        action->setEnabled(objection.isEmpty());
        action->setToolTip(plainToolTip(objection));
    }
    const QString whom = processes.empty()       ? tr("owner")
                         : processes.size() == 1 ? QString::fromStdString(processes.front()->name)
                                                 : tr("%n owner(s)", nullptr, static_cast<int>(processes.size()));
    prepareWatching(whom);
    m_terminate->setText(tr("&Terminate %1 …").arg(menuText(whom)));
    m_kill->setText(tr("&Kill %1 …").arg(menuText(whom)));
    prepareVerbs();
}

}   // namespace socklens
