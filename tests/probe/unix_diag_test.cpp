// UNIX sockets from the kernel's bytes, recorded and harmed, and the names of their peers.
#include <QTest>

#include "app/probe/unix_diag.h"
#include "tests/probe/description.h"
#include "tests/probe/mutations.h"
#include "tests/probe/recorded_sock_diag.h"
#include "tests/support/hex.h"
#include "tests/support/printing.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <linux/unix_diag.h>
#include <sys/socket.h>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr std::array everyUnix{recorded::unixListen,   recorded::unixClient,        recorded::unixAccepted,
                               recorded::unixAbstract, recorded::unixSeqpacket,     recorded::unixSeqpacketPeer,
                               recorded::unixDatagram, recorded::unixDatagramClient};

UnixRow parsed(std::string_view recorded) {
    return parseUnixDiag(bytesFromHex(recorded)).value();
}

/// A row with nothing but a name of these bytes.
std::string nameOfBytes(std::string_view name) {
    auto bytes = bytesFromHex(recorded::unixDatagram);
    bytes.resize(sizeof(unix_diag_msg) + 4 + (name.size() + 3) / 4 * 4);
    const auto length = static_cast<std::uint16_t>(4 + name.size());
    const std::uint16_t type = UNIX_DIAG_NAME;
    std::memcpy(bytes.data() + sizeof(unix_diag_msg), &length, sizeof length);
    std::memcpy(bytes.data() + sizeof(unix_diag_msg) + 2, &type, sizeof type);
    std::ranges::copy(std::as_bytes(std::span(name)), bytes.begin() + sizeof(unix_diag_msg) + 4);
    return parseUnixDiag(bytes)->name;
}

UnixRow row(std::uint32_t inode, std::uint32_t peer, std::string name) {
    UnixRow made;
    made.socket.protocol = Protocol::Unix;
    made.socket.inode = Inode{inode};
    made.socket.peerInode = Inode{peer};
    made.name = std::move(name);
    return made;
}

}   // namespace

class UnixDiagTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedRows_data();
    void recordedRows();
    void names_data();
    void names();
    void stateNumbers();
    void strangersAreRefused();
    void everyTruncation();
    void mutations();
    void dumpRequest();
    void recordedPeers();
    void peersOfMany();
};

void UnixDiagTest::recordedRows_data() {
    QTest::addColumn<std::string_view>("recorded");
    QTest::addColumn<std::string>("described");
    const auto row = [](const char* name, std::string_view recorded, const char* described) {
        QTest::newRow(name) << recorded << std::string(described);
    };
    row("listener", recorded::unixListen,
        "\"/run/lens/service.sock\" unix unix LISTEN inode=2075769 uid=1000 rq=1 wq=7 timer=-/-/- cookie=1088728 "
        "cgroup=- if=- shut=0 type=stream peer=-");
    row("client", recorded::unixClient,
        "\"\" unix unix ESTABLISHED inode=2075770 uid=1000 rq=0 wq=768 timer=-/-/- cookie=1088732 cgroup=- if=- "
        "shut=0 type=stream peer=2075771");
    row("accepted", recorded::unixAccepted,
        "\"/run/lens/service.sock\" unix unix ESTABLISHED inode=2075771 uid=1000 rq=5 wq=0 timer=-/-/- "
        "cookie=1088729 cgroup=- if=- shut=0 type=stream peer=2075770");
    row("abstract", recorded::unixAbstract,
        "\"@soc@klens\" unix unix ESTABLISHED inode=2075773 uid=1000 rq=3 wq=0 timer=-/-/- cookie=1088736 "
        "cgroup=- "
        "if=- shut=0 type=dgram peer=-");
    row("half shut", recorded::unixSeqpacket,
        "\"\" unix unix ESTABLISHED inode=2075774 uid=1000 rq=0 wq=0 timer=-/-/- cookie=1088733 cgroup=- if=- "
        "shut=2 type=seqpacket peer=2075775");
    row("its peer", recorded::unixSeqpacketPeer,
        "\"\" unix unix ESTABLISHED inode=2075775 uid=1000 rq=0 wq=0 timer=-/-/- cookie=1088734 cgroup=- if=- "
        "shut=1 type=seqpacket peer=2075774");
    row("datagram", recorded::unixDatagram,
        "\"\" unix unix CLOSE inode=2075776 uid=1000 rq=0 wq=0 timer=-/-/- cookie=1088735 cgroup=- if=- shut=0 "
        "type=dgram peer=-");
    row("datagram client", recorded::unixDatagramClient,
        "\"\" unix unix ESTABLISHED inode=2075777 uid=1000 rq=0 wq=768 timer=-/-/- cookie=1088730 cgroup=- if=- "
        "shut=0 type=dgram peer=2075773");
}

void UnixDiagTest::recordedRows() {
    QFETCH(std::string_view, recorded);
    QTEST(describe(parsed(recorded)), "described");
}

void UnixDiagTest::names_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("name");
    const auto row = [](const char* tag, std::string bytes, std::string name) {
        QTest::newRow(tag) << std::move(bytes) << std::move(name);
    };
    row("path", std::string("/run/a\0", 7), "/run/a");
    row("path of full length", std::string(108, 'p'), std::string(108, 'p'));
    row("path with rubbish behind", std::string("/run/a\0rubbish", 14), "/run/a");
    row("relative", std::string("a.sock\0", 7), "a.sock");
    row("abstract", std::string("\0a", 2), "@a");
    row("abstract with NULs", std::string("\0a\0\0b\0", 6), "@a@@b@");
    row("abstract and empty", std::string("\0", 1), "@");
    row("nothing", "", "");
    row("bytes that are no text", "\xff\n\x01", "\xff\n\x01");
}

void UnixDiagTest::names() {
    QFETCH(std::string, bytes);
    QTEST(nameOfBytes(bytes), "name");
}

void UnixDiagTest::stateNumbers() {
    auto bytes = bytesFromHex(recorded::unixClient);
    for (int state = 0; state < 256; ++state) {
        bytes[offsetof(unix_diag_msg, udiag_state)] = static_cast<std::byte>(state);
        const bool used = state == 1 || state == 2 || state == 7 || state == 10;
        QCOMPARE(parseUnixDiag(bytes).has_value(), used);
    }
}

void UnixDiagTest::strangersAreRefused() {
    auto bytes = bytesFromHex(recorded::unixClient);
    for (const int family : {0, 2, 10, 16, 255}) {
        bytes[offsetof(unix_diag_msg, udiag_family)] = static_cast<std::byte>(family);
        QVERIFY(!parseUnixDiag(bytes));
    }
    QVERIFY(!parseUnixDiag({}));
}

void UnixDiagTest::everyTruncation() {
    for (const std::string_view recorded : everyUnix) {
        const auto whole = bytesFromHex(recorded);
        const auto complete = parseUnixDiag(whole);
        forEachTruncation(whole, [&](Bytes cut) {
            const auto found = parseUnixDiag(cut);
            QCOMPARE(found.has_value(), cut.size() >= sizeof(unix_diag_msg));
            if (!found) return;
            QVERIFY(found->socket.cookie == complete->socket.cookie);
            QVERIFY(found->name.empty() || found->name == complete->name);
        });
    }
}

void UnixDiagTest::mutations() {
    std::mt19937 random(12);
    std::vector<std::vector<std::byte>> originals;
    for (const auto recorded : everyUnix) originals.push_back(bytesFromHex(recorded));
    std::vector<UnixRow> rows;
    for (int round = 0; round < 100'000; ++round) {
        const auto bytes = mutated(random, originals[random() % originals.size()]);
        if (auto found = parseUnixDiag(bytes)) {
            QVERIFY(!toText(found->socket.state).empty());
            QVERIFY(found->name.find('\0') == std::string::npos);
            QVERIFY(found->name.size() < bytes.size());
            rows.push_back(std::move(*found));
        }
    }
    QVERIFY(rows.size() > 20'000);   // or the mutations are so rough that they test nothing
    const UnixTable table = joinPeers(rows);
    QCOMPARE(table.sockets.size(), rows.size());
    for (const Socket& socket : table.sockets) {
        QVERIFY(!socket.name || number(*socket.name) < table.names.size());
        QVERIFY(!socket.peerName || number(*socket.peerName) < table.names.size());
    }
}

void UnixDiagTest::dumpRequest() {
    const auto bytes = unixDumpRequest();
    unix_diag_req request{};
    QCOMPARE(bytes.size(), sizeof request);
    std::memcpy(&request, bytes.data(), sizeof request);
    QCOMPARE(int{request.sdiag_family}, AF_UNIX);
    QCOMPARE(request.udiag_states, UINT32_MAX);
    QCOMPARE(request.udiag_show,
             std::uint32_t{UDIAG_SHOW_NAME | UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN | UDIAG_SHOW_UID});
}

void UnixDiagTest::recordedPeers() {
    std::vector<UnixRow> rows;
    for (const auto recorded : everyUnix) rows.push_back(parsed(recorded));
    const UnixTable table = joinPeers(rows);
    const auto nameOf = [&](auto index) { return index ? table.names[number(*index)] : std::string(); };
    const std::array<std::pair<const char*, const char*>, everyUnix.size()> expected{{
        {"/run/lens/service.sock", ""},
        {"", "/run/lens/service.sock"},
        {"/run/lens/service.sock", ""},   // its client is not bound
        {"@soc@klens", ""},
        {"", ""},
        {"", ""},
        {"", ""},
        {"", "@soc@klens"},
    }};
    QCOMPARE(table.sockets.size(), expected.size());
    for (std::size_t at = 0; at < expected.size(); ++at) {
        QCOMPARE(nameOf(table.sockets[at].name), std::string(expected[at].first));
        QCOMPARE(nameOf(table.sockets[at].peerName), std::string(expected[at].second));
        QVERIFY(table.sockets[at].inode == rows[at].socket.inode);   // in the same order
    }
}

void UnixDiagTest::peersOfMany() {
    // The peer comes later, is missing, is unknown; two sockets without an inode are nobody's peer.
    const UnixTable table =
        joinPeers({row(1, 2, ""), row(2, 1, "/b"), row(3, 99, ""), row(0, 0, "/gone"), row(4, 0, "")});
    QVERIFY(table.names == (std::vector<std::string>{"/b", "/gone"}));
    QVERIFY(table.sockets[0].peerName == NameIndex{0});
    QVERIFY(!table.sockets[1].peerName);
    QVERIFY(!table.sockets[2].peerName);
    QVERIFY(table.sockets[3].name == NameIndex{1});
    QVERIFY(!table.sockets[4].name && !table.sockets[4].peerName);
    QVERIFY(joinPeers({}).sockets.empty());
}

QTEST_APPLESS_MAIN(UnixDiagTest)
#include "unix_diag_test.moc"
