// Why a process must not, or cannot, be sent a signal.
#include <QTest>

#include "app/core/objections.h"

using namespace socklens;

namespace {

using MaybeUid = std::optional<Uid>;

constexpr Uid anna{1000};
constexpr Uid bert{1001};

}   // namespace

class ObjectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void objections_data();
    void objections();
    void theSentenceNamesTheProcess();
};

void ObjectionsTest::objections_data() {
    QTest::addColumn<int>("pid");
    QTest::addColumn<MaybeUid>("realUid");
    QTest::addColumn<MaybeUid>("savedUid");
    QTest::addColumn<MaybeUid>("effectiveUid");
    QTest::addColumn<Capabilities>("mine");
    QTest::addColumn<QString>("objection");   // its beginning
    const Capabilities user{.self = Pid{500}, .uid = anna, .effectiveUid = anna};
    const Capabilities root{.self = Pid{500}, .uid = Uid{0}, .effectiveUid = Uid{0}, .signalsAnyone = true};
    const Capabilities rootWithoutKill{.self = Pid{500}, .uid = Uid{0}, .effectiveUid = Uid{0}};
    const Capabilities agent{
        .self = Pid{500},
        .screen = Pid{400},
        .ancestors = {{Pid{450}, StartTime{5}}, {Pid{400}, StartTime{5}}, {Pid{300}, StartTime{4}}},
        .signalsAnyone = true};
    const Capabilities setuid{.self = Pid{500}, .uid = anna, .effectiveUid = bert};
    const auto row = [](const char* name, int pid, MaybeUid real, MaybeUid saved, MaybeUid effective,
                        const Capabilities& mine, const char* objection) {
        QTest::newRow(name) << pid << real << saved << effective << mine << QString(objection);
    };
    row("own", 77, anna, anna, anna, user, "");
    row("another user's", 77, bert, bert, bert, user, "%1 (pid %2) belongs to another user");
    row("another user's, as root", 77, bert, bert, bert, root, "");
    row("another user's, as root without CAP_KILL", 77, bert, bert, bert, rootWithoutKill, "%1 (pid %2) belongs");
    row("root's, as a user", 77, Uid{0}, Uid{0}, Uid{0}, user, "%1 (pid %2) belongs");
    row("pid 1, as root", 1, Uid{0}, Uid{0}, Uid{0}, root, "%1 (pid 1) keeps the whole system running");
    row("pid 1, as a user", 1, Uid{0}, Uid{0}, Uid{0}, user, "%1 (pid 1) keeps");
    row("pid 1 of a container, one's own", 1, anna, anna, anna, user, "%1 (pid 1) keeps");
    row("itself", 500, anna, anna, anna, user, "This is Socklens itself");
    row("itself, as root", 500, Uid{0}, Uid{0}, Uid{0}, root, "This is Socklens itself");
    row("the window, as its agent", 400, anna, anna, anna, agent, "This is Socklens itself");
    row("what is between window and agent", 450, Uid{0}, Uid{0}, Uid{0}, agent,
        "Socklens was started by %1 (pid %2)");
    row("the pid of an ancestor that is gone", 300, anna, anna, anna, agent, "");
    // kill(2): real or effective uid of the sender, real or saved uid of the target
    row("runs as root, but was started by me", 77, anna, Uid{0}, Uid{0}, user, "");
    row("only saved is mine", 77, Uid{0}, anna, Uid{0}, user, "");
    row("only effective is mine", 77, bert, bert, anna, user, "%1 (pid %2) belongs");
    row("my effective uid is enough", 77, bert, bert, bert, setuid, "");
    row("my real uid is enough", 77, anna, anna, anna, setuid, "");
    row("nothing is known: the kernel decides", 77, std::nullopt, std::nullopt, std::nullopt, user, "");
    row("only effective is known", 77, std::nullopt, std::nullopt, bert, user, "");
}

void ObjectionsTest::objections() {
    QFETCH(int, pid);
    QFETCH(MaybeUid, realUid);
    QFETCH(MaybeUid, savedUid);
    QFETCH(MaybeUid, effectiveUid);
    QFETCH(Capabilities, mine);
    QFETCH(QString, objection);
    Process process;
    process.id = {Pid{pid}, StartTime{5}};
    process.name = "target";
    process.realUid = realUid;
    process.savedUid = savedUid;
    process.uid = effectiveUid;
    const auto found = objectionToSignal(process, mine);
    QCOMPARE(found.has_value(), !objection.isEmpty());
    if (found) QVERIFY2(QString(found->sentence).startsWith(objection), found->sentence);
}

void ObjectionsTest::theSentenceNamesTheProcess() {
    Process process;
    process.id = {Pid{77}, StartTime{5}};
    process.name = "100%1";   // the process chooses it
    process.realUid = bert;
    const auto found = objectionToSignal(process, {.self = Pid{1}, .uid = anna, .effectiveUid = anna});
    QVERIFY(found.has_value());
    QCOMPARE(QString::fromStdString(english(*found)),
             QString("100%1 (pid 77) belongs to another user. Sending it a signal needs administrator rights."));
}

QTEST_APPLESS_MAIN(ObjectionsTest)
#include "objections_test.moc"
