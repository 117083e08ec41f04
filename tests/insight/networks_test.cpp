// What is said of ports and leftovers where several network namespaces are shown: the same port in two of them is
// two, and whoever had a socket in one is not suspected in the other.
#include <QTest>

#include "app/insight/port_budget.h"
#include "app/insight/port_doctor.h"
#include "app/insight/stalled_findings.h"
#include "tests/insight/story.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr NetworkNamespace here{Story::here};
constexpr NetworkNamespace there{4026532177};
const ProcessPointer client = process(42, "client");

/// The first rows are of here, the others of there.
Snapshot divided(std::uint32_t firstThere, const std::vector<Story::Row>& rows, Timestamp at) {
    SnapshotBuilder builder;
    builder.snapshot().capturedAt = at;
    builder.snapshot().sections = {{here, "here", 0, {}}, {there, "there", firstThere, {}}};
    std::map<ProcessId, std::uint32_t> known;
    for (const Story::Row& row : rows)
        for (const ProcessPointer& holder : row.holders)
            if (!known.contains(holder->id)) known[holder->id] = builder.addProcess(*holder);
    for (const Story::Row& row : rows) {
        const std::uint32_t added = builder.add(row.socket);
        for (const ProcessPointer& holder : row.holders) builder.hold(added, known[holder->id]);
    }
    return builder.take();
}

}   // namespace

class NetworksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void portDoctor() {
        const std::vector<Story::Row> rows{{listener(1, 8080), {client}}};
        const PortQuestion question{{}, Port{8080}};
        QCOMPARE(diagnosePort(divided(1, rows, {}), question, {}).blockers.size(), 1U);
        QVERIFY(diagnosePort(divided(0, rows, {}), question, {}).blockers.empty());
    }

    void portBudgets() {
        constexpr int many = 3000;
        for (const bool isHere : {true, false}) {
            std::vector<Story::Row> rows;
            for (int at = 0; at < many; ++at)
                rows.push_back({live(static_cast<std::uint64_t>(at) + 1, 40000 + at, 80), {client}});
            auto picture = std::make_shared<Picture>();
            picture->snapshot = std::make_shared<const Snapshot>(divided(isHere ? many : 0, rows, {}));
            picture->firstSeen.resize(many);
            PortSettings settings;
            settings.first = Port{32768};
            settings.last = Port{60999};
            PortBudgets budgets;
            budgets.observe({emptyPicture(), picture, diff(Snapshot{}, *picture->snapshot)}, settings);
            QCOMPARE(budgets.budgets().empty(), !isHere);
        }
    }

    void fullQueues() {
        Socket full = listener(1, 80);
        full.receiveQueue = 129U;
        full.sendQueue = 128U;
        const std::vector<RestingRows::Row> resting{{0, {}}};
        const std::vector<Story::Row> rows{{full, {client}}};
        QCOMPARE(suspectedFullQueues(divided(1, rows, {}), resting, {}).size(), 1U);
        QVERIFY(suspectedFullQueues(divided(0, rows, {}), resting, {}).empty());
    }

    void formerOwners() {
        Story story;
        // Without cookies, only the addresses tell: here a client had them, and there nobody was seen to.
        story.show(divided(1, {{live(0, 40000, 80), {client}}}, story.now()));
        story.show(divided(1, {{leftover(0, 40000, 80), {}}, {leftover(0, 40000, 80), {}}},
                           story.now() + std::chrono::seconds(1)));
        QCOMPARE(story.verdict(0), "likely client 42");
        QCOMPARE(story.verdict(1), "unknown");
    }

    void groupsOfLeftovers() {
        Story story;
        story.show(divided(2,
                           {{leftover(1, 80, 50000), {}},
                            {leftover(2, 80, 50001), {}},
                            {leftover(3, 80, 50000), {}},
                            {leftover(4, 80, 50001), {}}},
                           story.now()));
        const auto groups = story.leftovers.groups(LeftoverGrouping::FormerOwner);
        QCOMPARE(groups.size(), 2U);
        QCOMPARE(groups[0].key, std::string("port 80"));
        QCOMPARE(groups[1].key, std::string("port 80 in 4026532177"));
        QCOMPARE(story.leftovers.groups(LeftoverGrouping::Remote).size(), 2U);
        QCOMPARE(story.leftovers.groups(LeftoverGrouping::State).size(), 1U);
    }
};

QTEST_GUILESS_MAIN(NetworksTest)
#include "networks_test.moc"
