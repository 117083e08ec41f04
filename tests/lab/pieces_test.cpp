// A sample that comes in pieces, while the kernel still lists: against one that comes whole.
#include <QTest>

#include "app/probe/collector.h"
#include "app/probe/socket_tables.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/sockets.h"

#include <algorithm>
#include <atomic>
#include <fcntl.h>
#include <filesystem>
#include <netinet/in.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::lab;

namespace {

constexpr int manyConnections = 3000;   // more than a piece holds, for each family
constexpr std::chrono::hours never{24};

std::vector<Cookie> cookiesOf(const Snapshot& snapshot) {
    std::vector<Cookie> cookies;
    for (const Socket& socket : snapshot.sockets) cookies.push_back(*socket.cookie);
    return cookies;
}

std::vector<Cookie> sorted(std::vector<Cookie> cookies) {
    std::ranges::sort(cookies);
    return cookies;
}

/// What asks the kernel fails from now on, with ENOTSOCK.
void cutNetlink() {
    std::vector<int> descriptors;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
        descriptors.push_back(std::stoi(entry.path().filename().string()));
    const FileDescriptor nothing(open("/dev/null", O_RDWR | O_CLOEXEC));
    for (const int descriptor : descriptors) {
        int domain = 0;
        socklen_t size = sizeof domain;
        const bool isSocket = getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0;
        if (isSocket && domain == AF_NETLINK) QVERIFY(dup3(nothing.get(), descriptor, O_CLOEXEC) >= 0);
    }
}

}   // namespace

class PiecesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everySocketOnce();
    void theNextSampleIsWhole();
    void brokenOff();

private:
    std::vector<Connection> m_connections;
    std::vector<FileDescriptor> m_others;
};

void PiecesTest::initTestCase() {
    rlimit files{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = files.rlim_max;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &files), 0);
    for (const char* address : {"127.0.0.1", "::1"}) {
        m_others.push_back(listenerOn({address, 0}, 16));
        const int listener = m_others.back().get();
        for (int made = 0; made < manyConnections; ++made) m_connections.push_back(connectThrough(listener));
        m_others.push_back(boundSocket(SOCK_DGRAM, {address, 0}));
        m_others.push_back(boundSocket(SOCK_STREAM, {address, 0}));   // bound, and nothing else
    }
}

void PiecesTest::everySocketOnce() {
    std::vector<Cookie> cookies;
    int pieces = 0;
    Collector collector;
    const SnapshotPointer last = collector.sampleInPieces([&](const Snapshot& piece) {
        ++pieces;
        const auto more = cookiesOf(piece);
        cookies.insert(cookies.end(), more.begin(), more.end());
        QCOMPARE(piece.networkNamespace, NetworkNamespace{networkNamespaceInode()});
        for (const Socket& socket : piece.sockets)
            if (socket.uid) QVERIFY(piece.directory->users.contains(*socket.uid));
    });
    QCOMPARE(pieces, 3);
    QCOMPARE(last->source(Protocol::Tcp), Source::SockDiag);
    QVERIFY(last->notes.empty());
    QVERIFY(cookies.size() > 4 * manyConnections);
    QCOMPARE(sorted(cookies), sorted(cookiesOf(*Collector().sample({.owners = false}))));
}

void PiecesTest::theNextSampleIsWhole() {
    Collector collector;
    const auto whole = sorted(cookiesOf(*collector.sample({.owners = false})));
    collector.sampleInPieces([](const Snapshot& /*piece*/) {});
    QCOMPARE(sorted(cookiesOf(*collector.sample({.owners = false}))), whole);
}

/// Half a list must not be taken for a whole one, nor be followed by the whole from elsewhere.
void PiecesTest::brokenOff() {
    SocketTables tables("/proc", never);
    Snapshot rest;
    std::atomic<std::size_t> left = 0;
    tables.readInPortions(rest, [&](const std::vector<Socket>& portion) {
        left += portion.size();
        cutNetlink();
    });
    QVERIFY(left > 0);
    QCOMPARE(rest.source(Protocol::Tcp), Source::None);
    QVERIFY(
        std::ranges::none_of(rest.sockets, [](const Socket& socket) { return socket.protocol == Protocol::Tcp; }));
    QVERIFY(!rest.notes.empty());
    QVERIFY2(english(rest.notes.front()).find("broke off") != std::string::npos,
             english(rest.notes.front()).c_str());
}

int main(int argc, char** argv) {
    return runLab<PiecesTest>(argc, argv);
}

#include "pieces_test.moc"
