// The agent's CSV against `ss`, over a socket in every state that TCP has, both families, UDP and UNIX.
#include "tests/lab/comparison.h"
#include "tests/lab/kernel_release.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/run_program.h"
#include "tests/lab/wait.h"

#include <QDateTime>
#include <algorithm>
#include <pwd.h>

using namespace socklens::lab;

namespace {

/// What the agent says between two listings of ss that are equal, but for retransmits: then nothing moved
/// meanwhile.
struct Sighting {
    std::vector<SsRow> ss;
    CsvTable csv;
    std::vector<SsRow> later;
};

Sighting lookOnce() {
    constexpr int tries = 5;
    for (int i = 0; i < tries; ++i) {
        std::vector<SsRow> ss = listWithSs();
        CsvTable csv(mustRun(SOCKLENS_AGENT, {"snapshot", "--format", "csv"}));
        std::vector<SsRow> later = listWithSs();
        if (withoutRetransmits(ss) == withoutRetransmits(later))
            return {std::move(ss), std::move(csv), std::move(later)};
    }
    throw std::runtime_error("the scene does not stand still");
}

bool isOf(const SsRow& row, const SceneSocket& socket) {
    if (row.protocol != socket.protocol) return false;
    if (row.protocol == "unix") return row.inode == socket.inode;
    if (socket.cookie) return row.cookie == socket.cookie;
    return row.local == socket.local && row.remote == socket.remote;
}

/// The number, if nobody has given the user a name.
std::string userName(const std::string& uid) {
    if (uid.empty()) return {};
    const passwd* const user = getpwuid(static_cast<uid_t>(std::stoul(uid)));
    return user == nullptr ? uid : std::string(user->pw_name);
}

/// The number of rows if there is none.
std::size_t rowOfCookie(const CsvTable& csv, std::uint64_t cookie) {
    std::size_t row = 0;
    while (row < csv.size() && csv.cell(row, "cookie") != std::to_string(cookie)) ++row;
    return row;
}

}   // namespace

class EveryStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_scene = std::make_unique<Scene>(); }
    void cleanupTestCase() { m_scene.reset(); }

    void sceneHasEveryState_data();
    void sceneHasEveryState();
    void ssSeesTheScene();
    void csvIsWhatSsSees();
    void csvKnowsWhatOnlyTheSceneKnows();
    void csvHasBoundOnlySockets();
    void csvHasBothHolders();
    void csvCellsAgreeWithEachOther();
    void csvCountsRetransmits();
    void comparisonCanFail();

private:
    const Sighting& sighting() {
        if (!m_sighting) m_sighting = std::make_unique<Sighting>(lookOnce());
        return *m_sighting;
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Sighting> m_sighting;
};

void EveryStateTest::sceneHasEveryState_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("state");
    for (const char* family : {"inet", "inet6"})
        for (const char* state : {"LISTEN", "SYN_SENT", "SYN_RECV", "ESTABLISHED", "FIN_WAIT1", "FIN_WAIT2",
                                  "TIME_WAIT", "CLOSE_WAIT", "LAST_ACK", "CLOSING"})
            QTest::addRow("%s %s", family, state) << family << state;
}

void EveryStateTest::sceneHasEveryState() {
    QFETCH(const QString, family);
    QFETCH(const QString, state);
    const auto rows = listWithSs();
    QVERIFY(std::ranges::any_of(rows, [&](const SsRow& row) {
        return row.protocol == "tcp" && row.family == family.toStdString() && row.state == state.toStdString();
    }));
}

void EveryStateTest::ssSeesTheScene() {
    const auto rows = listWithSs();
    std::vector<std::string> complaints;
    std::size_t seen = 0;
    for (const SceneSocket& socket : m_scene->sockets()) {
        const auto row =
            std::ranges::find_if(rows, [&](const SsRow& candidate) { return isOf(candidate, socket); });
        if (row == rows.end()) {
            if (!socket.isBoundOnly) complaints.push_back(socket.title + ": not in ss");
            continue;
        }
        ++seen;
        const auto complain = [&](const std::string& what) { complaints.push_back(socket.title + ": " + what); };
        std::vector<pid_t> holders;
        for (const auto& holder : row->holders) holders.push_back(holder.first);
        if (row->family != socket.family) complain("family " + row->family);
        if (row->state != socket.state) complain("state " + row->state + " instead of " + socket.state);
        if (row->local != socket.local) complain("local " + toText(row->local));
        if (row->remote != socket.remote) complain("remote " + toText(row->remote));
        if (row->inode != socket.inode) complain("inode");
        if (!std::ranges::is_permutation(holders, socket.holders)) complain("holders");
        if (row->protocol != "unix" && socket.uid.value_or(row->uid.value_or(0)) != row->uid.value_or(0))
            complain("uid");
        if (row->receiveQueue < socket.receiveQueue.value_or(0)) complain("receive queue");
        if (row->sendQueue < socket.sendQueue.value_or(0)) complain("send queue");
    }
    if (seen != rows.size())
        complaints.push_back("ss sees " + std::to_string(rows.size() - seen) + " sockets more");
    verifyNone(complaints);
}

void EveryStateTest::csvIsWhatSsSees() {
    verifyNone(differences(sighting().csv, sighting().ss, m_scene->sockets(), Origin::SockDiag));
}

/// ss prints neither the cookie nor the user of a UNIX socket.
void EveryStateTest::csvKnowsWhatOnlyTheSceneKnows() {
    std::vector<std::string> complaints;
    const CsvTable& csv = sighting().csv;
    for (const SceneSocket& socket : m_scene->sockets()) {
        if (socket.protocol != "unix") continue;
        const std::size_t row = rowOfCookie(csv, socket.cookie.value_or(0));
        if (row == csv.size()) {
            complaints.push_back(socket.title + ": no row has its cookie");
            continue;
        }
        if (csv.cell(row, "inode") != std::to_string(*socket.inode))
            complaints.push_back(socket.title + ": inode");
        if (csv.cell(row, "uid") != std::to_string(*socket.uid))
            complaints.push_back(socket.title + ": uid is \"" + csv.cell(row, "uid") + '"');
    }
    verifyNone(complaints);
}

void EveryStateTest::csvHasBoundOnlySockets() {
    if (!kernelListsBoundOnly()) QSKIP("this kernel does not list bound sockets");
    std::vector<std::string> complaints;
    const CsvTable& csv = sighting().csv;
    for (const SceneSocket& socket : m_scene->sockets()) {
        if (!socket.isBoundOnly) continue;
        const std::size_t row = rowOfCookie(csv, socket.cookie.value_or(0));
        if (row == csv.size()) {
            complaints.push_back(socket.title + ": no row has its cookie");
            continue;
        }
        const std::map<std::string, std::string> right{{"protocol", "tcp"},
                                                       {"family", socket.family},
                                                       {"state", "CLOSE"},
                                                       {"local_address", socket.local.address},
                                                       {"local_port", std::to_string(socket.local.port)},
                                                       {"remote_address", socket.remote.address},
                                                       {"remote_port", ""},
                                                       {"pid", std::to_string(socket.holders.front())},
                                                       {"uid", std::to_string(*socket.uid)},
                                                       {"recv_queue", "0"},
                                                       {"send_queue", "0"},
                                                       {"timer", "off"},
                                                       {"inode", std::to_string(*socket.inode)},
                                                       {"source", "sock_diag"}};
        for (const auto& [column, text] : right)
            if (csv.cell(row, column) != text)
                complaints.push_back(socket.title + ": " + column + " is \"" + csv.cell(row, column) +
                                     "\", right is \"" + text + '"');
    }
    verifyNone(complaints);
}

void EveryStateTest::csvHasBothHolders() {
    const CsvTable& csv = sighting().csv;
    std::size_t shared = 0;
    for (const SceneSocket& socket : m_scene->sockets()) {
        if (socket.holders.size() < 2) continue;
        ++shared;
        const std::size_t row = rowOfCookie(csv, socket.cookie.value_or(0));
        QVERIFY2(row < csv.size(), socket.title.c_str());
        QCOMPARE(splitCell(csv.cell(row, "pid")).size(), socket.holders.size());
        QCOMPARE(splitCell(csv.cell(row, "process")).size(), socket.holders.size());
        QCOMPARE(splitCell(csv.cell(row, "command")).size(), socket.holders.size());
    }
    QVERIFY(shared > 0);
}

/// Whatever is known is known consistently: users by name and number, timers by kind and time.
void EveryStateTest::csvCellsAgreeWithEachOther() {
    const CsvTable& csv = sighting().csv;
    std::vector<std::string> complaints;
    for (std::size_t row = 0; row < csv.size(); ++row) {
        const auto complain = [&](const std::string& what) {
            complaints.push_back("row " + std::to_string(row) + ", " + csv.cell(row, "state") + ": " + what);
        };
        const std::string uid = csv.cell(row, "uid");
        if (csv.cell(row, "user") != userName(uid))
            complain("user \"" + csv.cell(row, "user") + "\" with uid \"" + uid + '"');
        const std::string timer = csv.cell(row, "timer");
        const bool runs = !timer.empty() && timer != "off";
        const std::string expires = csv.cell(row, "timer_expires_ms");
        if (runs == expires.empty()) complain("timer \"" + timer + "\" ends in \"" + expires + '"');
        if (runs && !expires.empty() && std::stoul(expires) > 120'000) complain("timer ends in " + expires);
        const auto capturedAt =
            QDateTime::fromString(QString::fromStdString(csv.cell(row, "captured_at")), Qt::ISODateWithMs);
        if (!capturedAt.isValid() || csv.cell(row, "captured_at") != csv.cell(0, "captured_at"))
            complain("captured at \"" + csv.cell(row, "captured_at") + '"');
        if (csv.cell(row, "pid").empty() != csv.cell(row, "command").empty()) complain("pid without command");
    }
    verifyNone(complaints);
}

/// They go on, so the agent's count lies between those of ss before and after.
void EveryStateTest::csvCountsRetransmits() {
    const auto isRetransmitting = [](const SsRow& row) { return row.timer == "on" && row.retransmits > 0U; };
    waitUntil("something is sent again", [&] { return std::ranges::any_of(listWithSs(), isRetransmitting); });
    const Sighting moment = lookOnce();
    std::vector<std::string> complaints;
    for (std::size_t i = 0; i < moment.ss.size(); ++i) {
        const SsRow& before = moment.ss[i];
        if (!before.retransmits || isRemainder(before)) continue;
        const auto later = std::ranges::find(moment.later, before.cookie, &SsRow::cookie);
        const std::size_t row = rowOfCookie(moment.csv, before.cookie.value_or(0));
        const std::string cell = row < moment.csv.size() ? moment.csv.cell(row, "retransmits") : "";
        if (cell.empty() || std::stoul(cell) < *before.retransmits || std::stoul(cell) > *later->retransmits)
            complaints.push_back(toText(before) + ": retransmits is \"" + cell + '"');
    }
    verifyNone(complaints);
}

/// The comparison itself notices a socket too few, one too many and a wrong cell.
void EveryStateTest::comparisonCanFail() {
    std::vector<SsRow> ss = sighting().ss;
    const SsRow removed = ss.back();
    ss.pop_back();
    QCOMPARE(differences(sighting().csv, ss, {}, Origin::SockDiag).size(),
             differences(sighting().csv, sighting().ss, {}, Origin::SockDiag).size() + 1);
    ss.push_back(removed);
    ++ss.back().receiveQueue;
    ss.front().state = "LAST_ACK";
    QVERIFY(differences(sighting().csv, ss, {}, Origin::SockDiag).size() >=
            differences(sighting().csv, sighting().ss, {}, Origin::SockDiag).size() + 2);
    SsRow surplus = removed;
    surplus.inode = surplus.cookie = 1;
    ss = sighting().ss;
    ss.push_back(surplus);
    QCOMPARE(differences(sighting().csv, ss, {}, Origin::SockDiag).size(),
             differences(sighting().csv, sighting().ss, {}, Origin::SockDiag).size() + 1);
}

int main(int argc, char** argv) {
    return runLab<EveryStateTest>(argc, argv);
}

#include "every_state_test.moc"
