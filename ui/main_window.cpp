#include "ui/main_window.h"

#include "ui/acting/inspection.h"
#include "ui/acting/signal_sender.h"
#include "ui/acting/socket_actor.h"
#include "ui/acting/socket_wishes.h"
#include "ui/acting/unlocking.h"
#include "ui/background/background_watch.h"
#include "ui/background/tray_host.h"
#include "ui/details/details_dock.h"
#include "ui/exporting.h"
#include "ui/help/help_window.h"
#include "ui/help/shortcut_sheet.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/leftovers_page.h"
#include "ui/pages/log_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/ports_page.h"
#include "ui/pages/processes_page.h"
#include "ui/pages/sockets_page.h"
#include "ui/pages/tuning_page.h"
#include "ui/picture_saving.h"
#include "ui/settings/preferences.h"
#include "ui/style/icons.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/interval_field.h"
#include "ui/widgets/label_accessible.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/saved_filters_button.h"
#include "ui/widgets/status_line.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <csignal>

namespace socklens {

MainWindow::MainWindow(MonitorSession& session, const CommandLine& options, QWidget* parent)
    : QMainWindow(parent),
      m_session(session),
      m_wishes(new SocketWishes(this)),
      m_sender(new SignalSender(session, this)),
      m_actor(new SocketActor(session, this)),
      m_inspection(new Inspection(session, this)),
      m_unlocking(new Unlocking(session, this)),
      m_background(new BackgroundWatch(session, this)),
      m_exporting(new Exporting(this)),
      m_preferences(new Preferences(session, *m_background, this)),
      m_pictures(new PictureSaving(this)) {
    makeNamedLabelsAccessible();
    setWindowTitle(tr("This computer"));
    const QSize frame(8, 40);   // what a window manager puts around it; not known before it is shown
    resize(QSize(1200, 760).boundedTo(screen()->availableSize() - frame));
    buildPages();
    buildToolbar();
    connectPages();
    connectActing();
    m_interval->setInterval(options.interval);
    m_session.setInterval(options.interval);   // the field is silent about the value that it has already
    m_filter->setFilterText(options.filter);
    showPage(options.page);
    offerExport();
    onPageChanged();   // it may be the one that is there already
    if (options.theme) m_preferences->useTheme(*options.theme);
    if (options.isInBackground) m_background->beginHidden(TrayHost::usualPatience);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages() {
    m_overview = new OverviewPage(m_session);
    m_sockets = new SocketsPage(m_session, *m_wishes);
    m_processes = new ProcessesPage(m_session, *m_wishes);
    m_leftovers = new LeftoversPage(m_session, *m_wishes);
    m_ports = new PortsPage(m_session, *m_wishes);
    m_tuning = new TuningPage(m_session);
    m_log = new LogPage(m_session);
    m_compare = new ComparePage(m_session, *m_wishes);
    m_pages = new QStackedWidget;
    m_pageList = new QListWidget;
    m_pageList->setAccessibleName(tr("Pages"));
    m_pageList->setFrameShape(QFrame::NoFrame);
    m_pageList->setIconSize(QSize(20, 20));
    m_pageList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    const auto add = [this](QWidget* page, IconName name, const QString& title, const QString& question) {
        const int number = m_pages->addWidget(page);
        const QKeySequence key(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number));
        auto* item = new QListWidgetItem(icon(name), title, m_pageList);
        item->setToolTip(hint(question, key));
        const QSize text = fontMetrics().size(Qt::TextSingleLine, title);
        item->setSizeHint(QSize(m_pageList->iconSize().width() + text.width() + 28, text.height() + 16));
        connect(addShortcut(key, title), &QAction::triggered, this, [this, number] { goToPage(number); });
    };
    add(m_overview, IconName::Overview, tr("Overview"), tr("Is anything wrong?"));
    add(m_sockets, IconName::Sockets, tr("Sockets"), tr("What is every socket doing?"));
    add(m_processes, IconName::Processes, tr("Processes"), tr("Who holds what?"));
    add(m_leftovers, IconName::Leftovers, tr("Leftovers"), tr("What did the dead leave, and when is it gone?"));
    add(m_ports, IconName::Ports, tr("Ports"), tr("Why can a port not be bound?"));
    add(m_tuning, IconName::Tuning, tr("Tuning"), tr("What may I change?"));
    add(m_log, IconName::Log, tr("Log"), tr("What was done?"));
    add(m_compare, IconName::Compare, tr("Compare"), tr("What has changed?"));
    m_pages->setMinimumWidth(fontMetrics().averageCharWidth() * 58);   // the details make no window wider
    m_pageList->setFixedWidth(m_pageList->sizeHintForColumn(0) + 4);
    connect(m_pageList, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);

    m_messages = new MessageBar;
    m_filterMistake = new MessageBar;
    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_filterMistake);
    right->addWidget(m_pages, 1);
    right->addWidget(m_messages);   // above, it would push away the row that somebody aims at

    auto* central = new QWidget(this);
    auto* layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pageList);
    layout->addLayout(right, 1);
    setCentralWidget(central);
    m_status = new StatusLine(this);
    setStatusBar(m_status);
}

void MainWindow::connectPages() {
    connect(&m_session, &MonitorSession::updated, this, [this](const UpdatePointer& update) {
        m_status->show(*update->newer->snapshot, m_session.interval());
        offerExport();
    });
    connect(m_overview, &OverviewPage::findingActionChosen, this, &MainWindow::follow);
    connect(&m_session, &MonitorSession::pausedChanged, m_status, &StatusLine::setPaused);

    connect(m_filter, &FilterField::filterChanged, m_sockets, &SocketsPage::setFilter);
    connect(m_filter, &FilterField::filterChanged, m_processes, &ProcessesPage::setFilter);
    connect(m_filter, &FilterField::mistakeChanged, this, [this](const QString& sentence) {
        m_mistake = sentence;
        showFilterMistake();
    });
    connect(m_filter, &FilterField::entering, this, &MainWindow::showFilteredPage);
    connect(m_pages, &QStackedWidget::currentChanged, this, &MainWindow::onPageChanged);

    const auto showProcess = [this](const ProcessId& process) {
        if (m_processes->showProcess(process))
            showPage(PageName::Processes);
        else
            m_messages->say(MessageBar::Kind::Information,
                            tr("The process with the pid %1 is not there any more.").arg(number(process.pid)));
    };
    connect(m_wishes, &SocketWishes::processWanted, this, showProcess);
    const auto showMatching = [this](const QString& term) {
        if (m_pages->currentWidget() != m_sockets) m_sockets->setView(ReadyMadeView::Everything);
        m_filter->addTerm(term);
        showPage(PageName::Sockets);
    };
    connect(m_wishes, &SocketWishes::filterWanted, this, showMatching);
    const auto showOwned = [this](const QString& owner, std::optional<StateGroup> group) {
        const QString state = group ? QStringLiteral(" and %1").arg(QLatin1String(filterText(*group))) : QString();
        showSockets(owner + state);
    };
    const auto pid = [](const ProcessId& process) { return QStringLiteral("pid=%1").arg(number(process.pid)); };
    connect(m_wishes, &SocketWishes::socketsOfWanted, this,
            [=](const ProcessId& process) { showOwned(pid(process), std::nullopt); });
    connect(m_wishes, &SocketWishes::socketWanted, this, [this](const SocketKey& socket) {
        showSockets(QString());   // whatever the filter would hide
        m_sockets->select({socket});
    });
    connect(m_overview, &OverviewPage::processActivated, this,
            [=](const ProcessId& process) { showOwned(pid(process), std::nullopt); });
    connect(m_overview, &OverviewPage::stateActivated, this,
            [=](const ProcessId& process, StateGroup group) { showOwned(pid(process), group); });
    connect(m_overview, &OverviewPage::ownerlessActivated, this,
            [=](Ownership ownership, std::optional<StateGroup> group) {
                showOwned(QString::fromLatin1(ownership == Ownership::Kernel ? "pid:kernel" : "pid:hidden"),
                          group);
            });
    connect(m_filter, &FilterField::resultsWanted, this, &MainWindow::showResults);
}

void MainWindow::connectActing() {
    const auto tell = [this](const QString& sentences, bool wrong) {
        m_messages->say(wrong ? MessageBar::Kind::Warning : MessageBar::Kind::Information, sentences);
    };
    connect(m_wishes, &SocketWishes::signalWanted, m_sender, &SignalSender::send);
    connect(m_sender, &SignalSender::reported, this, tell);
    connect(m_actor, &SocketActor::reported, this, tell);
    connect(m_unlocking, &Unlocking::reported, m_messages, &MessageBar::sayToo);
    connect(m_unlocking, &Unlocking::outdated, m_messages, &MessageBar::withdraw);
    connect(m_exporting, &Exporting::reported, this, tell);
    connect(m_overview, &OverviewPage::pictureWanted, m_pictures, &PictureSaving::ask);
    connect(m_leftovers, &LeftoversPage::pictureWanted, m_pictures, &PictureSaving::ask);
    connect(m_pictures, &PictureSaving::reported, this, tell);
    m_status->setUnlockAction(m_unlocking->action(), [this] { return m_unlocking->asks(); });
    connect(m_inspection, &Inspection::refused, this, [tell](const QString& sentence) { tell(sentence, true); });
    connect(m_wishes, &SocketWishes::actionWanted, m_actor, &SocketActor::act);
    connect(m_wishes, &SocketWishes::inspectionWanted, m_inspection, &Inspection::inspect);
    connect(m_tuning, &TuningPage::reported, this, tell);
    connect(m_compare, &ComparePage::reported, this, tell);
    connect(m_compare, &ComparePage::savingWanted, m_exporting, &Exporting::askForComparison);
    connect(m_leftovers, &LeftoversPage::socketsWanted, this, [this](const std::vector<SocketKey>& sockets) {
        showSockets(QStringLiteral("pid:kernel"));   // they belong to no process
        m_sockets->select(sockets);
    });
    connect(m_leftovers, &LeftoversPage::watchingWanted, m_background, &BackgroundWatch::setWatching);
    connect(m_background, &BackgroundWatch::watchingChanged, m_leftovers, &LeftoversPage::setWatching);
    connect(m_background, &BackgroundWatch::watchingChanged, this, &MainWindow::worthKeeping);
    connect(m_background, &BackgroundWatch::leftoversWanted, this, [this] { showPage(PageName::Leftovers); });
    connect(m_background, &BackgroundWatch::findingsWanted, this, [this] { showPage(PageName::Overview); });
    connect(m_wishes, &SocketWishes::settingWanted, this, &MainWindow::showSetting);
    connect(m_preferences, &Preferences::intervalWanted, m_interval, &IntervalField::setInterval);
    connect(m_preferences, &Preferences::themeWanted, this, &MainWindow::themeWanted);
    connect(m_preferences, &Preferences::changed, this, &MainWindow::worthKeeping);
}

/// Where a finding leads, or what is asked before something is done about it.
void MainWindow::follow(const FindingAction& action) {
    struct Guide {
        MainWindow& window;
        void operator()(const ShowSockets& sockets) const {
            window.showSockets(QString::fromStdString(sockets.filter));
        }
        void operator()(const ShowLeftovers& leftovers) const {
            window.showPage(PageName::Leftovers);
            window.m_leftovers->showGroup(leftovers.group);
        }
        void operator()(const ShowPort& port) const {
            window.showPage(PageName::Ports);
            window.m_ports->ask(port.port);
        }
        void operator()(const OpenSetting& setting) const { window.showSetting(setting.setting); }
        void operator()(const TerminateOwner& owner) const { window.m_sender->send({owner.process}, SIGTERM); }
    };
    std::visit(Guide{*this}, action);
}

void MainWindow::showSetting(Sysctl setting) {
    showPage(PageName::Tuning);
    m_tuning->showSetting(setting);
}

/// Whatever view was chosen before: who is sent there finds what was promised.
void MainWindow::showSockets(const QString& filter) {
    m_sockets->setView(ReadyMadeView::Everything);
    m_filter->setFilterText(filter);
    showPage(PageName::Sockets);
}

void MainWindow::showPage(PageName page) {
    m_pageList->setCurrentRow(static_cast<int>(page));
}

void MainWindow::restore(const KeptState& state) {
    restoreGeometry(state.geometry);   // of another form, it does nothing
    m_details->setPlace(state.details);
    m_sockets->setShowsAllNetworks(state.showsAllNetworks);   // with its column, unless it was hidden since
    if (state.sockets) m_sockets->setTableLayout(*state.sockets);
    if (state.processes) m_processes->setTableLayout(*state.processes);
    m_sockets->setView(state.view);
    m_sockets->setMarksChanges(state.marksChanges);
    m_sockets->setShowsNames(state.showsNames);
    m_savedFilters->setFilters(state.filters);
    m_exporting->setHabits(state.exporting);
    m_preferences->restore(state.settings);
    if (state.isWatching) m_background->setWatching(true);
}

KeptState MainWindow::state() const {
    KeptState state;
    state.start.page = static_cast<PageName>(m_pageList->currentRow());
    state.start.filter = m_filter->text();
    state.start.interval = m_session.interval();
    state.geometry = saveGeometry();
    state.details = m_details->place();
    state.sockets = m_sockets->tableLayout();
    state.processes = m_processes->tableLayout();
    state.view = m_sockets->view();
    state.marksChanges = m_sockets->marksChanges();
    state.showsNames = m_sockets->showsNames();
    state.showsAllNetworks = m_sockets->showsAllNetworks();
    state.filters = m_savedFilters->filters();
    state.exporting = m_exporting->habits();
    state.isWatching = m_background->isWatching();
    state.settings = m_preferences->settings();
    return state;
}

void MainWindow::startAgain(const QStringList& arguments) {
    const CommandLineAnswer answer = parseCommandLine(arguments, state().start);
    if (answer.options.isInBackground) return;   // it is there already
    m_background->showWindow();
    if (answer.print) return m_messages->say(MessageBar::Kind::Warning, *answer.print);
    m_interval->setInterval(answer.options.interval);
    if (answer.options.theme) m_preferences->useTheme(*answer.options.theme);
    m_filter->setFilterText(answer.options.filter);
    showPage(answer.options.page);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    Q_EMIT worthKeeping();
    if (!m_background->staysWhenClosed()) return QMainWindow::closeEvent(event);
    event->ignore();
    m_background->hideWindow();
}

/// Who asks for Tuning by a key is going to search: in a list of settings there is nothing else to begin with.
void MainWindow::goToPage(int number) {
    m_pageList->setCurrentRow(number);
    if (m_pages->currentWidget() == m_tuning) m_tuning->enter();
}

/// What was said about another page goes with it, unless it is a warning.
void MainWindow::onPageChanged() {
    m_messages->withdrawInformation();
    if (!isPageFiltered() && m_filter->hasFocus()) m_pageList->setFocus();   // not to whatever comes next
    m_filter->setInUse(isPageFiltered());
    showFilterMistake();
}

bool MainWindow::isPageFiltered() const {
    const QWidget* page = m_pages->currentWidget();
    return page == m_sockets || page == m_processes;
}

void MainWindow::showFilteredPage() {
    if (!isPageFiltered()) showPage(PageName::Sockets);
}

void MainWindow::showFilterMistake() {
    if (m_mistake.isEmpty() || !isPageFiltered()) return m_filterMistake->hide();
    m_filterMistake->say(MessageBar::Kind::Warning, m_mistake);
}

/// On a page with a search of its own, there.
void MainWindow::enterFilter() {
    if (m_pages->currentWidget() == m_tuning) return m_tuning->enter();
    showFilteredPage();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

/// Somebody who has typed a filter goes on to what it finds.
void MainWindow::showResults() {
    if (m_pages->currentWidget() == m_processes) return m_processes->enter();
    showPage(PageName::Sockets);
    m_sockets->enter();
}

/// Not only the button pauses and goes on.
void MainWindow::showPaused(bool paused) {
    m_pause->setChecked(paused);
    m_pause->setIcon(icon(paused ? IconName::Resume : IconName::Pause));
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
}

/// What is selected on the page at hand, which may show another picture, as rows of this one.
std::vector<std::uint32_t> MainWindow::selectedRowsOf(const PicturePointer& picture) const {
    PictureRows selected;
    if (m_pages->currentWidget() == m_sockets) selected = m_sockets->selected();
    if (m_pages->currentWidget() == m_processes) selected = m_processes->selected();
    return rowsIn(picture, selected);
}

void MainWindow::openHelp() {
    if (m_help == nullptr) m_help = new HelpWindow(this);
    m_help->open(helpTopicOf(static_cast<PageName>(m_pageList->currentRow())));
}

void MainWindow::openShortcutSheet() {
    const auto titleOf = [this](int page) { return m_pageList->item(page)->text(); };
    auto* sheet = new ShortcutSheet(shortcutAreas(*this, *m_pages, titleOf), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::offerExport() {
    const bool isPossible = !m_session.picture()->snapshot->sockets.empty();
    m_export->setEnabled(isPossible);
    m_export->setToolTip(
        isPossible ? hint(tr("Save the sockets as CSV, JSON or Markdown, or copy them"), m_export->shortcut())
                   : tr("There is no socket that could be exported."));
}

void MainWindow::openExport() {
    const PictureRows shown = m_sockets->shown();
    m_exporting->ask({shown.picture,
                      shown.rows,
                      selectedRowsOf(shown.picture),
                      m_sockets->visibleColumns(),
                      m_sockets->shownFilter(),
                      {}});
}

}   // namespace socklens
