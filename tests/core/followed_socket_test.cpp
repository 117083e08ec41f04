// One socket through many pictures: found by what it is, with what belongs to it, and remembered when it is gone.
#include <QTest>

#include "app/core/followed_socket.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"

#include <set>

using namespace socklens;
using namespace socklens::test;

namespace {

PicturePointer pictureOf(Snapshot snapshot) {
    return advance(emptyPicture(), std::make_shared<const Snapshot>(std::move(snapshot))).newer;
}

std::optional<std::uint32_t> rowOf(const Picture& picture, const SocketKey& key) {
    for (std::uint32_t row = 0; row < picture.snapshot->sockets.size(); ++row)
        if (keyOf(*picture.snapshot, row) == key) return row;
    return std::nullopt;
}

Socket withPorts(std::uint64_t cookie, State state, int local, int remote) {
    Socket socket = tcpSocket(cookie, state);
    socket.remoteAddress = remote == 0 ? address("0.0.0.0") : socket.localAddress;
    socket.localPort = static_cast<Port>(local);
    socket.remotePort = static_cast<Port>(remote);
    return socket;
}

/// A small loopback on which everything happens: listeners, connections, both of their ends.
Snapshot loopback(Random& random, const std::set<std::uint64_t>& present, int second) {
    SnapshotBuilder builder;
    builder.snapshot().capturedAt += std::chrono::seconds(second);
    for (const std::uint64_t cookie : present) {
        const int pair = static_cast<int>(cookie % 5);
        const State state = oneIn(random, 2) ? State::Established : State::CloseWait;
        if (cookie % 3 == 0) builder.add(withPorts(cookie, State::Listen, 100 + pair, 0));
        if (cookie % 3 == 1) builder.add(withPorts(cookie, state, 100 + pair, 200 + pair));
        if (cookie % 3 == 2) builder.add(withPorts(cookie, state, 200 + pair, 100 + pair));
    }
    return builder.take();
}

}   // namespace

class FollowedSocketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Step by step it knows what a look at everything would find.
    void neverLoses() {
        Random random(11);
        for (int round = 0; round < 60; ++round) {
            std::set<std::uint64_t> present{1};
            for (int count = 0; count < 30; ++count) present.insert(1 + below(random, 60));
            PicturePointer picture = pictureOf(loopback(random, present, 0));
            FollowedSocket followed(picture,
                                    *rowOf(*picture, keyOf(tcpSocket(1), picture->snapshot->networkNamespace)));
            for (int step = 1; step < 20; ++step) {
                for (int change = 0; change < 4; ++change) {
                    present.erase(2 + below(random, 59));
                    present.insert(1 + below(random, 60));
                }
                const Update update =
                    advance(picture, std::make_shared<const Snapshot>(loopback(random, present, step)));
                picture = update.newer;
                if (oneIn(random, 6)) followed.rest();
                if (oneIn(random, 6)) continue;   // a picture that it does not get
                followed.follow(update);
                QVERIFY(followed.picture() == picture);
                QVERIFY(keyOf(*picture->snapshot, followed.row()) == followed.key());
                const Relatives all = relativesOf(*picture->snapshot, followed.row());
                const auto fit = [&](const std::optional<std::uint32_t>& row) {
                    return row ? listenerFit(picture->snapshot->sockets[*row], followed.socket())
                               : ListenerFit::None;
                };
                QCOMPARE(fit(followed.relatives().listener), fit(all.listener));
                QCOMPARE(followed.relatives().otherEnd.has_value(), all.otherEnd.has_value());
                if (all.otherEnd)
                    QVERIFY(
                        isOtherEnd(picture->snapshot->sockets[*followed.relatives().otherEnd], followed.socket()));
            }
        }
    }

    void rowsAreFoundAgain() {
        Random random(12);
        for (int round = 0; round < 200; ++round) {
            const PicturePointer older = pictureOf(randomSnapshot(random, 60));
            const Update update =
                advance(older, std::make_shared<const Snapshot>(oneIn(random, 4) ? randomSnapshot(random, 60)
                                                                                 : *older->snapshot));
            const auto expected = newRows(update.delta, older->snapshot->sockets.size());
            for (std::uint32_t row = 0; row < expected.size(); ++row)
                QCOMPARE(rowAfter(update, row).value_or(SnapshotDelta::absent), expected[row]);
        }
    }

    void aRowIsFoundByItsKey() {
        Random random(13);
        const Snapshot snapshot = randomSnapshot(random, 40);
        for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) {
            const auto found = rowOf(snapshot, keyOf(snapshot, row));
            QVERIFY(found);
            QVERIFY(keyOf(snapshot, *found) == keyOf(snapshot, row));
        }
        QVERIFY(!rowOf(Snapshot(), SocketKey()));
        QVERIFY(!rowOf(snapshot, keyOf(tcpSocket(1'000'000'000, State::Listen), {})));
    }

    void remembersItsStates() {
        SnapshotBuilder first;
        first.add(tcpSocket(1, State::Established));
        PicturePointer picture = pictureOf(first.take());
        const Timestamp start = picture->snapshot->capturedAt;
        FollowedSocket followed(picture, 0);
        int second = 0;
        for (const State state : {State::Established, State::CloseWait, State::CloseWait, State::LastAck}) {
            SnapshotBuilder builder;
            builder.snapshot().capturedAt += std::chrono::seconds(++second);
            builder.add(tcpSocket(1, state));
            followed.catchUp(pictureOf(builder.take()));
        }
        using std::chrono::seconds;
        using Seen = FollowedSocket::SeenState;
        const std::vector<Seen> expected{{State::Established, start},
                                         {State::CloseWait, start + seconds(2)},
                                         {State::LastAck, start + seconds(4)}};
        QVERIFY(std::ranges::equal(followed.states(), expected));
    }

    void doesNotRememberForEver() {
        SnapshotBuilder first;
        first.add(tcpSocket(1, State::Close));
        FollowedSocket followed(pictureOf(first.take()), 0);
        for (int change = 0; change < 100; ++change) {
            SnapshotBuilder builder;
            builder.add(tcpSocket(1, change % 2 == 0 ? State::Established : State::Close));
            followed.catchUp(pictureOf(builder.take()));
        }
        QCOMPARE(followed.states().size(), FollowedSocket::mostStates);
        QCOMPARE(followed.states().front().state, State::Close);
    }

    void whatIsGoneStaysKnown() {
        SnapshotBuilder builder;
        const auto nginx = builder.addProcess(100, "nginx");
        builder.add(withPorts(7, State::Listen, 9, 0));
        const auto listener = builder.add(withPorts(1, State::Listen, 80, 0));
        builder.add(withPorts(8, State::Listen, 10, 0));
        builder.hold(listener, nginx);
        const auto connection = builder.add(withPorts(2, State::Established, 80, 5000));
        builder.hold(connection, nginx);
        PicturePointer picture = pictureOf(builder.take());
        const std::weak_ptr<const Picture> whole = picture;
        FollowedSocket followed(picture, connection);
        QVERIFY(!followed.goneAt());
        SnapshotBuilder later;
        later.snapshot().capturedAt += std::chrono::seconds(5);
        const Timestamp then = later.snapshot().capturedAt;
        followed.follow(advance(std::move(picture), std::make_shared<const Snapshot>(later.take())));
        QVERIFY(followed.goneAt() == then);
        QVERIFY(whole.expired());   // it may be large
        QCOMPARE(followed.socket().cookie, Cookie{2});
        const Snapshot& known = followed.view().snapshot;
        QCOMPARE(titles(known, known.holders(followed.row()), 1), std::string("nginx (pid 100)"));
        QVERIFY(followed.relatives().listener);
        QCOMPARE(known.sockets[*followed.relatives().listener].cookie, Cookie{1});
    }

    /// Where the kernel could not be read, nothing is gone.
    void aFailureIsNoEnd() {
        SnapshotBuilder builder;
        builder.add(tcpSocket(1));
        const Snapshot there = builder.take();
        FollowedSocket followed(pictureOf(there), 0);
        Snapshot unreadable = there;
        unreadable.sockets.clear();
        unreadable.holderEnds.clear();
        unreadable.sources[static_cast<std::size_t>(Protocol::Tcp)] = Source::None;
        followed.catchUp(pictureOf(unreadable));
        QVERIFY(!followed.goneAt());
        QCOMPARE(followed.socket().cookie, Cookie{1});
        const PicturePointer again = pictureOf(there);
        followed.catchUp(again);
        QVERIFY(!followed.goneAt() && followed.picture() == again);
    }
};

QTEST_GUILESS_MAIN(FollowedSocketTest)
#include "followed_socket_test.moc"
