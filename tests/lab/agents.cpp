#include "tests/lab/agents.h"

#include "app/probe/collector.h"
#include "tests/agent/talking_agent.h"
#include "tests/support/in_child.h"
#include "tests/support/rights.h"

#include <filesystem>
#include <linux/capability.h>
#include <set>
#include <unistd.h>

namespace socklens::lab {

const User root{};
const User ordinaryUser{4242, {}};
const User networkAdministrator{4242, {CAP_NET_ADMIN}};

namespace {

constexpr std::size_t portion = 1000;

Agents* agents = nullptr;

Agents& existing() {
    if (agents == nullptr) throw std::logic_error("there are no agents in this program");
    return *agents;
}

std::set<std::uint64_t> listedCookies() {
    std::set<std::uint64_t> cookies;
    const SnapshotPointer snapshot = Collector().sample({.owners = false, .tcpInfo = false});
    for (const Socket& socket : snapshot->sockets)
        if (socket.cookie) cookies.insert(number(*socket.cookie));
    return cookies;
}

/// Whoever has no right may ask for anything.
void mustChangeNothing(ActingAgent& agent, const Actions& actions) {
    const auto before = listedCookies();
    for (const ActionResult& result : agent.perform(actions))
        if (result.outcome == Outcome::Done)
            throw std::runtime_error("an ordinary user's agent did it: " + english(result.message));
    const auto after = listedCookies();
    if (!std::ranges::includes(after, before))
        throw std::runtime_error("sockets are gone that nobody was to touch");
}

/// setpriv(1): what a child of QProcess may do before exec is little, as it runs on its parent's memory.
QStringList becoming(const User& user) {
    QString capabilities = QStringLiteral("-all");
    for (const int capability : user.capabilities) capabilities += QStringLiteral(",+cap_%1").arg(capability);
    const QString uid = QString::number(user.uid);
    return {QStringLiteral("setpriv"),
            QStringLiteral("--reuid"),
            uid,
            QStringLiteral("--regid"),
            uid,
            QStringLiteral("--clear-groups"),
            QStringLiteral("--inh-caps"),
            capabilities,
            QStringLiteral("--ambient-caps"),
            capabilities};
}

}   // namespace

ActingAgent::ActingAgent(const std::string& program, const User& user)
    : m_agent(std::make_unique<test::TalkingAgent>(
          QStringList{QStringLiteral("--silence"), QStringLiteral("3600000")}, QString::fromStdString(program),
          user == root ? QStringList() : becoming(user))) {
    m_capabilities = m_agent->start({std::chrono::hours(1), true, false});
}

ActingAgent::~ActingAgent() = default;

ActionResults ActingAgent::perform(const Actions& actions) {
    std::uint64_t answered = m_lastRequest;
    for (std::size_t first = 0; first < actions.size(); first += portion) {
        const auto begin = actions.begin() + static_cast<std::ptrdiff_t>(first);
        const auto size = static_cast<std::ptrdiff_t>(std::min(portion, actions.size() - first));
        m_agent->send(wire::Batch{++m_lastRequest, Actions(begin, begin + size)});
    }
    ActionResults results;
    while (answered < m_lastRequest) {
        const auto performed = m_agent->await<wire::BatchResults>();
        if (performed.id != ++answered) throw std::runtime_error("the agent answered something else");
        results.insert(results.end(), performed.results.begin(), performed.results.end());
    }
    if (results.size() != actions.size()) throw std::runtime_error("the agent did not answer everything");
    m_agent->client.snapshots.clear();   // what it saw afterwards; nobody here looks
    return results;
}

Answer ActingAgent::answer(const Query& query) {
    m_agent->send(wire::Question{++m_lastRequest, query});
    return m_agent->await<wire::Reply>().answer;
}

Agents::Agents() {
    namespace fs = std::filesystem;
    fs::permissions(m_directory.path(), fs::perms{0777});
    fs::copy_file(SOCKLENS_AGENT, m_directory.path() + "/agent");
    qputenv("XDG_RUNTIME_DIR", m_directory.path().c_str());
    m_hindrance = test::inChild([] { return test::becomeUser(ordinaryUser.uid); });
    agents = this;
}

Agents::~Agents() {
    agents = nullptr;
}

ActingAgent& Agents::of(const User& user) {
    auto& agent = existing().m_agents[user];
    if (!agent) agent = std::make_unique<ActingAgent>(program(), user);
    return *agent;
}

const std::string& Agents::hindrance() {
    return existing().m_hindrance;
}

const std::string& Agents::directory() {
    return existing().m_directory.path();
}

std::string Agents::program() {
    return directory() + "/agent";
}

const User& performer() {
    return qEnvironmentVariable("SOCKLENS_LAB_RIGHTS") == QLatin1String("CAP_NET_ADMIN") ? networkAdministrator
                                                                                         : root;
}

ActionResult perform(const Action& action) {
    return perform(Actions{action}).front();
}

ActionResults perform(const Actions& actions) {
    if (Agents::hindrance().empty()) mustChangeNothing(Agents::of(ordinaryUser), actions);
    return Agents::of(performer()).perform(actions);
}

}   // namespace socklens::lab
