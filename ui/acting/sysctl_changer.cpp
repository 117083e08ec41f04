#include "ui/acting/sysctl_changer.h"

#include "app/core/sysctl_catalogue.h"
#include "app/core/sysctl_undo.h"
#include "app/models/sysctl_model.h"
#include "app/models/translated.h"
#include "ui/acting/question_box.h"

#include <QStringList>
#include <QWidget>
#include <algorithm>

namespace socklens {

namespace {

// With more, the dialog would grow out of the screen.
constexpr qsizetype mostLines = 12;

bool isMachineWide(Sysctl setting) {
    return infoOf(setting).scope == SysctlScope::WholeMachine;
}

}   // namespace

SysctlChanger::SysctlChanger(MonitorSession& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window) {
    connect(&session, &MonitorSession::performed, this,
            [this](RequestId request, const Actions& /*actions*/, const ActionResults& results) {
                onPerformed(request, results);
            });
}

void SysctlChanger::set(const SetSysctl& action, const SysctlReading& reading) {
    QStringList reasons;
    if (const auto warning = warningFor(action.setting, action.value)) reasons << translated(*warning);
    if (isMachineWide(action.setting))
        reasons << tr(
            "This setting belongs to the whole machine: every program and every container is concerned.");
    if (reasons.isEmpty()) return perform({action});
    if (action.keep) reasons << tr("It would be set again at every start of the machine.");
    const QString name = QLatin1String(infoOf(action.setting).name);
    ask({tr("Set %1 to %2?").arg(name, valueText(action.value)),
         tr("Now it is %1.\n\n%2").arg(valueText(reading.value), reasons.join(QStringLiteral("\n\n"))),
         {},
         tr("Set"),
         {}},
        {action});
}

void SysctlChanger::undo(const SysctlsAnswer& readings) {
    const Actions actions = undoOf(readings);
    QStringList lines;
    bool wide = false;
    for (const SysctlReading& reading : readings) {
        if (!reading.before && !reading.kept) continue;
        wide = wide || isMachineWide(reading.setting);
        const QString name = QLatin1String(infoOf(reading.setting).name);
        lines << (reading.before
                      ? tr("%1: from %2 back to %3").arg(name, valueText(reading.value), valueText(reading.before))
                      : tr("%1: no longer kept").arg(name));
    }
    if (actions.empty()) return;
    if (actions.size() == 1 && !wide) return perform(actions);
    const qsizetype left = lines.size() - mostLines;
    if (left > 0) {
        lines.resize(mostLines);
        lines << tr("… and %n more.", nullptr, static_cast<int>(left));
    }
    ask({tr("Undo %n change(s) of settings?", nullptr, static_cast<int>(actions.size())),
         lines.join(u'\n'),
         {},
         tr("Undo"),
         {}},
        actions);
}

void SysctlChanger::ask(const Confirmation& question, const Actions& actions) {
    askBefore(question, m_window, [this, actions] { perform(actions); });
}

void SysctlChanger::perform(const Actions& actions) {
    m_requests.insert(m_session.perform(actions));
}

void SysctlChanger::onPerformed(RequestId request, const ActionResults& results) {
    if (m_requests.erase(request) == 0) return;
    QStringList sentences;
    for (const ActionResult& result : results) sentences << translated(result.message);
    const bool wrong =
        std::ranges::any_of(results, [](const ActionResult& result) { return result.outcome != Outcome::Done; });
    Q_EMIT reported(sentences.join(u'\n'), wrong);
}

}   // namespace socklens
