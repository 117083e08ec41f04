// Lists of sockets, one after the other: what comes twice, and what is passed over.
#include <QTest>

#include "app/probe/seen_cookies.h"
#include "tests/support/snapshot_builder.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

using namespace socklens;
using namespace socklens::test;

namespace {

std::vector<Socket> list(const std::vector<std::uint64_t>& cookies) {
    std::vector<Socket> sockets;
    sockets.reserve(cookies.size());
    for (const std::uint64_t cookie : cookies) sockets.push_back(tcpSocket(cookie));
    return sockets;
}

/// Against a plain set: `before` is what the last list had, `now` what this one says.
void compareWithASet(const std::vector<std::uint64_t>& before, const std::vector<std::uint64_t>& now) {
    const auto last = list(before);
    SeenCookies seen(last);
    std::set<std::uint64_t> expected;
    for (const Socket& socket : list(now))
        QCOMPARE(seen.add(socket), expected.insert(number(*socket.cookie)).second);
    std::set<std::uint64_t> missing;
    seen.forEachMissing([&](const Socket& socket) { missing.insert(number(*socket.cookie)); });
    for (const std::uint64_t cookie : before) {
        QCOMPARE(missing.contains(cookie), !expected.contains(cookie));
        QCOMPARE(seen.contains(Cookie{cookie}), expected.contains(cookie));
    }
    for (const std::uint64_t cookie : now) QVERIFY(seen.contains(Cookie{cookie}));
}

std::vector<std::uint64_t> countTo(std::uint64_t last) {
    std::vector<std::uint64_t> cookies(last);
    std::iota(cookies.begin(), cookies.end(), 1U);
    return cookies;
}

}   // namespace

class SeenCookiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstList();
    void theSameAgain();
    void someHaveEnded();
    void mostHaveEnded();
    void theSameTwice();
    void withoutACookie();
    void anyOrder();
    void cookiesFarApart();
};

void SeenCookiesTest::theFirstList() {
    compareWithASet({}, {1, 2, 3, 2, 1, 4});
}
void SeenCookiesTest::theSameAgain() {
    compareWithASet(countTo(100), countTo(100));
}
void SeenCookiesTest::someHaveEnded() {
    compareWithASet(countTo(20), {1, 2, 5, 6, 30, 7, 8, 20, 31, 30});
}
void SeenCookiesTest::mostHaveEnded() {
    compareWithASet(countTo(1000), {3, 500, 501, 502, 999, 1000});
}
void SeenCookiesTest::cookiesFarApart() {
    constexpr std::uint64_t greatest = UINT64_MAX;
    compareWithASet({1, greatest, 7}, {7, 5, 1, greatest - 1, greatest, 5});
    compareWithASet({64, 128, 1, 127}, {63, 65, 127, 129, 128, 64, 1});
    compareWithASet({greatest - 3, greatest}, {greatest, greatest - 2, greatest - 3, 1});
    compareWithASet({5}, {4, 5, 6});
}
void SeenCookiesTest::theSameTwice() {
    compareWithASet(countTo(10), {1, 2, 3, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 1});
}

void SeenCookiesTest::withoutACookie() {
    SeenCookies seen;
    const Socket socket = tcpSocket(0);
    QVERIFY(seen.add(socket) && seen.add(socket));
}

void SeenCookiesTest::anyOrder() {
    std::mt19937 random(7);   // the same every time
    for (int round = 0; round < 300; ++round) {
        const std::uint64_t size = 1 + random() % 100;
        auto before = countTo(size);
        std::shuffle(before.begin(), before.end(), random);
        auto now = before;
        for (std::uint64_t at = 0; at < size / 5; ++at) {
            now[random() % now.size()] = now[random() % now.size()];   // one is passed over, another comes twice
            now[random() % now.size()] = 1000 + random() % 10;         // new
        }
        if (round % 3 == 0) std::shuffle(now.begin(), now.end(), random);
        compareWithASet(before, now);
    }
}

QTEST_APPLESS_MAIN(SeenCookiesTest)
#include "seen_cookies_test.moc"
