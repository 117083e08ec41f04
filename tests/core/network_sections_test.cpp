// Snapshots of several network namespaces: of which one a row is, and that what is the same in two of them is
// taken for two.
#include <QTest>

#include "app/core/column.h"
#include "app/core/diff.h"
#include "app/core/excerpt.h"
#include "app/core/filter/filter.h"
#include "app/core/matching_rows.h"
#include "app/core/network_namespace.h"
#include "app/core/objections.h"
#include "app/core/plan.h"
#include "app/core/release_scope.h"
#include "app/core/socket_key.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

using Rows = std::vector<std::uint32_t>;

constexpr NetworkNamespace own{4026531840};
constexpr NetworkNamespace web{4026532177};
constexpr NetworkNamespace hidden = withHiddenInode(4026532202);
constexpr Sources allDiag{Source::SockDiag, Source::SockDiag, Source::SockDiag};
constexpr Sources allProcfs{Source::Procfs, Source::Procfs, Source::Procfs};

Socket withoutCookie(State state, std::uint16_t port) {
    Socket socket = tcpSocket(0, state);
    socket.cookie = {};
    socket.localAddress = address("10.0.0.1");
    socket.localPort = Port{port};
    socket.remoteAddress = address("10.0.0.2");
    socket.remotePort = Port{80};
    return socket;
}

Socket timeWait(std::uint64_t cookie, std::uint16_t port) {
    Socket socket = withoutCookie(State::TimeWait, port);
    socket.cookie = Cookie{cookie};
    return socket;
}

void divide(Snapshot& snapshot, std::uint32_t webBegins, std::uint32_t hiddenBegins) {
    snapshot.sources = allDiag;
    snapshot.sections = {{own, "4026531840", 0, allDiag},
                         {NetworkNamespace{7}, "empty", webBegins, allDiag},
                         {web, "web", webBegins, allDiag},
                         {hidden, "pid 42", hiddenBegins, allProcfs}};
}

/// The same two leftovers in each of three namespaces.
Snapshot threeOfTwo() {
    SnapshotBuilder builder;
    for (const std::uint64_t cookie : {1U, 3U, 5U}) {
        builder.add(timeWait(cookie, 40001));
        builder.add(timeWait(cookie + 1, 40002));
    }
    divide(builder.snapshot(), 2, 4);
    return builder.take();
}

}   // namespace

class NetworkSectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAndTheirNamespaces() {
        const Snapshot snapshot = threeOfTwo();
        QCOMPARE(snapshot.networkNamespaceOf(1), own);
        QCOMPARE(snapshot.networkNamespaceOf(2), web);   // not the empty one that begins there too
        QCOMPARE(snapshot.networkNamespaceOf(3), web);
        QCOMPARE(snapshot.networkNamespaceOf(5), hidden);
        QCOMPARE(snapshot.networkNameOf(3), std::string_view("web"));
        QCOMPARE(snapshot.sourceOf(3), Source::SockDiag);
        QCOMPARE(snapshot.sourceOf(4), Source::Procfs);
        QCOMPARE(snapshot.ownRows(), 2U);
        QVERIFY(snapshot.isOwn(1) && !snapshot.isOwn(2));
    }

    void withoutSections() {
        SnapshotBuilder builder;
        builder.add(tcpSocket(1));
        builder.snapshot().sources = allProcfs;
        const Snapshot snapshot = builder.take();
        QCOMPARE(snapshot.networkNamespaceOf(0), own);
        QCOMPARE(snapshot.networkNameOf(0), std::string_view());
        QCOMPARE(snapshot.sourceOf(0), Source::Procfs);
        QCOMPARE(snapshot.ownRows(), 1U);
    }

    void onlyAnother() {
        Snapshot snapshot = threeOfTwo();
        snapshot.sections = {{web, "web", 0, allDiag}};
        QCOMPARE(snapshot.ownRows(), 0U);
        QCOMPARE(snapshot.networkNamespaceOf(0), web);
        snapshot.sections = {{own, "", 0, allDiag}};
        QCOMPARE(snapshot.ownRows(), 6U);
    }

    void columns() {
        const Snapshot snapshot = threeOfTwo();
        QCOMPARE(text({snapshot, 2}, Column::NetworkNamespace), std::string("4026532177"));
        QCOMPARE(text({snapshot, 2}, Column::NetworkName), std::string("web"));
        QCOMPARE(text({snapshot, 4}, Column::NetworkNamespace), std::string());   // nobody may see it
        QCOMPARE(text({snapshot, 4}, Column::NetworkName), std::string("pid 42"));
        QCOMPARE(text({snapshot, 4}, Column::Source), std::string("procfs"));
        QVERIFY(compare({snapshot, 0}, {snapshot, 2}, Column::NetworkName) < 0);
    }

    /// The number of a device means another one in another namespace.
    void devices() {
        Snapshot snapshot = threeOfTwo();
        auto directory = std::make_shared<NameDirectory>();
        directory->interfaces = {{InterfaceIndex{2}, "eth0"}};
        snapshot.directory = directory;
        for (Socket& socket : snapshot.sockets) socket.interface = InterfaceIndex{2};
        QCOMPARE(text({snapshot, 0}, Column::Interface), std::string("eth0"));
        QCOMPARE(text({snapshot, 2}, Column::Interface), std::string());
    }

    void filters() {
        const Snapshot snapshot = threeOfTwo();
        const auto found = [&](std::string_view text) {
            return matchingRows(snapshot, Filter::parse(text).value());
        };
        QVERIFY(found("netns:web") == (Rows{2, 3}));
        QVERIFY(found("netns:WE") == (Rows{2, 3}));
        QVERIFY(found("netns=we").empty());
        QVERIFY(found("netns:4026532177") == (Rows{2, 3}));
        QVERIFY(found("netns:402653217").empty());   // a number is a whole one
        QVERIFY(found("netns:\"42\"") == (Rows{4, 5}));
        QVERIFY(found("netns:web,4026531840") == (Rows{0, 1, 2, 3}));
        QVERIFY(found("netns!=web") == (Rows{0, 1, 4, 5}));
        QVERIFY(found("netns:any").size() == 6);
        QVERIFY(found("netns_name:web") == (Rows{2, 3}));
        QVERIFY(found("web") == (Rows{2, 3}));
        QVERIFY(found("source:procfs") == (Rows{4, 5}));
    }

    void keys() {
        SnapshotBuilder builder;
        for (int times = 0; times < 3; ++times) builder.add(withoutCookie(State::Established, 40001));
        divide(builder.snapshot(), 1, 2);
        const Snapshot snapshot = builder.take();
        QVERIFY(keyOf(snapshot, 0) != keyOf(snapshot, 1));
        QVERIFY(keyOf(snapshot, 1) != keyOf(snapshot, 2));
    }

    /// Rows of one namespace are never taken for those of another, nor are they new when others come before them.
    void difference() {
        SnapshotBuilder before;
        before.add(withoutCookie(State::Established, 40001));   // own
        before.add(withoutCookie(State::Established, 40001));   // web
        before.add(withoutCookie(State::Established, 40001));   // hidden
        divide(before.snapshot(), 1, 2);
        SnapshotBuilder after;
        after.add(withoutCookie(State::Established, 40002));   // own: another
        after.add(withoutCookie(State::Established, 40003));   // own: a further one
        after.add(withoutCookie(State::Established, 40001));   // web
        after.add(withoutCookie(State::Established, 40001));   // hidden
        divide(after.snapshot(), 2, 3);
        const SnapshotDelta delta = diff(before.take(), after.take());
        QVERIFY(delta.previous == (Rows{SnapshotDelta::absent, SnapshotDelta::absent, 1, 2}));
        QVERIFY(delta.removed == Rows{0});
    }

    void differenceWithCookies() {
        Snapshot other = threeOfTwo();
        std::swap(other.sections[2].id, other.sections[3].id);
        const SnapshotDelta delta = diff(threeOfTwo(), other);
        QVERIFY(delta.added == (Rows{2, 3, 4, 5}));
        QVERIFY(delta.removed == (Rows{2, 3, 4, 5}));
    }

    /// Its own stay what they were.
    void othersAreShownToo() {
        SnapshotBuilder alone;
        for (const std::uint64_t cookie : {1U, 2U})
            alone.add(timeWait(cookie, static_cast<std::uint16_t>(40000 + cookie)));
        const SnapshotDelta delta = diff(alone.take(), threeOfTwo());
        QVERIFY(delta.added == (Rows{2, 3, 4, 5}));
        QVERIFY(delta.removed.empty() && delta.changed.empty());
    }

    void excerpts() {
        Picture picture;
        picture.snapshot = std::make_shared<const Snapshot>(threeOfTwo());
        picture.firstSeen.resize(6);
        const PicturePointer part = excerpt(picture, Rows{1, 3, 4});
        const Snapshot& snapshot = *part->snapshot;
        QCOMPARE(snapshot.networkNamespaceOf(0), own);
        QCOMPARE(snapshot.networkNamespaceOf(1), web);
        QCOMPARE(snapshot.networkNamespaceOf(2), hidden);
        QCOMPARE(excerpt(picture, Rows{3})->snapshot->networkNamespaceOf(0), web);
    }

    void leftoversOfOneNamespace() {
        const Snapshot snapshot = threeOfTwo();
        const auto scopes = releaseScopes(snapshot, Rows{2});
        QCOMPARE(scopes.size(), 4U);   // not those of its port: nothing else there has it
        QVERIFY(scopes[0].rows == Rows{2});
        QVERIFY(scopes[1].kind == ScopeKind::Service && scopes[1].rows == (Rows{2, 3}));
        QCOMPARE(english(scopes[1].name), std::string("10.0.0.2 port 80"));
        QVERIFY(scopes[2].kind == ScopeKind::Remote && scopes[2].rows == (Rows{2, 3}));
        QVERIFY(scopes[3].kind == ScopeKind::Everything && scopes[3].rows == (Rows{2, 3}));
        const auto wider = releaseScopes(snapshot, Rows{0, 2});
        QVERIFY(wider.back().rows == (Rows{0, 1, 2, 3}));
    }

    void targets() {
        const Snapshot snapshot = threeOfTwo();
        QVERIFY(!targetOf(snapshot, 0).networkNamespace);
        QCOMPARE(*targetOf(snapshot, 2).networkNamespace, web);
        QCOMPARE(toText(targetOf(snapshot, 2)),
                 std::string("tcp 10.0.0.1:40001 → 10.0.0.2:80 (netns 4026532177)"));
        QCOMPARE(toText(targetOf(snapshot, 4)), std::string("tcp 10.0.0.1:40001 → 10.0.0.2:80 (netns hidden)"));
    }

    void whoMayEndThem() {
        const Snapshot snapshot = threeOfTwo();
        Capabilities administrator;
        administrator.administersNetwork = true;
        const auto objected = [&] {
            return planFor(SocketVerb::Release, snapshot, Rows{0, 2}, administrator).objected();
        };
        QCOMPARE(objected(), 1U);
        const auto objection = objectionToAbort(targetOf(snapshot, 2), nullptr, administrator);
        QVERIFY(objection.has_value());
        SocketTarget connected = targetOf(snapshot, 2);
        connected.state = State::Established;
        QVERIFY(english(*objectionToAbort(connected, nullptr, administrator))
                    .starts_with("This socket is in another"));
        administrator.entersNetworks = true;
        QCOMPARE(objected(), 0U);
        QVERIFY(!objectionToAbort(connected, nullptr, administrator));
    }
};

QTEST_GUILESS_MAIN(NetworkSectionsTest)
#include "network_sections_test.moc"
