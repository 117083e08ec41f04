#include "app/session/monitor_session.h"

#include "app/link/agent_probe.h"
#include "app/link/own_limits.h"
#include "app/link/thread_probe.h"

#include <algorithm>
#include <pwd.h>
#include <unistd.h>

namespace socklens {

namespace {

/// How often the settings that forecasts depend on are read; somebody else may change them.
constexpr std::chrono::seconds settingsPace{30};

/// Who sits before the screen.
const std::string& userName() {
    static const std::string name = [] {
        const passwd* entry = getpwuid(getuid());   // the screen's thread is the only one that asks
        return entry != nullptr ? std::string(entry->pw_name) : std::to_string(getuid());
    }();
    return name;
}

}   // namespace

std::unique_ptr<MonitorSession> MonitorSession::ofThisComputer() {
    raiseOwnLimits();
    return std::make_unique<MonitorSession>(
        [] { return std::make_unique<ThreadProbe>(); },
        [] { return std::make_unique<AgentProbe>(launchPlan(LaunchTarget::Elevated, launchFacts())); });
}

MonitorSession::MonitorSession(ProbeMaker own, ProbeMaker elevated, QObject* parent)
    : QObject(parent), m_makeOwn(std::move(own)), m_makeElevated(std::move(elevated)) {
    connect(&m_thinker, &Thinker::thought, this, &MonitorSession::follow);
    use(make(m_makeOwn));
}

MonitorSession::~MonitorSession() = default;

MonitorSession::Rights MonitorSession::rights() const {
    if (m_asking) return Rights::BeingAsked;
    if (!m_elevated) return Rights::Own;
    return m_givesBack ? Rights::BeingGivenBack : Rights::Elevated;
}

void MonitorSession::unlock() {
    if (rights() != Rights::Own || !m_makeElevated) return;
    m_asking = make(m_makeElevated);
    connect(m_asking.get(), &Probe::ready, this, &MonitorSession::exchangeIfIdle);
    connect(m_asking.get(), &Probe::failed, this, [this](const Message& reason) {
        if (m_asking) {
            m_asking.release()->leave();
            Q_EMIT rightsChanged();
            Q_EMIT elevationFailed(reason);
        } else {
            fallBack(reason);
        }
    });
    Q_EMIT rightsChanged();
}

void MonitorSession::lock() {
    if (rights() != Rights::Elevated) return;
    m_givesBack = true;
    if (!m_rounds.empty()) Q_EMIT rightsChanged();   // it may take a while
    exchangeIfIdle();
}

/// Once the probe at work has finished what it was told to do.
void MonitorSession::exchangeIfIdle() {
    if (!m_rounds.empty()) return;
    if (m_asking && m_asking->isReady()) {
        m_elevated = true;
        adopt(std::move(m_asking));
        Q_EMIT rightsChanged();
    } else if (m_givesBack) {
        goOnWithOwnRights();
        Q_EMIT rightsGivenBack();
    }
}

void MonitorSession::goOnWithOwnRights() {
    m_elevated = false;
    m_givesBack = false;
    adopt(make(m_makeOwn));
    Q_EMIT rightsChanged();
}

void MonitorSession::fallBack(const Message& reason) {
    for (auto& [request, round] : m_rounds) {
        if (round.actions.isComplete()) continue;
        round.actions.lose(reason);
        m_unknown.push_back(request);
    }
    goOnWithOwnRights();
    Q_EMIT elevationFailed(reason);
}

/// Exchanges the probe. Questions are put again; actions never are. The former one may be in the midst of a
/// sample: nobody waits for it, but it does not outlive the session.
void MonitorSession::adopt(std::unique_ptr<Probe> probe) {
    append(m_eventsOfFormer, m_probe->takeEvents());
    m_probe->disconnect(this);
    m_probe->setParent(this);
    m_probe.release()->leave();
    m_portions.clear();
    const auto questions = std::exchange(m_questions, {});
    use(std::move(probe));
    for (const auto& [former, question] : questions) m_questions.emplace(m_probe->ask(question.second), question);
}

/// What it notes is heard from the beginning, also before it is used.
std::unique_ptr<Probe> MonitorSession::make(const ProbeMaker& maker) {
    auto probe = maker();
    connect(probe.get(), &Probe::noted, this, &MonitorSession::noted);
    return probe;
}

void MonitorSession::use(std::unique_ptr<Probe> probe) {
    m_probe = std::move(probe);
    connect(m_probe.get(), &Probe::snapshotReady, this, &MonitorSession::take);
    connect(m_probe.get(), &Probe::answered, this, &MonitorSession::onAnswered);
    connect(m_probe.get(), &Probe::performed, this, &MonitorSession::onPerformed);
    m_probe->setInterval(m_interval);
    m_probe->setTcpInfo(m_tcpInfo);
    m_probe->setAllNetworks(m_allNetworks);
    m_probe->setPaused(m_paused);
}

Milliseconds MonitorSession::pictureAge() const {
    return m_pictureCame ? std::chrono::floor<Milliseconds>(m_clock() - *m_pictureCame) : Milliseconds(0);
}

void MonitorSession::setPaused(bool paused) {
    if (m_paused == paused) return;
    m_paused = paused;
    m_probe->setPaused(paused);
    Q_EMIT pausedChanged(paused);
}

void MonitorSession::setInterval(std::chrono::milliseconds interval) {
    m_interval = std::clamp(interval, shortestInterval, longestInterval);
    m_probe->setInterval(m_interval);
}

void MonitorSession::setTcpInfo(bool wanted) {
    m_tcpInfo = wanted;
    m_probe->setTcpInfo(wanted);
}

void MonitorSession::setAllNetworks(bool wanted) {
    m_allNetworks = wanted;
    m_probe->setAllNetworks(wanted);
}

RequestId MonitorSession::ask(Query query) {
    const RequestId request{++m_lastRequest};
    const RequestId atProbe = m_probe->ask(query);
    m_questions.emplace(atProbe, std::pair(request, std::move(query)));
    return request;
}

void MonitorSession::onAnswered(RequestId probeRequest, const Answer& answer) {
    const auto found = m_questions.extract(probeRequest);
    if (found.empty()) return;
    if (const auto* settings = std::get_if<SysctlsAnswer>(&answer)) {
        m_thinker.adopt(*settings);
        m_portSettings = portSettings(*settings);
        m_timers = timerSettings(*settings);
    }
    Q_EMIT answered(found.mapped().first, answer);
}

RequestId MonitorSession::perform(Actions actions) {
    const RequestId request{++m_lastRequest};
    m_rounds.emplace(request, Round{ActionRound(std::move(actions)), m_elevated});
    sendPortions(request);
    if (m_rounds.at(request).actions.isComplete())   // nothing to do; still, nobody is answered within a call
        QMetaObject::invokeMethod(
            this, [this, request] { finish(request); }, Qt::QueuedConnection);
    return request;
}

/// Two portions are under way at a time: the probe never pauses between them to look at every socket.
void MonitorSession::sendPortions(RequestId request) {
    constexpr std::ptrdiff_t mostUnderWay = 2;
    while (std::ranges::count(m_portions, request, [](const auto& portion) { return portion.second; }) <
           mostUnderWay) {
        Actions portion = m_rounds.at(request).actions.nextPortion();
        if (portion.empty()) return;
        m_portions.emplace(m_probe->perform(std::move(portion)), request);
    }
}

void MonitorSession::onPerformed(RequestId probeRequest, const ActionResults& results) {
    const auto found = m_portions.extract(probeRequest);
    if (found.empty()) return;
    const RequestId request = found.mapped();
    ActionRound& round = m_rounds.at(request).actions;
    round.finishPortion(results);
    sendPortions(request);
    if (round.isComplete())
        finish(request);
    else
        Q_EMIT progressed(request, round.finished(), round.actions().size());
}

void MonitorSession::finish(RequestId request) {
    const auto found = m_rounds.extract(request);
    const ActionRound& round = found.mapped().actions;
    std::vector<LogEntry> entries;
    entries.reserve(round.actions().size());
    const auto now = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    for (std::size_t at = 0; at < round.actions().size(); ++at)
        entries.push_back({now, userName(), found.mapped().elevated, round.actions()[at], round.results()[at]});
    Q_EMIT logged(entries);
    Q_EMIT performed(request, round.actions(), round.results());
    exchangeIfIdle();
}

/// What comes while the one before is thought about waits in the probe, and is overtaken there by the next.
void MonitorSession::take() {
    if (m_thinker.isThinking()) return;
    SnapshotPointer next = m_probe->takeSnapshot();
    if (!next) return;
    Events events = std::exchange(m_eventsOfFormer, {});
    append(events, m_probe->takeEvents());
    m_resolvable = std::exchange(m_unknown, {});
    m_nextCame = m_clock();
    m_thinker.think(m_picture, std::move(next), std::move(events));
}

void MonitorSession::follow(const Thought& thought) {
    m_thinker.giveUp(std::exchange(m_conclusions, thought.conclusions));
    m_picture = thought.update->newer;
    m_pictureCame = m_nextCame;
    const Timestamp now = m_picture->snapshot->capturedAt;
    m_history.add(now, thought.counts);
    Q_EMIT updated(thought.update);
    if (!thought.deaths.empty()) Q_EMIT died(thought.deaths);
    if (now < m_settingsReadAt || now >= m_settingsReadAt + settingsPace) askForSettings();
    for (const RequestId request : std::exchange(m_resolvable, {})) {
        m_rounds.at(request).actions.resolveUnknown(*m_picture->snapshot);
        finish(request);
    }
    take();
}

PortFacts MonitorSession::portFacts() const {
    PortFacts facts;
    facts.settings = m_portSettings;
    facts.timers = m_timers;
    if (const Insight* insight = m_thinker.insight()) facts.memory = &insight->memory();
    return facts;
}

void MonitorSession::watchProgram(const std::string& name, bool watched) {
    if (watched)
        m_watchedPrograms.insert(name);
    else
        m_watchedPrograms.erase(name);
}

void MonitorSession::askForSettings() {
    m_settingsReadAt = m_picture->snapshot->capturedAt;
    ask(SysctlsQuery{});
}

}   // namespace socklens
