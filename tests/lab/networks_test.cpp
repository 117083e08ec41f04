// Other network namespaces: seen when they are asked for by name and not otherwise, told apart where everything
// else is the same, and acted in where the socket is.
#include <QTest>

#include "app/core/diff.h"
#include "app/probe/collector.h"
#include "app/probe/sock_destroy.h"
#include "tests/lab/acting.h"
#include "tests/lab/acting_main.h"
#include "tests/lab/csv_table.h"
#include "tests/lab/network_room.h"
#include "tests/lab/run_program.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

using namespace socklens;
using namespace socklens::lab;

namespace {

const std::string atServer = "local_port=7070";

ProgramResult agent(const std::vector<std::string>& arguments) {
    return runProgram(Agents::program(), arguments);
}

ProgramResult agentOfAnOrdinaryUser(std::vector<std::string> arguments) {
    std::vector<std::string> all{"--reuid", "4242", "--regid", "4242", "--clear-groups", Agents::program()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return runProgram("setpriv", all);
}

/// By the names of their namespaces; all that the lab has not made itself is left out.
std::multiset<std::string> namesIn(const CsvTable& table) {
    std::multiset<std::string> names;
    for (std::size_t row = 0; row < table.size(); ++row) names.insert(table.cell(row, "netns_name"));
    return names;
}

bool mentions(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

NetworkScope named(const std::string& name) {
    return {NetworkScope::Kind::Named, name};
}

SnapshotPointer look(const std::string& name) {
    return Collector().sample({.networks = named(name)});
}

std::size_t countOf(const std::string& name, State state) {
    const SnapshotPointer snapshot = look(name);
    return static_cast<std::size_t>(std::ranges::count(snapshot->sockets, state, &Socket::state));
}

std::size_t countOfOwn(State state) {
    const SnapshotPointer snapshot = Collector().sample({});
    return static_cast<std::size_t>(std::ranges::count(snapshot->sockets, state, &Socket::state));
}

std::size_t openDescriptors() {
    using Iterator = std::filesystem::directory_iterator;
    return static_cast<std::size_t>(std::distance(Iterator("/proc/self/fd"), Iterator()));
}

}   // namespace

class NetworksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void allOfThem();
    void oneByNameOrNumber();
    void asJson();
    void onlyOwnUnlessAskedFor();
    void aFilterNarrows();
    void noSuchName();
    void ordinaryUser();
    void sameSocketsInTheNextSample();
    void vanished();
    void nothingIsKeptOpen();
    void releaseThereAndNotHere();
    void abortThereAndNotHere();
    void closeByDuplicate();
    void actingNeedsTheName();
    void aRoomThatIsGone();

private:
    std::unique_ptr<SameSockets> m_own;
    std::unique_ptr<NetworkRoom> m_a;
    std::unique_ptr<NetworkRoom> m_b;
};

void NetworksTest::initTestCase() {
    takeOwnRun();
    m_own = std::make_unique<SameSockets>();
}

void NetworksTest::init() {
    m_a = std::make_unique<NetworkRoom>("socklens-a");
    m_b = std::make_unique<NetworkRoom>("socklens-b");
}

void NetworksTest::cleanup() {
    m_a.reset();
    m_b.reset();
}

void NetworksTest::allOfThem() {
    const std::string own = std::to_string(networkNamespaceInode());
    const std::string ours = "(netns:" + own + " or netns:socklens-a,socklens-b)";
    const CsvTable table(mustRun(
        Agents::program(), {"snapshot", "--netns", "all", "--filter", atServer + " state:listen and " + ours}));
    QCOMPARE(table.size(), 3U);
    QCOMPARE(table.header().back(), std::string("netns_name"));
    QCOMPARE(table.cell(0, "netns"), own);   // one's own comes first
    QCOMPARE(table.cell(1, "netns_name"), m_a->name());
    QCOMPARE(table.cell(1, "netns"), std::to_string(m_a->inode()));
    QCOMPARE(table.cell(1, "pid"), std::to_string(m_a->pid()));
    QCOMPARE(table.cell(2, "netns_name"), m_b->name());
    QCOMPARE(table.cell(2, "netns"), std::to_string(m_b->inode()));
    std::set<std::string> cookies;
    for (std::size_t row = 0; row < table.size(); ++row) {
        cookies.insert(table.cell(row, "cookie"));
        QCOMPARE(table.cell(row, "source"), std::string("sock_diag"));
    }
    QCOMPARE(cookies.size(), 3U);
}

void NetworksTest::oneByNameOrNumber() {
    for (const std::string& name : {m_a->name(), std::to_string(m_a->inode())}) {
        const CsvTable table(mustRun(Agents::program(), {"snapshot", "--netns", name}));
        QCOMPARE(namesIn(table).count(m_a->name()), table.size());
        QCOMPARE(table.size(), 4U);   // a listener, both ends of a connection, and what is left of another
    }
}

void NetworksTest::asJson() {
    const std::string json = mustRun(Agents::program(), {"snapshot", "--format", "json", "--netns", m_a->name()});
    QVERIFY2(mentions(json, "\"namespaces\":[{\"netns\":" + std::to_string(m_a->inode()) +
                                ",\"name\":\"socklens-a\",\"sources\":{\"tcp\":\"sock_diag\""),
             json.c_str());
    QVERIFY(mentions(json, "\"netns_name\":\"socklens-a\""));
    QVERIFY(!mentions(mustRun(Agents::program(), {"snapshot", "--format", "json"}), "namespaces"));
}

void NetworksTest::onlyOwnUnlessAskedFor() {
    const CsvTable table(mustRun(Agents::program(), {"snapshot"}));
    QVERIFY(std::ranges::find(table.header(), "netns_name") == table.header().end());
    for (std::size_t row = 0; row < table.size(); ++row)
        QCOMPARE(table.cell(row, "netns"), std::to_string(networkNamespaceInode()));
}

void NetworksTest::aFilterNarrows() {
    QCOMPARE(CsvTable(mustRun(Agents::program(), {"snapshot", "--filter", "netns:socklens-a"})).size(), 0U);
    QCOMPARE(
        CsvTable(mustRun(Agents::program(), {"snapshot", "--filter", "netns=" + std::to_string(m_a->inode())}))
            .size(),
        0U);
    const CsvTable both(
        mustRun(Agents::program(), {"snapshot", "--netns", m_a->name(), "--filter", "netns:socklens-b"}));
    QCOMPARE(both.size(), 0U);
}

void NetworksTest::noSuchName() {
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"snapshot"}, {"act", "terminate", "--filter", "port:7070", "--dry-run"}}) {
        std::vector<std::string> arguments = command;
        arguments.insert(arguments.end(), {"--netns", "nowhere"});
        const ProgramResult result = agent(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(mentions(result.errors, "There is no network namespace nowhere"), result.errors.c_str());
        QCOMPARE(result.output, std::string());
    }
}

void NetworksTest::ordinaryUser() {
    if (!Agents::hindrance().empty()) QSKIP(Agents::hindrance().c_str());
    const ProgramResult all = agentOfAnOrdinaryUser(
        {"snapshot", "--netns", "all", "--filter", atServer + " state:listen source:procfs"});
    QCOMPARE(all.exitCode, 0);
    const CsvTable table(all.output);
    QVERIFY2(table.size() >= 2, all.output.c_str());   // both rooms, by their processes
    for (std::size_t row = 0; row < table.size(); ++row) {
        QCOMPARE(table.cell(row, "cookie"), std::string());
        QCOMPARE(table.cell(row, "netns"), std::string());   // their numbers are hidden from this user
        QVERIFY(!table.cell(row, "netns_name").empty());
    }
    QVERIFY2(mentions(all.errors, "could not be entered without administrator rights"), all.errors.c_str());

    const ProgramResult one = agentOfAnOrdinaryUser({"snapshot", "--netns", m_a->name()});
    QCOMPARE(one.exitCode, 1);
    QVERIFY2(mentions(one.errors, "could not be looked into: that needs administrator rights"),
             one.errors.c_str());
}

void NetworksTest::sameSocketsInTheNextSample() {
    Collector collector;
    const SampleRequest request{.networks = {NetworkScope::Kind::All, {}}};
    const SnapshotPointer older = collector.sample(request);
    const SnapshotPointer newer = collector.sample(request);
    const SnapshotDelta delta = diff(*older, *newer);
    std::size_t found = 0;
    for (std::uint32_t row = 0; row < newer->sockets.size(); ++row) {
        const std::string_view name = newer->networkNameOf(row);
        if (name != m_a->name() && name != m_b->name()) continue;
        ++found;
        QVERIFY(delta.previous[row] != SnapshotDelta::absent);
        QCOMPARE(older->networkNameOf(delta.previous[row]), name);
    }
    QCOMPARE(found, 8U);
    for (std::size_t row = 0; row < newer->ownRows(); ++row)
        QCOMPARE(newer->networkNamespaceOf(row), newer->networkNamespace);
}

/// Between the list of namespaces and the look into them.
void NetworksTest::vanished() {
    OtherNetworks others("/proc", enterByThread);
    std::vector<FoundNetwork> networks = networksIn(named(m_a->name()), {});
    const std::vector<FoundNetwork> second = networksIn(named(m_b->name()), {});
    networks.insert(networks.end(), second.begin(), second.end());
    QCOMPARE(networks.size(), 2U);
    Snapshot before;
    others.append(before, networks, false);
    QCOMPARE(before.sections.size(), 2U);
    m_a->close();
    Snapshot after;
    others.append(after, networks, false);
    QCOMPARE(after.sections.size(), 1U);
    QCOMPARE(after.sections.front().name, m_b->name());
    QVERIFY(after.notes.empty());   // that somebody has gone is no trouble
}

/// Whoever keeps a netlink socket in a namespace keeps the namespace.
void NetworksTest::nothingIsKeptOpen() {
    Collector collector;
    const SampleRequest request{.owners = false, .networks = named(m_a->name())};
    (void)collector.sample(request);
    const std::size_t before = openDescriptors();
    (void)collector.sample({.owners = false, .networks = named(m_b->name())});
    QCOMPARE(openDescriptors(), before);
    (void)Collector().sample({.owners = false});
    QCOMPARE(openDescriptors(), before);
}

void NetworksTest::releaseThereAndNotHere() {
    QCOMPARE(countOfOwn(State::TimeWait), 1U);
    const ProgramResult result =
        agent({"act", "release", "--yes", "--netns", m_a->name(), "--filter", "state:time-wait"});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(mentions(result.output, "was released from TIME_WAIT"), result.output.c_str());
    QVERIFY2(mentions(result.output, "(netns " + std::to_string(m_a->inode()) + ")"), result.output.c_str());
    QVERIFY2(mentions(result.output, "done 1, gone 0"), result.output.c_str());
    QCOMPARE(countOf(m_a->name(), State::TimeWait), 0U);
    QCOMPARE(countOf(m_b->name(), State::TimeWait), 1U);   // the same addresses in other namespaces
    QCOMPARE(countOfOwn(State::TimeWait), 1U);
}

void NetworksTest::abortThereAndNotHere() {
    const ProgramResult result =
        agent({"act", "abort", "--yes", "--netns", m_a->name(), "--filter", "state:listen " + atServer});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(mentions(result.output, "no longer listens"), result.output.c_str());
    QCOMPARE(countOf(m_a->name(), State::Listen), 0U);
    QCOMPARE(countOf(m_b->name(), State::Listen), 1U);
    QCOMPARE(countOfOwn(State::Listen), 1U);
}

/// It is looked up afterwards, and there.
void NetworksTest::closeByDuplicate() {
    const ProgramResult result =
        agent({"act", "close", "--yes", "--netns", m_b->name(), "--filter", "state:established local_port=7071"});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(mentions(result.output, "FIN_WAIT2"), result.output.c_str());
    QCOMPARE(countOf(m_b->name(), State::CloseWait), 1U);
    QCOMPARE(countOfOwn(State::CloseWait), 0U);
}

void NetworksTest::actingNeedsTheName() {
    const ProgramResult byFilter =
        agent({"act", "abort", "--yes", "--filter", "netns:socklens-a or netns=" + std::to_string(m_a->inode())});
    QVERIFY2(mentions(byFilter.output, "done 0, gone 0, refused 0, impossible 0"), byFilter.output.c_str());

    const SnapshotPointer there = look(m_a->name());
    SocketTarget target = lab::targetOf(m_own->listener.get());
    for (std::size_t row = 0; row < there->sockets.size(); ++row)
        if (there->sockets[row].state == State::Listen) target = socklens::targetOf(*there, row);
    QCOMPARE(target.networkNamespace, (Compact<NetworkNamespace, Unknown::Zero>(NetworkNamespace{m_a->inode()})));
    LAB_VERIFY_RESULT(Agents::of(root).perform(Abort{target, {}}), Outcome::Refused,
                      "nobody asked");   // the window's agent too
    QCOMPARE(countOf(m_a->name(), State::Listen), 1U);
    QCOMPARE(countOfOwn(State::Listen), 1U);
}

void NetworksTest::aRoomThatIsGone() {
    const SnapshotPointer there = look(m_a->name());
    m_a->close();
    std::vector<Destruction> wanted;
    for (std::size_t row = 0; row < there->sockets.size(); ++row)
        if (there->sockets[row].state == State::TimeWait)
            wanted.push_back({socklens::targetOf(*there, row), true});
    QCOMPARE(wanted.size(), 1U);
    const ActionResults results = destroySockets(wanted, NetworkEntrance({}, enterByThread));
    LAB_VERIFY_RESULT(results.front(), Outcome::AlreadyGone, "The network namespace of tcp 127.0.0.1:7072");
    QCOMPARE(countOfOwn(State::TimeWait), 1U);
}

int main(int argc, char** argv) {
    return runActing<NetworksTest>(argc, argv);
}

#include "networks_test.moc"
