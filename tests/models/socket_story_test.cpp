// The story of a socket, as it reads in English.
#include <QTest>

#include "app/models/socket_story.h"
#include "tests/support/known_names.h"
#include "tests/support/snapshot_builder.h"

#include <ctime>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

PicturePointer pictureOf(Snapshot snapshot) {
    return advance(emptyPicture(), std::make_shared<const Snapshot>(std::move(snapshot))).newer;
}

FollowedSocket followed(const Socket& socket) {
    SnapshotBuilder builder;
    builder.add(socket);
    return {pictureOf(builder.take()), 0};
}

/// What a line says; several of one name one under the other.
QString line(const Story& story, StorySection section, const char* name) {
    QStringList found;
    for (const StoryLine& each : story[section])
        if (each.name == QLatin1String(name)) found << each.text;
    return found.join(u'\n');
}

Story storyOf(const Socket& socket, Milliseconds age = 0ms) {
    return socketStory(followed(socket), {}, age);
}

}   // namespace

class SocketStoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale::c());
        qputenv("TZ", "UTC");
        tzset();
    }

    void titles_data() {
        QTest::addColumn<Socket>("socket");
        QTest::addColumn<QString>("title");
        QTest::newRow("connection") << tcpSocket(1) << QStringLiteral("TCP 10.0.0.1:443 → 10.0.0.2:40000");
        Socket listener = tcpSocket(1, State::Listen);
        listener.remotePort = Port{};
        QTest::newRow("listener") << listener << QStringLiteral("TCP 10.0.0.1:443");
        Socket unnamed;
        unnamed.protocol = Protocol::Unix;
        unnamed.family = Family::Unix;
        unnamed.state = State::Established;
        QTest::newRow("UNIX without a name") << unnamed << QStringLiteral("UNIX");
    }

    void titles() {
        QFETCH(const Socket, socket);
        QFETCH(const QString, title);
        QCOMPARE(storyOf(socket).title, title);
    }

    /// Every state says what it is and what ends it, each in another way than a UDP socket.
    void everyState() {
        const QString other = [] {
            Socket udp = tcpSocket(1, State::Close);
            udp.protocol = Protocol::Udp;
            return whatEnds(udp);
        }();
        for (int number = static_cast<int>(State::Established); number <= static_cast<int>(State::Closing);
             ++number) {
            const Story story = storyOf(tcpSocket(1, static_cast<State>(number)));
            QCOMPARE(story.state, static_cast<State>(number));
            QVERIFY(story.summary.endsWith(u'.'));
            const QString ends = line(story, StorySection::Now, "Ends");
            QVERIFY2(ends.endsWith(u'.') && ends != other, qPrintable(ends));
        }
    }

    void timers_data() {
        QTest::addColumn<Timer>("timer");
        QTest::addColumn<int>("age");   // milliseconds
        QTest::addColumn<QString>("sentence");
        QTest::newRow("off") << Timer::Off << 0 << QString();
        QTest::newRow("retransmit") << Timer::Retransmit << 0
                                    << QStringLiteral("What is not confirmed is sent again in 41 s. "
                                                      "3 attempt(s) went unanswered.");
        QTest::newRow("a second later")
            << Timer::TimeWait << 1000 << QStringLiteral("The kernel forgets it in 40 s.");
        QTest::newRow("an hour later") << Timer::TimeWait << 3'600'000
                                       << QStringLiteral("The kernel forgets it at any moment.");
        QTest::newRow("persist") << Timer::Persist << 0
                                 << QStringLiteral("The other side takes no more data; it is asked again in 41 s. "
                                                   "3 attempt(s) went unanswered.");
    }

    void timers() {
        QFETCH(const Timer, timer);
        QFETCH(const int, age);
        Socket socket = tcpSocket(1);
        socket.timer = timer;
        socket.timerExpiresMs = 41'000;
        socket.retransmits = std::uint8_t{3};
        QTEST(line(storyOf(socket, Milliseconds(age)), StorySection::Now, "Timer"), "sentence");
    }

    /// What is gone does not run down any more.
    void ofOneThatIsGone() {
        Socket socket = tcpSocket(1, State::TimeWait);
        socket.timer = Timer::TimeWait;
        socket.timerExpiresMs = 41'000;
        FollowedSocket gone = followed(socket);
        SnapshotBuilder later;
        later.snapshot().capturedAt += 9s;
        gone.catchUp(pictureOf(later.take()));
        const Story story = socketStory(gone, {}, 5s);
        QCOMPARE(story.notice,
                 QStringLiteral("It has been gone since 14:02:20. What is said here was known last."));
        QCOMPARE(line(story, StorySection::Now, "Timer"), QStringLiteral("The kernel forgets it in 41 s."));
        QCOMPARE(line(story, StorySection::History, "14:02:20"), QStringLiteral("Gone"));
    }

    void queues() {
        Socket listener = tcpSocket(1, State::Listen);
        listener.receiveQueue = 2U;
        listener.sendQueue = 4096U;
        QCOMPARE(line(storyOf(listener), StorySection::Now, "Waiting"),
                 QStringLiteral("2 connection(s) to be accepted; there is room for 4096"));
        listener.sendQueue = 2U;   // and one more
        QCOMPARE(line(storyOf(listener), StorySection::Now, "Waiting"),
                 QStringLiteral("2 connection(s) to be accepted; there is room for 2"));
        listener.receiveQueue = 3U;
        QCOMPARE(line(storyOf(listener), StorySection::Now, "Waiting"),
                 QStringLiteral("3 connection(s) to be accepted; the queue is full: room for 2 was asked for"));
        Socket connection = tcpSocket(1);
        connection.sendQueue = 1U;
        QCOMPARE(line(storyOf(connection), StorySection::Now, "On its way"), QStringLiteral("1 byte"));
        connection.receiveQueue = 0U;
        connection.sendQueue = 1'234'567U;
        QCOMPARE(line(storyOf(connection), StorySection::Now, "On its way"), QStringLiteral("1.2 MB"));
        QCOMPARE(line(storyOf(tcpSocket(1)), StorySection::Now, "On its way"), QString());   // it is not known
    }

    void namesStandBeforeNumbers() {
        SnapshotBuilder builder;
        Socket listener = tcpSocket(1, State::Listen);
        listener.localAddress = listener.remoteAddress = address("0.0.0.0");
        listener.remotePort = Port{};
        builder.add(listener);
        builder.add(tcpSocket(2));
        Socket otherEnd = tcpSocket(3);
        std::swap(otherEnd.localAddress, otherEnd.remoteAddress);
        std::swap(otherEnd.localPort, otherEnd.remotePort);
        builder.add(otherEnd);
        const FollowedSocket server(pictureOf(builder.take()), 1);
        const KnownNames names({{address("10.0.0.2"), "client.example.org"}}, {{Port{443}, "https"}});
        SocketKnowledge knowledge;
        knowledge.naming = &names;
        const Story story = socketStory(server, knowledge, 0ms);
        QCOMPARE(story.title, QStringLiteral("TCP 10.0.0.1:https (10.0.0.1:443) → "
                                             "client.example.org:40000 (10.0.0.2:40000)"));
        QCOMPARE(line(story, StorySection::Owners, "Came in by"),
                 QStringLiteral("0.0.0.0:https (0.0.0.0:443) · LISTEN"));
        QCOMPARE(line(story, StorySection::Owners, "Other end"),
                 QStringLiteral("client.example.org:40000 (10.0.0.2:40000) · ESTABLISHED"));
        knowledge.naming = nullptr;
        QCOMPARE(line(socketStory(server, knowledge, 0ms), StorySection::Owners, "Other end"),
                 QStringLiteral("10.0.0.2:40000 · ESTABLISHED"));
    }

    void owners() {
        SnapshotBuilder builder;
        Process process;
        process.id = {Pid{100}, StartTime{1}};
        process.name = "<b>nginx";
        process.command = "nginx -g x";
        const auto nginx = builder.addProcess(process);
        const auto worker = builder.addProcess(101, "worker");
        const auto shared = builder.add(tcpSocket(1));
        builder.hold(shared, nginx);
        builder.hold(shared, worker);
        const auto own = builder.add(tcpSocket(2));
        builder.hold(own, nginx);
        builder.add(tcpSocket(3, State::TimeWait));
        const PicturePointer picture = pictureOf(builder.take());
        const Story both = socketStory({picture, shared}, {}, 0ms);
        QCOMPARE(line(both, StorySection::Owners, "Process"), QStringLiteral("<b>nginx (100)\nworker (101)"));
        QVERIFY(both[StorySection::Owners].front().target == StoryTarget(process.id));
        QCOMPARE(line(both, StorySection::Owners, "Command"), QString());
        QCOMPARE(line(socketStory({picture, own}, {}, 0ms), StorySection::Owners, "Command"),
                 QStringLiteral("nginx -g x"));
        SocketKnowledge knowledge;
        knowledge.formerOwner = {
            std::make_shared<const Process>(process), Confidence::Seen, {"It was %1.", {"seen"}}};
        knowledge.formerOwnersEnd = QStringLiteral("killed by SIGSEGV at 14:02:11");
        knowledge.forecast = Forecast{Forecast::Kind::Timed, 42s, {}};
        knowledge.past = SocketPast{State::FinWait2, Timestamp(1'795'183'300s), {}, nullptr};
        const Story left = socketStory({picture, 2}, knowledge, 2s);
        QVERIFY(line(left, StorySection::Owners, "Process")
                    .startsWith(QStringLiteral("No process holds this socket")));
        QCOMPARE(line(left, StorySection::Owners, "Former owner"), QStringLiteral("<b>nginx (100), seen"));
        QCOMPARE(line(left, StorySection::Owners, "How that is known"), QStringLiteral("It was seen."));
        QCOMPARE(line(left, StorySection::Owners, "Its end"), QStringLiteral("killed by SIGSEGV at 14:02:11"));
        QCOMPARE(line(left, StorySection::Now, "Gone by itself"), QStringLiteral("In 40 s."));
        QCOMPARE(line(left, StorySection::History, "14:01:40"),
                 QStringLiteral("Seen as FIN_WAIT2 for the last time"));
    }

    void history() {
        FollowedSocket socket = followed(tcpSocket(1));
        for (const auto& [second, state] : {std::pair(1, State::CloseWait), std::pair(2, State::LastAck)}) {
            SnapshotBuilder builder;
            builder.snapshot().capturedAt += std::chrono::seconds(second);
            builder.add(tcpSocket(1, state));
            socket.follow(advance(socket.picture(), std::make_shared<const Snapshot>(builder.take())));
        }
        const std::vector<StoryLine> expected{
            {QStringLiteral("14:02:11"), QStringLiteral("Seen for the first time, as ESTABLISHED")},
            {QStringLiteral("14:02:12"), QStringLiteral("CLOSE_WAIT")},
            {QStringLiteral("14:02:13"), QStringLiteral("LAST_ACK")}};
        QVERIFY(socketStory(socket, {}, 0ms)[StorySection::History] == expected);
        // Chosen only now, it was seen before.
        const FollowedSocket late(socket.picture(), 0);
        const std::vector<StoryLine> lateExpected{
            {QStringLiteral("14:02:11"), QStringLiteral("Seen for the first time")},
            {QStringLiteral("14:02:13"), QStringLiteral("LAST_ACK when it was chosen here")}};
        QVERIFY(socketStory(late, {}, 0ms)[StorySection::History] == lateExpected);
    }

    void optionsOrWhyNot() {
        SocketKnowledge knowledge;
        knowledge.whyNoOptions = Message{"It is %1.", {"forbidden"}};
        QCOMPARE(line(socketStory(followed(tcpSocket(1)), knowledge, 0ms), StorySection::Options, "Not known"),
                 QStringLiteral("It is forbidden."));
        knowledge.options = SocketOptions{};
        knowledge.options->noDelay = true;
        const Story story = socketStory(followed(tcpSocket(1)), knowledge, 0ms);
        QCOMPARE(line(story, StorySection::Options, "TCP_NODELAY"), QStringLiteral("on"));
        QVERIFY(!line(story, StorySection::Options, "What would stay").isEmpty());
    }

    void place() {
        Socket socket = tcpSocket(77);
        socket.inode = Inode{5000};
        socket.cgroup = CgroupId{9};
        SnapshotBuilder builder;
        auto directory = std::make_shared<NameDirectory>();
        directory->cgroups[CgroupId{9}] = "/system.slice/nginx.service";
        builder.snapshot().directory = directory;
        builder.add(socket);
        const Story story = socketStory({pictureOf(builder.take()), 0}, {}, 0ms);
        QCOMPARE(line(story, StorySection::Place, "Unit"), QStringLiteral("nginx.service"));
        QCOMPARE(line(story, StorySection::Place, "Container"), QString());
        QCOMPARE(line(story, StorySection::Place, "Network namespace"), QStringLiteral("4026531840"));
        QCOMPARE(line(story, StorySection::Place, "Inode"), QStringLiteral("5000"));
        QCOMPARE(line(story, StorySection::Place, "Cookie"), QStringLiteral("77"));
    }

    void figures() {
        ConnectionFigures figures;
        QVERIFY(figures.empty());
        TcpInfo info;
        info.roundTripTime = 850us;
        info.bytesAcknowledged = 1'000'000;
        info.totalRetransmits = 2;
        const Timestamp start(1'000'000s);
        figures.add(start, info);
        SocketKnowledge knowledge;
        const auto said = [&](const char* name) {
            knowledge.figures = figures;
            return line(socketStory(followed(tcpSocket(1)), knowledge, 0ms), StorySection::Traffic, name);
        };
        QCOMPARE(said("Round trip"), QStringLiteral("850 µs"));
        QCOMPARE(said("Sent"), QStringLiteral("1.0 MB"));
        QCOMPARE(said("Received"), QString());   // not known
        QCOMPARE(said("Sent again"), QStringLiteral("2 segment(s)"));
        info.roundTripTime = 120ms;
        info.bytesAcknowledged = 1'006'000;
        info.totalRetransmits = 5;
        figures.add(start + 2s, info);
        QCOMPARE(said("Round trip"), QStringLiteral("120 ms"));
        QCOMPARE(said("Sent"), QStringLiteral("1.0 MB · 3.0 kB/s"));
        QCOMPARE(said("Sent again"), QStringLiteral("5 segment(s), 3 of them in the last minute"));
        figures.add(start + 10min, info);   // what is older is forgotten
        QCOMPARE(said("Sent again"), QStringLiteral("5 segment(s)"));
        info.bytesAcknowledged = 10;   // a number that ran over, or a lie
        figures.add(start + 10min + 1s, info);
        QCOMPARE(said("Sent"), QStringLiteral("10 bytes · 0 bytes/s"));
    }
};

QTEST_GUILESS_MAIN(SocketStoryTest)
#include "socket_story_test.moc"
