#include "ui/details/details_dock.h"

#include "app/core/excerpt.h"
#include "ui/acting/copy.h"
#include "ui/acting/socket_menu.h"
#include "ui/acting/socket_wishes.h"
#include "ui/details/process_details.h"
#include "ui/details/socket_details.h"
#include "ui/details/story_view.h"
#include "ui/style/icons.h"
#include "ui/widgets/each_second.h"
#include "ui/widgets/flow_layout.h"

#include <QAction>
#include <QHideEvent>
#include <QMainWindow>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>
#include <array>

namespace socklens {

DetailsDock::DetailsDock(MonitorSession& session, SocketWishes& wishes, QMainWindow& window)
    : QDockWidget(tr("Details"), &window), m_window(window), m_session(session), m_wishes(wishes) {
    setObjectName(QStringLiteral("details"));
    setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    auto* content = new QWidget(this);
    m_view = new StoryView(content);
    m_menu = new SocketMenu(session, wishes, content);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_buttons = buildButtons(content));
    setWidget(content);
    content->setMinimumWidth(fontMetrics().averageCharWidth() * 30);

    QAction& action = *toggleViewAction();
    action.setIcon(icon(IconName::Info));
    action.setShortcut(Qt::CTRL | Qt::Key_I);
    m_patience.setSingleShot(true);
    m_patience.setInterval(150);
    connect(this, &QDockWidget::dockLocationChanged, this,
            [this](Qt::DockWidgetArea area) { m_isLeft = area == Qt::LeftDockWidgetArea; });
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_details != nullptr && isVisible()) m_details->ask();
    });
    connect(&session, &MonitorSession::updated, this, [this](const UpdatePointer& update) {
        if (m_details == nullptr || !isVisible()) return;
        m_details->follow(update);
        refresh();
    });
    connect(&session, &MonitorSession::rightsChanged, this, [this] {
        if (isVisible()) refresh();
    });
    connect(&session.names(), &EndpointNames::changed, this, [this] {
        if (isVisible()) refresh();
    });
    connect(&wishes, &SocketWishes::socketChosen, this, &DetailsDock::chooseSocket);
    connect(&wishes, &SocketWishes::processChosen, this, &DetailsDock::chooseProcess);
    connect(&wishes, &SocketWishes::othersChosen, this, &DetailsDock::chooseOthers);
    connect(m_view, &StoryView::followed, this, &DetailsDock::go);
    connect(m_menu, &SocketMenu::copyWanted, this,
            [this](SocketMenu::CopyForm form) { copyToClipboard(m_menu->subject(), form, identifyingColumns); });
    new EachSecond(session, this, [this] { refresh(); });
    refresh();
}

DetailsPlace DetailsDock::place() const {
    return {!isHidden(), m_isLeft, std::min(m_width, DetailsPlace::widest)};
}

void DetailsDock::setPlace(const DetailsPlace& place) {
    m_window.addDockWidget(place.isLeft ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, this);
    setVisible(place.isShown);
    m_width = place.width;
    if (place.width > 0) m_window.resizeDocks({this}, {place.width}, Qt::Horizontal);
}

QWidget* DetailsDock::buildButtons(QWidget* parent) {
    auto* buttons = new QWidget(parent);
    m_showProcess = new QPushButton(tr("Show &process"), buttons);
    m_showSockets = new QPushButton(tr("Show its &sockets"), buttons);
    m_act = new QPushButton(tr("&Actions …"), buttons);
    m_act->setToolTip(tr("What can be done with it: nothing is done without a question"));
    auto* layout = new FlowLayout(FlowLayout::Last::Follows, buttons);
    layout->setContentsMargins(8, 4, 8, 6);
    layout->setSpacing(6);
    for (QPushButton* button : {m_showProcess, m_showSockets, m_act}) layout->addWidget(button);
    connect(m_showProcess, &QPushButton::clicked, this, [this] {
        const MenuSubject subject = m_details->subject();
        if (!subject.processes.empty()) Q_EMIT m_wishes.processWanted(subject.processes.front()->id);
    });
    connect(m_showSockets, &QPushButton::clicked, this, [this] {
        if (const auto* process = qobject_cast<const ProcessDetails*>(m_details))
            Q_EMIT m_wishes.socketsOfWanted(process->id());
    });
    connect(m_act, &QPushButton::clicked, this, &DetailsDock::openMenu);
    return buttons;
}

void DetailsDock::openMenu() {
    m_menu->prepare(m_details->subject());
    m_menu->popup(m_act->mapToGlobal(QPoint(0, m_act->height())));
}

void DetailsDock::chooseSocket(const PicturePointer& picture, std::uint32_t row) {
    const auto* shown = qobject_cast<const SocketDetails*>(m_details);
    if (shown != nullptr && shown->key() == keyOf(*picture->snapshot, row)) return;
    const bool isLooking = isVisible();
    choose(new SocketDetails(m_session, isLooking ? picture : excerpt(*picture, std::array{row}),
                             isLooking ? row : 0, this));
}

void DetailsDock::chooseProcess(const ProcessPointer& process) {
    const auto* shown = qobject_cast<const ProcessDetails*>(m_details);
    if (shown != nullptr && shown->id() == process->id) return;
    choose(new ProcessDetails(m_session, process, this));
}

void DetailsDock::chooseOthers(const QString& why) {
    if (m_details != nullptr) m_details->deleteLater();
    m_details = nullptr;
    m_whyNothing = why;
    m_patience.stop();
    m_view->verticalScrollBar()->setValue(0);
    refresh();
}

void DetailsDock::choose(Details* details) {
    if (m_details != nullptr) m_details->deleteLater();   // it may be the one that tells of the choice
    m_details = details;
    connect(details, &Details::changed, this, &DetailsDock::refresh);
    if (!isVisible()) return;
    details->catchUp(m_session.picture());   // a large table is a moment behind
    m_patience.start();
    m_view->verticalScrollBar()->setValue(0);
    refresh();
}

/// A process is shown on its page, which tells of it here, too. A socket may not be among those that are listed.
void DetailsDock::go(const StoryTarget& target) {
    if (const auto* process = std::get_if<ProcessId>(&target)) return Q_EMIT m_wishes.processWanted(*process);
    const auto* socket = std::get_if<SocketKey>(&target);
    if (socket == nullptr) return;
    const SocketKey wanted = *socket;   // the line that it comes from says something else soon
    const PicturePointer picture = m_session.picture();
    const auto row = rowOf(*picture->snapshot, wanted);
    if (!row) return;
    chooseSocket(picture, *row);
    Q_EMIT m_wishes.socketWanted(wanted);
}

void DetailsDock::showEvent(QShowEvent* event) {
    QDockWidget::showEvent(event);
    if (m_details != nullptr) m_details->catchUp(m_session.picture());
    m_patience.start();
    refresh();
}

void DetailsDock::hideEvent(QHideEvent* event) {
    QDockWidget::hideEvent(event);
    if (event->spontaneous()) return;   // the window is minimised, and may be seen in a preview
    m_patience.stop();
    if (m_details != nullptr) m_details->rest();
}

void DetailsDock::resizeEvent(QResizeEvent* event) {
    QDockWidget::resizeEvent(event);
    if (isVisible()) m_width = event->size().width();
}

void DetailsDock::refresh() {
    m_buttons->setVisible(m_details != nullptr);
    if (m_details == nullptr) {
        m_view->showNothing(m_whyNothing.isEmpty() ? tr("Choose a socket or a process in a table, and everything "
                                                        "that is known of it is told here.")
                                                   : m_whyNothing);
        return;
    }
    m_view->show(m_details->story());
    const bool isProcess = qobject_cast<const ProcessDetails*>(m_details) != nullptr;
    m_showProcess->setVisible(isProcess);
    m_showSockets->setVisible(isProcess);
}

}   // namespace socklens
