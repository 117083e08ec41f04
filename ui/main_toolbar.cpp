#include "ui/main_window.h"

#include "ui/acting/unlocking.h"
#include "ui/background/background_watch.h"
#include "ui/details/details_dock.h"
#include "ui/help/about.h"
#include "ui/settings/preferences.h"
#include "ui/style/icons.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/interval_field.h"
#include "ui/widgets/saved_filters_button.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

namespace socklens {

QString MainWindow::hint(const QString& text, const QKeySequence& key) {
    return QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText));
}

void MainWindow::buildToolbar() {
    auto* bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);   // it could only hide itself
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    m_pause = bar->addAction(icon(IconName::Pause), tr("Pause"));
    m_pause->setCheckable(true);
    m_pause->setShortcut(Qt::Key_Space);
    m_pause->setToolTip(hint(tr("Stop looking at the sockets, or go on"), m_pause->shortcut()));
    connect(m_pause, &QAction::toggled, &m_session, &MonitorSession::setPaused);
    connect(&m_session, &MonitorSession::pausedChanged, this, &MainWindow::showPaused);
    // A button or check box that has the focus needs the space bar itself.
    connect(qApp, &QApplication::focusChanged, m_pause, [this](const QWidget* /*old*/, const QWidget* now) {
        const bool spaceIsTaken = qobject_cast<const QAbstractButton*>(now) != nullptr;
        m_pause->setShortcut(spaceIsTaken ? QKeySequence() : QKeySequence(Qt::Key_Space));
    });

    auto* every = new QLabel(tr("every"), bar);
    every->setContentsMargins(6, 0, 4, 0);
    bar->addWidget(every);
    m_interval = new IntervalField(bar);
    connect(m_interval, &IntervalField::intervalChanged, &m_session, &MonitorSession::setInterval);
    bar->addWidget(m_interval);
    bar->addSeparator();

    m_filter = new FilterField(bar);
    bar->addWidget(m_filter);
    m_savedFilters = new SavedFiltersButton(*m_filter, bar);
    bar->addWidget(m_savedFilters);
    QAction* saved = addShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F, tr("Saved filters"));
    m_savedFilters->setToolTip(hint(tr("Save this filter, or pick a saved one"), saved->shortcut()));
    connect(saved, &QAction::triggered, m_savedFilters, &SavedFiltersButton::openMenu);
    connect(m_savedFilters, &SavedFiltersButton::changed, this, &MainWindow::worthKeeping);
    bar->addSeparator();

    bar->addAction(m_unlocking->action());
    m_export = bar->addAction(icon(IconName::Export), tr("Export …"), this, &MainWindow::openExport);
    m_export->setShortcut(Qt::CTRL | Qt::Key_E);

    m_details = new DetailsDock(m_session, *m_wishes, *this);
    addDockWidget(Qt::RightDockWidgetArea, m_details);
    m_details->hide();
    QAction* details = m_details->action();
    details->setToolTip(hint(tr("Everything about the selected socket or process"), details->shortcut()));
    bar->addAction(details);

    if (auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(details)))
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    buildMenu(*bar);

    connect(addShortcut(QKeySequence::Find, tr("Filter")), &QAction::triggered, this, &MainWindow::enterFilter);
    connect(addShortcut(QKeySequence::Refresh, tr("Look now")), &QAction::triggered, &m_session,
            &MonitorSession::refresh);
}

/// What belongs to no page, behind a button: there is no menu bar.
void MainWindow::buildMenu(QToolBar& bar) {
    auto* button = new QToolButton(&bar);
    button->setIcon(icon(IconName::Menu));
    button->setText(tr("Menu"));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(tr("Menu"));
    m_menu = new QMenu(button);
    m_menu->setAccessibleName(tr("Menu"));
    bar.addWidget(button);
    QAction* open = addShortcut(Qt::Key_F10, tr("Menu"));
    button->setToolTip(hint(tr("Settings, keyboard shortcuts, help, and more"), open->shortcut()));
    const auto openMenu = [this, button] {
        m_menu->popup(button->mapToGlobal(button->rect().bottomLeft()));   // moved into the screen
    };
    connect(open, &QAction::triggered, button, openMenu);
    connect(button, &QToolButton::clicked, button, openMenu);

    const auto entry = [this](const QKeySequence& key, const QString& text, auto* receiver, auto act) {
        QAction* action = addShortcut(key, text);
        connect(action, &QAction::triggered, receiver, act);
        m_menu->addAction(action);
        return action;
    };
    entry(Qt::CTRL | Qt::Key_Comma, tr("&Settings …"), m_preferences, &Preferences::openDialog)
        ->setIcon(icon(IconName::Settings));
    m_menu->addSeparator();
    entry(Qt::Key_Question, tr("&Keyboard shortcuts"), this, &MainWindow::openShortcutSheet);
    entry(QKeySequence::HelpContents, tr("&Help"), this, &MainWindow::openHelp)->setIcon(icon(IconName::Help));
    entry({}, tr("&About Socklens"), this, [this] { openAbout(this); });
    m_menu->addSeparator();
    entry(Qt::CTRL | Qt::Key_Q, tr("&Quit"), m_background, &BackgroundWatch::quit);
}

QAction* MainWindow::addShortcut(const QKeySequence& key, const QString& text) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    addAction(action);
    return action;
}

}   // namespace socklens
