#include "ui/pages/port_doctor_view.h"

#include "app/core/excerpt.h"
#include "app/models/display_text.h"
#include "app/models/port_blocker_model.h"
#include "ui/acting/copy.h"
#include "ui/acting/socket_wishes.h"
#include "ui/delegates/port_blocker_delegate.h"
#include "ui/widgets/each_second.h"
#include "ui/widgets/port_question_line.h"
#include "ui/widgets/port_verdict.h"
#include "ui/widgets/remedy_list.h"
#include "ui/widgets/row_actions.h"
#include "ui/widgets/table_look.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <csignal>
#include <set>

namespace socklens {

namespace {

// What usually fits; “Why” takes the rest.
QStringList widestOfBlockers() {
    return {QStringLiteral("ESTABLISHED mm"),
            QStringLiteral("python3 (pid 123456)"),
            QStringLiteral("127.0.0.1:65535 m"),
            QStringLiteral("192.168.1.10:65535"),
            QString(),
            forecastText({Forecast::Kind::Never, {}, {}}) + u'm'};
}

constexpr std::size_t mostBlockers = 1000;   // nobody reads on, and each is explained once a second

bool isReal(const Address& address) {
    return !address.isUnspecified() && address != Address{};
}

}   // namespace

PortDoctorView::PortDoctorView(MonitorSession& session, SocketWishes& wishes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_wishes(wishes),
      m_line(new PortQuestionLine(this)),
      m_stack(new QStackedWidget(this)),
      m_notice(new QLabel(this)),
      m_verdict(new PortVerdict(this)),
      m_model(new PortBlockerModel(this)),
      m_table(new QTableView(this)),
      m_empty(addEmptyNotice(*m_table)),
      m_remedies(new RemedyList(this)),
      m_menu(new SocketMenu(session, wishes, this)) {
    m_notice->setAlignment(Qt::AlignCenter);
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setAccessibleName(tr("What to do"));
    m_notice->setForegroundRole(QPalette::PlaceholderText);
    m_notice->setContentsMargins(48, 0, 48, 0);
    buildTable();
    m_stack->addWidget(m_notice);
    m_stack->addWidget(buildResult());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    layout->addWidget(m_stack, 1);

    connect(m_line, &PortQuestionLine::changed, this, &PortDoctorView::onQuestionChanged);
    connect(m_line, &PortQuestionLine::tryWanted, this, &PortDoctorView::tryToBind);
    connect(m_remedies, &RemedyList::settingWanted, &wishes, &SocketWishes::settingWanted);
    connect(&session, &MonitorSession::answered, this, &PortDoctorView::onAnswered);
    connect(&session, &MonitorSession::updated, this, &PortDoctorView::onUpdated);
    connect(&session, &MonitorSession::rightsChanged, this, [this] {
        m_inspected.clear();   // more can be read now, or less
        m_trial.reset();
        diagnose();
    });
    new EachSecond(session, this, [this] { diagnose(); });
    diagnose();
}

void PortDoctorView::ask(Port port) {
    m_line->ask(port);
}

QWidget* PortDoctorView::buildResult() {
    auto* result = new QWidget(this);
    auto* splitter = new QSplitter(Qt::Vertical, result);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_remedies);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    auto* layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_verdict);
    layout->addWidget(splitter, 1);
    return result;
}

void PortDoctorView::buildTable() {
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PortBlockerDelegate(m_table));
    m_table->setAccessibleName(tr("Sockets in the way"));
    giveTableLook(*m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connectRowActions(*m_table,
                      {[this](const QPoint& position) { openMenu(position); },
                       [this] {
                           const MenuSubject chosen = selection();
                           if (!chosen.processes.empty()) Q_EMIT m_wishes.signalWanted(chosen.processes, SIGTERM);
                       },
                       [this] { copyToClipboard(selection(), SocketMenu::CopyForm::Rows, identifyingColumns); }});
    QHeaderView& header = *m_table->horizontalHeader();
    const QStringList widest = widestOfBlockers();
    for (int section = 0; section < widest.size(); ++section) {
        const int cell = fontMetrics().horizontalAdvance(widest.at(section)) + 2 * cellMargin(*m_table);
        header.resizeSection(section, std::max(cell, header.sectionSizeHint(section)));
    }
    header.setStretchLastSection(true);
    m_empty->setText(tr("No socket is in the way."));
    connect(m_menu, &SocketMenu::copyWanted, this,
            [this](SocketMenu::CopyForm form) { copyToClipboard(m_menu->subject(), form, identifyingColumns); });
}

void PortDoctorView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    offerAddresses();
    if (m_line->isEmpty()) m_line->enter();
    onUpdated();
}

void PortDoctorView::onQuestionChanged() {
    m_trial.reset();
    m_trialIsOld = false;
    m_trialRequest.reset();
    m_options.clear();
    m_inspected.clear();
    m_optionRequests.clear();
    diagnose();
}

void PortDoctorView::tryToBind() {
    const auto question = m_line->question();
    if (!question) return;
    m_trialRequest = m_session.ask(*question);
    m_session.refresh();   // the sockets as they are when it is tried
}

void PortDoctorView::onAnswered(RequestId request, const Answer& answer) {
    const auto question = m_line->question();
    if (request == m_trialRequest) {
        m_trialRequest.reset();
        const auto* trial = std::get_if<TrialBindAnswer>(&answer);
        if (trial == nullptr || !question) return;
        m_trial = Trial{*trial, QDateTime::currentDateTime(), groundOf(*question)};
        m_trialIsOld = false;
    } else if (const auto found = m_optionRequests.extract(request); !found.empty()) {
        const auto* options = std::get_if<SocketOptionsAnswer>(&answer);
        if (options == nullptr || !*options) return;
        m_options[found.mapped()] = **options;
    } else {
        return;
    }
    diagnose();
}

void PortDoctorView::onUpdated() {
    if (!isVisible()) return;
    if (const auto question = m_line->question(); question && m_trial) {
        TrialGround now = groundOf(*question);
        if (!std::exchange(m_trial->settled, true)) {
            m_trial->ground = std::move(now);
        } else if (!stillCounts(m_trial->answer, m_trial->ground, now)) {
            m_trial.reset();
            m_trialIsOld = true;
        }
    }
    diagnose();
}

TrialGround PortDoctorView::groundOf(const PortQuestion& question) const {
    const Snapshot& snapshot = *m_session.picture()->snapshot;
    return trialGround(snapshot, question, m_session.portFacts().settings);
}

/// Of sockets that somebody holds, where the verdict depends on them; each once.
void PortDoctorView::askForOptions(const PortQuestion& question) {
    const Snapshot& snapshot = *m_session.picture()->snapshot;
    for (const std::uint32_t row : rowsToInspect(snapshot, question)) {
        const SocketKey key = keyOf(snapshot, row);
        const auto holder = reachableHolder(snapshot, row, m_session.capabilities());
        if (!holder || !m_inspected.insert(key).second) continue;
        const SocketOptionsQuery query{targetOf(snapshot.sockets[row]), holder->id};
        m_optionRequests.emplace(m_session.ask(query), key);
    }
}

void PortDoctorView::offerAddresses() {
    std::set<Address> addresses;
    for (const Socket& socket : m_session.picture()->snapshot->sockets)
        if (socket.protocol != Protocol::Unix && isReal(socket.localAddress))
            addresses.insert(socket.localAddress);
    for (const char* loopback : {"127.0.0.1", "::1"})
        if (const auto address = parseAddress(loopback)) addresses.insert(*address);
    m_line->offerAddresses({addresses.begin(), addresses.end()});
}

void PortDoctorView::diagnose() {
    const auto question = m_line->question();
    if (!question) {
        const QString mistake = m_line->mistake();
        m_notice->setText(
            mistake.isEmpty()
                ? tr("Type a port above to see who has it, who is in the way of a program that wants it, when it "
                     "is free by itself, and what helps.\n\n“Try to bind” asks the kernel itself: its socket "
                     "never listens, and is closed at once.")
                : mistake);
        m_stack->setCurrentWidget(m_notice);
        return;
    }
    if (m_session.portFacts().memory == nullptr) return;   // a newer picture is on its way
    askForOptions(*question);
    const PicturePointer picture = m_session.picture();
    const Snapshot& snapshot = *picture->snapshot;
    PortFacts facts = m_session.portFacts();
    facts.age = m_session.pictureAge();
    facts.mayBindLowPorts = m_session.capabilities().bindsLowPorts;
    if (m_trial) facts.trial = m_trial->answer;
    for (const std::uint32_t row : rowsToInspect(snapshot, *question))
        if (const auto known = m_options.find(keyOf(snapshot, row)); known != m_options.end())
            facts.options.emplace(row, known->second);
    const PortDiagnosis diagnosis = diagnosePort(snapshot, *question, facts, mostBlockers);
    QStringList hints;
    if (m_trialIsOld)
        hints << tr("The sockets of this port have changed since it was tried: try again to be sure.");
    if (const auto all = diagnosis.blockers.size(); all > mostBlockers)
        hints << tr("%1 sockets are in the way; the worst %2 are listed.")
                     .arg(QLocale().toString(qulonglong{all}), QLocale().toString(qulonglong{mostBlockers}));
    m_verdict->show(diagnosis, m_trial ? m_trial->at : QDateTime(), hints.join(u' '));
    showBlockers(*picture, std::span(diagnosis.blockers).first(std::min(diagnosis.blockers.size(), mostBlockers)));
    m_remedies->show(diagnosis.remedies);
    m_stack->setCurrentIndex(1);
}

/// Whoever walks through the table by keys goes on where a socket has gone. The table has a picture of these
/// alone: it may be hidden for long, and the whole one is large.
void PortDoctorView::showBlockers(const Picture& picture, std::span<const PortBlocker> worst) {
    std::vector<PortBlocker> blockers(worst.begin(), worst.end());
    std::vector<std::uint32_t> rows(blockers.size());
    std::transform(worst.begin(), worst.end(), rows.begin(),
                   [](const PortBlocker& blocker) { return blocker.row; });
    std::sort(rows.begin(), rows.end());
    for (PortBlocker& blocker : blockers)
        blocker.row =
            static_cast<std::uint32_t>(std::lower_bound(rows.begin(), rows.end(), blocker.row) - rows.begin());
    const QPersistentModelIndex current = m_table->currentIndex();
    const QModelIndex place = current;
    m_model->show(excerpt(picture, rows), std::move(blockers));
    m_empty->setVisible(m_model->rowCount() == 0);
    if (!place.isValid() || current.isValid() || m_model->rowCount() == 0) return;
    const int row = std::min(place.row(), m_model->rowCount() - 1);
    m_table->selectionModel()->setCurrentIndex(m_model->index(row, place.column()), QItemSelectionModel::NoUpdate);
}

void PortDoctorView::openMenu(const QPoint& position) {
    const QModelIndex cell = m_table->indexAt(position);
    if (!cell.isValid()) return;
    if (!m_table->selectionModel()->isRowSelected(cell.row())) m_table->selectRow(cell.row());
    m_table->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    MenuSubject subject = selection();
    if (const auto question = m_line->question())
        subject.cellFilter = QStringLiteral("local_port=%1").arg(number(question->port));
    m_menu->prepare(std::move(subject));
    m_menu->popup(m_table->viewport()->mapToGlobal(position));
}

MenuSubject PortDoctorView::selection() const {
    MenuSubject subject;
    subject.picture = m_model->picture();
    subject.cellText = m_table->currentIndex().data().toString();
    subject.offersProcess = true;
    const Snapshot& snapshot = *subject.picture->snapshot;
    std::set<std::uint32_t> holders;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        const std::uint32_t row = m_model->blockerAt(index.row()).row;
        subject.rows.push_back(row);
        const auto found = snapshot.holders(row);
        holders.insert(found.begin(), found.end());
    }
    for (const std::uint32_t holder : holders) subject.processes.push_back(snapshot.processes[holder]);
    return subject;
}

}   // namespace socklens
