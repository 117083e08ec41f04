#include "ui/widgets/status_line.h"

#include "app/core/owner_notes.h"
#include "app/core/sample_pace.h"
#include "app/models/translated.h"
#include "app/session/agent_program.h"
#include "ui/widgets/icon_label.h"

#include <QAction>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace socklens {

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent),
      m_sockets(new QLabel(this)),
      m_sample(new QLabel(this)),
      m_hiddenIcon(new IconLabel(IconName::Hidden, this)),
      m_hidden(new QLabel(this)),
      m_unlock(new QToolButton(this)),
      m_notes(new QLabel(this)),
      m_paused(new QLabel(tr("Paused"), this)) {
    m_sockets->setAccessibleName(tr("Number of sockets"));
    m_sample->setAccessibleName(tr("Last sample"));
    m_hidden->setAccessibleName(tr("Unknown owners"));
    m_notes->setAccessibleName(tr("What could not be read"));
    m_paused->setAccessibleName(tr("Sampling"));
    for (QLabel* label : {m_sockets, m_sample, m_paused}) {
        label->setContentsMargins(4, 0, 12, 0);
        addWidget(label);
    }
    for (QLabel* label : {m_notes, static_cast<QLabel*>(m_hiddenIcon), m_hidden}) addPermanentWidget(label);
    m_hidden->setContentsMargins(0, 0, 8, 0);
    m_unlock->setAutoRaise(true);
    m_unlock->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addPermanentWidget(m_unlock);
    m_unlock->hide();
    for (QLabel* label : {m_paused, m_notes, m_hidden, static_cast<QLabel*>(m_hiddenIcon)}) label->hide();
    m_sockets->setText(tr("Looking at the sockets for the first time …"));
}

void StatusLine::setPaused(bool paused) {
    m_paused->setVisible(paused);
}

void StatusLine::setUnlockAction(QAction* action, std::function<bool()> asks) {
    m_asks = std::move(asks);
    m_unlock->setDefaultAction(action);
    connect(action, &QAction::changed, this, &StatusLine::offerUnlock);
    offerUnlock();
}

void StatusLine::offerUnlock() {
    const QAction* action = m_unlock->defaultAction();
    m_unlock->setVisible(action != nullptr && action->isVisible() && m_asks() && !m_hidden->isHidden());
}

QString StatusLine::sampleText(const Snapshot& snapshot, std::chrono::milliseconds interval) {
    const QLocale locale;
    const auto at = QDateTime::fromMSecsSinceEpoch(snapshot.capturedAt.time_since_epoch().count());
    const double milliseconds = std::chrono::duration<double, std::milli>(snapshot.cost).count();
    QString text =
        tr("Sampled at %1 in %2 ms")
            .arg(locale.toString(at.time(), QStringLiteral("HH:mm:ss")), locale.toString(milliseconds, 'f', 1));
    const auto usualCost = std::min(snapshot.cost, std::exchange(m_costBefore, snapshot.cost));
    const auto stretched = SamplePace::stretched(interval, usualCost);
    if (stretched <= interval) return text;
    const double seconds = std::chrono::duration<double>(stretched).count();
    return tr("%1, every %2 s to spare the processor").arg(text, locale.toString(seconds, 'f', 1));
}

QString StatusLine::reasonForHidden(const Snapshot& snapshot) {
    if (const std::uint32_t unreadable = snapshot.coverage.processesUnreadable; unreadable > 0)
        return tr("These sockets are held by processes whose descriptors this user may not "
                  "read (%n process(es)). "
                  "“sudo %1 snapshot” shows their owners.",
                  nullptr, static_cast<int>(unreadable))
            .arg(agentProgram());
    if (const auto note = noteOnOwners(snapshot)) return translated(*note);
    return tr("No process that holds these sockets was found: they are held outside of "
              "this container or inside "
              "the kernel, or were closed while Socklens was looking.");
}

void StatusLine::show(const Snapshot& snapshot, std::chrono::milliseconds interval) {
    m_sockets->setText(tr("%n socket(s)", nullptr, static_cast<int>(snapshot.sockets.size())));
    m_sample->setText(sampleText(snapshot, interval));

    showHidden(snapshot);
    offerUnlock();

    QStringList notes;
    for (const Message& note : snapshot.notes) notes << translated(note);
    m_notes->setVisible(!notes.isEmpty());
    m_notes->setText(tr("%n note(s)", nullptr, static_cast<int>(notes.size())));
    m_notes->setToolTip(notes.join(u'\n'));
}

/// Where every process can be read, an owner is unknown for a moment when it was looked for too early.
void StatusLine::showHidden(const Snapshot& snapshot) {
    const Coverage& coverage = snapshot.coverage;
    m_lastingHidden.add(coverage.ownersHidden);
    const std::uint32_t hidden =
        coverage.processesUnreadable > 0 ? coverage.ownersHidden : m_lastingHidden.value();
    m_hidden->setVisible(hidden > 0);
    m_hiddenIcon->setVisible(hidden > 0);
    if (hidden > 0) {
        m_hidden->setText(tr("%n owner(s) unknown", nullptr, static_cast<int>(hidden)));
        const QString reason = reasonForHidden(snapshot);
        m_hidden->setToolTip(reason);
        m_hiddenIcon->setToolTip(reason);
    }
}

}   // namespace socklens
