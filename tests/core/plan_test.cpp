// From a selection and a wish to exact actions, and what speaks against each.
#include <QTest>

#include "app/core/matching_rows.h"
#include "app/core/plan.h"
#include "tests/support/snapshot_builder.h"

#include <csignal>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr Uid anna{1000};
constexpr Uid bert{1001};

Process processOf(int pid, const char* name, Uid uid) {
    return {.id = {Pid{pid}, StartTime{7}},
            .name = name,
            .command = {},
            .uid = uid,
            .realUid = uid,
            .savedUid = uid,
            .cgroup = {},
            .descriptors = {},
            .descriptorLimit = {}};
}

Socket held(std::uint64_t cookie, State state) {
    Socket socket = tcpSocket(cookie, state);
    socket.inode = Inode{static_cast<std::uint32_t>(cookie)};
    return socket;
}

/// 0: LISTEN by nginx; 1: ESTABLISHED by bert's ssh and anna's curl; 2: TIME_WAIT; 3: FIN_WAIT2 of nobody; 4:
/// FIN_WAIT2 of nginx.
Snapshot scene() {
    SnapshotBuilder builder;
    const auto nginx = builder.addProcess(processOf(10, "nginx", anna));
    const auto ssh = builder.addProcess(processOf(20, "ssh", bert));
    const auto curl = builder.addProcess(processOf(30, "curl", anna));
    builder.hold(builder.add(held(1, State::Listen)), nginx);
    const auto shared = builder.add(held(2, State::Established));
    builder.hold(shared, ssh);
    builder.hold(shared, curl);
    builder.add(tcpSocket(3, State::TimeWait));
    builder.add(tcpSocket(4, State::FinWait2));
    builder.hold(builder.add(held(5, State::FinWait2)), nginx);
    return builder.take();
}

Capabilities rightsOf(Uid uid) {
    Capabilities capabilities;
    capabilities.self = Pid{500};
    capabilities.uid = uid;
    capabilities.effectiveUid = uid;
    return capabilities;
}

Capabilities administrator() {
    Capabilities capabilities = rightsOf(Uid{0});
    capabilities.signalsAnyone = capabilities.administersNetwork = capabilities.duplicatesAnyone = true;
    return capabilities;
}

}   // namespace

class PlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReleaseConcernsLeftoversOnly() {
        const Snapshot snapshot = scene();
        const Plan plan = planFor(SocketVerb::Release, snapshot, allRows(snapshot), administrator());
        QCOMPARE(plan.actions.size(), 2U);
        QCOMPARE(plan.leftOut, 3U);
        QCOMPARE(plan.objected(), 0U);
        QVERIFY(plan.performable() ==
                Actions({Release{targetOf(snapshot.sockets[2])}, Release{targetOf(snapshot.sockets[3])}}));
        QCOMPARE(planFor(SocketVerb::Release, snapshot, allRows(snapshot), rightsOf(anna)).objected(), 2U);
    }

    void aSharedSocketIsReachedThroughWhomItCanBe() {
        const Snapshot snapshot = scene();
        const Plan plan = planFor(SocketVerb::Close, snapshot, allRows(snapshot), rightsOf(anna));
        QCOMPARE(plan.actions.size(), 5U);
        QVERIFY(!plan.actions[1].objection);
        QCOMPARE(plan.actions[1].process->name, std::string("curl"));
        QCOMPARE(plan.actions[1].holders, 2U);   // whom else it concerns
        QCOMPARE(plan.actions[0].holders, 1U);
        QVERIFY(std::get<CloseGracefully>(plan.actions[1].action).holder.pid == Pid{30});
        QVERIFY(plan.actions[2].objection.has_value());   // a TIME_WAIT has no descriptor
        const Plan strangers = planFor(SocketVerb::Close, snapshot, allRows(snapshot), rightsOf(Uid{1002}));
        QCOMPARE(strangers.objected(), 5U);
        QCOMPARE(strangers.actions[1].process->name, std::string("ssh"));
    }

    void abortWithAndWithoutRights() {
        const Snapshot snapshot = scene();
        const Plan mine = planFor(SocketVerb::Abort, snapshot, allRows(snapshot), rightsOf(anna));
        QVERIFY(mine.actions[0].objection.has_value());   // a listener
        QVERIFY(!mine.actions[1].objection);
        QVERIFY(mine.actions[2].objection.has_value());
        QVERIFY(mine.actions[3].objection.has_value());
        const Plan all = planFor(SocketVerb::Abort, snapshot, allRows(snapshot), administrator());
        QCOMPARE(all.objected(), 1U);   // the TIME_WAIT: it is released, not aborted
        QVERIFY(!std::get<Abort>(all.actions[3].action).holder);
    }

    void whatSpeaksAgainstAll() {
        const Snapshot snapshot = scene();
        const auto objection = [&](SocketVerb verb, const std::vector<std::uint32_t>& rows,
                                   const Capabilities& rights) {
            const auto reason = objectionToAll(verb, snapshot, rows, rights);
            return reason ? QString::fromStdString(english(*reason)) : QString();
        };
        QCOMPARE(objection(SocketVerb::Release, {0, 1, 2}, administrator()), QString());
        QVERIFY(objection(SocketVerb::Release, {0, 1}, administrator()).contains(QStringLiteral("in use")));
        QVERIFY(objection(SocketVerb::Release, {2, 0}, rightsOf(anna)).contains(QStringLiteral("administrator")));
        QVERIFY(
            objection(SocketVerb::Close, {2}, administrator()).contains(QStringLiteral("the kernel keeps it")));
        QCOMPARE(objection(SocketVerb::Close, {2, 1}, rightsOf(anna)), QString());
        QVERIFY(!objection(SocketVerb::Abort, {}, administrator()).isEmpty());
    }

    void everyHolderIsSignalledOnce() {
        const Snapshot snapshot = scene();
        const Plan plan = planForSignal(SIGTERM, snapshot, allRows(snapshot), rightsOf(anna));
        QCOMPARE(plan.actions.size(), 3U);
        QCOMPARE(plan.leftOut, 2U);
        QCOMPARE(plan.actions[1].target, std::string("ssh (pid 20)"));
        QVERIFY(plan.actions[1].objection.has_value());
        QVERIFY(plan.performable() == Actions({SendSignal{{Pid{10}, StartTime{7}}, SIGTERM},
                                               SendSignal{{Pid{30}, StartTime{7}}, SIGTERM}}));
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "plan_test.moc"
