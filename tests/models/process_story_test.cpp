// The story of a process, as it reads in English.
#include <QTest>

#include "app/models/process_story.h"
#include "tests/support/known_names.h"
#include "tests/support/snapshot_builder.h"

#include <ctime>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

QString line(const Story& story, StorySection section, const char* name) {
    QStringList found;
    for (const StoryLine& each : story[section])
        if (each.name == QLatin1String(name)) found << each.text;
    return found.join(u'\n');
}

Process nginx() {
    Process process;
    process.id = {Pid{100}, StartTime{1}};
    process.name = "nginx";
    process.command = "nginx -g x";
    process.uid = Uid{33};
    process.cgroup = "/system.slice/nginx.service";
    return process;
}

ProcessFacts factsOf(const Process& process, int listeners = 1) {
    SnapshotBuilder builder;
    auto directory = std::make_shared<NameDirectory>();
    directory->users[Uid{33}] = "www-data";
    builder.snapshot().directory = directory;
    const auto holder = builder.addProcess(process);
    const auto stranger = builder.addProcess(200, "stranger");
    std::uint64_t cookie = 0;
    for (int count = 0; count < listeners; ++count) {
        Socket listener = tcpSocket(++cookie, State::Listen);
        listener.localPort = static_cast<Port>(8000 + count);
        listener.remotePort = Port{};
        builder.hold(builder.add(listener), holder);
    }
    for (const State state : {State::Established, State::Established, State::CloseWait})
        builder.hold(builder.add(tcpSocket(++cookie, state)), holder);
    builder.hold(builder.addUnix(++cookie, "/run/x"), holder);
    builder.hold(builder.add(tcpSocket(++cookie)), stranger);
    return socklens::factsOf(*advance(emptyPicture(), std::make_shared<const Snapshot>(builder.take())).newer,
                             process.id);
}

}   // namespace

class ProcessStoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale::c());
        qputenv("TZ", "UTC");
        tzset();
    }

    void whatItIs() {
        const Story story = processStory(factsOf(nginx()), {});
        QCOMPARE(story.title, QStringLiteral("nginx (100)"));
        QVERIFY(!story.state && story.notice.isEmpty());
        QCOMPARE(line(story, StorySection::Now, "Command"), QStringLiteral("nginx -g x"));
        QCOMPARE(line(story, StorySection::Now, "User"), QStringLiteral("www-data (33)"));
        QCOMPARE(line(story, StorySection::Now, "Children"), QString());   // nobody has counted them
        QCOMPARE(line(story, StorySection::Place, "Unit"), QStringLiteral("nginx.service"));
    }

    void descriptors_data() {
        QTest::addColumn<int>("open");   // -1: unknown
        QTest::addColumn<int>("limit");
        QTest::addColumn<QString>("text");
        QTest::newRow("both") << 57 << 1024 << QStringLiteral("57 of 1024 that it may have open");
        QTest::newRow("no limit") << 57 << -1
                                  << QStringLiteral("57 open; the limit is not visible without more rights");
        QTest::newRow("limit only") << -1 << 1024
                                    << QStringLiteral("up to 1024; how many are open is not visible without more "
                                                      "rights");
        QTest::newRow("nothing") << -1 << -1 << QStringLiteral("not visible without more rights");
    }

    void descriptors() {
        QFETCH(const int, open);
        QFETCH(const int, limit);
        Process process = nginx();
        if (open >= 0) process.descriptors = static_cast<std::uint32_t>(open);
        if (limit >= 0) process.descriptorLimit = static_cast<std::uint64_t>(limit);
        QTEST(line(processStory(factsOf(process), {}), StorySection::Now, "Descriptors"), "text");
    }

    void itsSockets() {
        const Story story = processStory(factsOf(nginx()), {});
        QCOMPARE(line(story, StorySection::Sockets, "All"), QStringLiteral("5 socket(s)"));
        QCOMPARE(line(story, StorySection::Sockets, "TCP and UDP"),
                 QStringLiteral("1 LISTEN, 2 ESTABLISHED, 1 CLOSE_WAIT"));
        QCOMPARE(line(story, StorySection::Sockets, "UNIX"), QStringLiteral("1"));
        QCOMPARE(line(story, StorySection::Listeners, "TCP"), QStringLiteral("10.0.0.1:8000"));
        QVERIFY(std::holds_alternative<SocketKey>(story[StorySection::Listeners].front().target));
    }

    void listenersByName() {
        const KnownNames names({}, {{Port{8000}, "http-alt"}});
        ProcessKnowledge knowledge;
        knowledge.naming = &names;
        QCOMPARE(line(processStory(factsOf(nginx(), 2), knowledge), StorySection::Listeners, "TCP"),
                 QStringLiteral("10.0.0.1:http-alt (10.0.0.1:8000)\n10.0.0.1:8001"));
    }

    void manyListeners() {
        const Story story = processStory(factsOf(nginx(), 25), {});
        QCOMPARE(story[StorySection::Listeners].size(), ProcessFacts::mostListeners + 1);
        QCOMPARE(line(story, StorySection::Listeners, "More"), QStringLiteral("5 listener(s)"));
    }

    void trend() {
        ProcessKnowledge knowledge;
        for (const auto& [second, count] : {std::pair(0s, 5), std::pair(1s, 9), std::pair(2s, 7)})
            knowledge.sockets.add(Timestamp(1'000'000s) + second, count);
        const Story story = processStory(factsOf(nginx()), knowledge);
        const auto* figure = std::get_if<StoryTrend>(&story[StorySection::Sockets].front().figure);
        QVERIFY(figure != nullptr);
        QCOMPARE(figure->points.size(), 3U);
        QVERIFY(figure->summary.endsWith(QStringLiteral("between 5 and 9, now 7.")));
    }

    void sinceWhen() {
        const ProcessFacts facts = factsOf(nginx());
        ProcessKnowledge knowledge;
        const auto since = [&](Milliseconds ago) {
            knowledge.answer = ProcessAnswer{nginx().id, true, 2, facts.at - ago};
            return line(processStory(facts, knowledge), StorySection::Now, "Running since");
        };
        QVERIFY2(since(42s).endsWith(QStringLiteral("for 42 s")), qPrintable(since(42s)));
        QVERIFY(since(47h).endsWith(QStringLiteral("for 47 h 0 min")));
        QVERIFY(since(73h).endsWith(QStringLiteral("for 3 day(s)")));
        QVERIFY(!since(-1h).contains(QStringLiteral("for")));   // the clock was set meanwhile
        QCOMPARE(line(processStory(facts, knowledge), StorySection::Now, "Children"), QStringLiteral("2"));
    }

    void itsEnd() {
        ProcessKnowledge knowledge;
        knowledge.withoutSocketsSince = Timestamp(1'795'183'331s);
        QCOMPARE(processStory(factsOf(nginx()), knowledge).notice,
                 QStringLiteral("It has held no socket since 14:02:11. What is said here was known last."));
        knowledge.answer = ProcessAnswer{nginx().id, false, {}, {}};
        QVERIFY(processStory(factsOf(nginx()), knowledge).notice.startsWith(QStringLiteral("It has ended;")));
        knowledge.end = QStringLiteral("killed by SIGSEGV at 14:02:11");
        QCOMPARE(processStory(factsOf(nginx()), knowledge).notice,
                 QStringLiteral("Its end: killed by SIGSEGV at 14:02:11. What is said here was known last."));
    }

    void nobody() {
        const ProcessFacts facts =
            socklens::factsOf(*advance(emptyPicture(), std::make_shared<const Snapshot>()).newer, nginx().id);
        QVERIFY(!facts.process);
        QCOMPARE(facts.counts.total(), 0U);
    }
};

QTEST_GUILESS_MAIN(ProcessStoryTest)
#include "process_story_test.moc"
