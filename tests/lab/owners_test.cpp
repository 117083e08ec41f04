// Whether owners that are remembered are still right, after descriptors were closed, opened and put in each
// other's place between two samples: against a collector that remembers nothing.
#include <QTest>

#include "app/probe/collector.h"
#include "tests/lab/child_process.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/servant.h"
#include "tests/lab/sockets.h"

#include <array>
#include <atomic>
#include <deque>
#include <fcntl.h>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <thread>
#include <unistd.h>

using namespace socklens;
using namespace socklens::lab;

namespace {

enum class Order : char {
    Open = 'o',
    Close = 'c',
    Bind = 'b',      ///< of TCP, and neither listen nor connect: such are shown from memory for a while
    Replace = 'r',   ///< a socket by another
    SocketByFile = 'f',
    FileBySocket = 's'
};
constexpr std::array seenAtOnce{Order::Open, Order::Open, Order::Close, Order::Replace, Order::SocketByFile};
constexpr std::array all{Order::Open,    Order::Open,         Order::Bind,        Order::Close,
                         Order::Replace, Order::SocketByFile, Order::FileBySocket};

/// What a process has open, in the order of its opening. The lowest number that is free is given next, so that
/// whoever is replaced leaves its own.
class Belongings {
public:
    void obey(Order order) {
        const auto closeFirst = [](std::deque<FileDescriptor>& of) {
            if (!of.empty()) of.pop_front();
        };
        switch (order) {
        case Order::Open: openSocket(); break;
        case Order::Bind: m_sockets.push_back(boundSocket(SOCK_STREAM, {"127.0.0.1", 0})); break;
        case Order::Close: closeFirst(m_sockets); break;
        case Order::Replace:
            closeFirst(m_sockets);
            openSocket();
            break;
        case Order::SocketByFile:
            closeFirst(m_sockets);
            openFile();
            break;
        case Order::FileBySocket:
            closeFirst(m_files);
            openSocket();
            break;
        }
    }

private:
    void openSocket() { m_sockets.push_back(boundSocket(SOCK_DGRAM, {"127.0.0.1", 0})); }
    void openFile() { m_files.emplace_back(open("/dev/null", O_RDONLY | O_CLOEXEC)); }

    std::deque<FileDescriptor> m_sockets;
    std::deque<FileDescriptor> m_files;
};

Servant::Obey beginWithNothing() {
    return
        [belongings = std::make_shared<Belongings>()](char order) { belongings->obey(static_cast<Order>(order)); };
}

class Opener {
public:
    void tell(Order order) { m_servant.tell(static_cast<char>(order)); }

private:
    Servant m_servant{&beginWithNothing};
};

using Holders = std::map<std::uint64_t, std::set<ProcessId>>;

Holders holdersOf(const Snapshot& snapshot) {
    Holders holders;
    for (std::size_t row = 0; row < snapshot.sockets.size(); ++row) {
        if (snapshot.sockets[row].protocol != Protocol::Udp) continue;
        auto& of = holders[number(*snapshot.sockets[row].cookie)];
        for (const std::uint32_t process : snapshot.holders(row)) of.insert(snapshot.processes[process]->id);
    }
    return holders;
}

Holders seenBy(Collector& collector) {
    return holdersOf(*collector.sample({}));
}

Holders truth() {
    Collector remembersNothing;
    return seenBy(remembersNothing);
}

bool isRightSoon(Collector& collector) {
    constexpr int soon = 10;   // samples: three, and one for each 5,000 descriptors of the machine
    for (int sample = 0; sample < soon; ++sample)
        if (seenBy(collector) == truth()) return true;
    return false;
}

}   // namespace

class OwnersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatChangedIsSeenAtOnce();
    void whatTookThePlaceOfOneShownFromMemory();
    void whatTookThePlaceOfAFile();
    void whateverChangesIsSeenSoon();
    void childrenThatInherit();
    void threeHundredThatDieMeanwhile();
};

void OwnersTest::whatChangedIsSeenAtOnce() {
    std::array<Opener, 3> openers;
    Collector collector;
    std::mt19937 random(42);   // the same every time
    std::size_t most = 0;
    for (int step = 0; step < 300; ++step) {
        // Of one process, so that no other change makes it be read.
        openers.at(random() % openers.size()).tell(seenAtOnce.at(random() % seenAtOnce.size()));
        const Holders seen = seenBy(collector);
        QCOMPARE(seen, truth());
        most = std::max(most, seen.size());
        for (const auto& [cookie, holders] : seen) QCOMPARE(holders.size(), 1U);
    }
    QVERIFY(most > 10);   // or nothing was compared
}

/// The one that was bound is in the list for three seconds still, and proves nothing.
void OwnersTest::whatTookThePlaceOfOneShownFromMemory() {
    Opener opener;
    for (int at = 0; at < 600; ++at) opener.tell(Order::Open);   // so many that not all are read again
    for (int round = 0; round < 2; ++round) {
        for (int at = 0; at < 600; ++at) opener.tell(Order::SocketByFile);
        opener.tell(Order::Bind);
        for (int at = 0; at < 600; ++at) opener.tell(Order::FileBySocket);
        Collector collector;   // its first sample asks for all
        QCOMPARE(seenBy(collector), truth());
        opener.tell(Order::Replace);
        QCOMPARE(seenBy(collector), truth());
    }
}

/// As many descriptors as before, and all its sockets still there: only that the new one has no holder tells.
void OwnersTest::whatTookThePlaceOfAFile() {
    Opener opener;
    Collector collector;
    for (int at = 0; at < 600; ++at) opener.tell(Order::Open);   // so many that not all are read again
    opener.tell(Order::SocketByFile);
    seenBy(collector);
    for (int round = 0; round < 3; ++round) {
        opener.tell(Order::FileBySocket);
        QVERIFY(isRightSoon(collector));
        opener.tell(Order::SocketByFile);
        QCOMPARE(seenBy(collector), truth());
    }
}

/// Several changes between two samples, which the number of descriptors alone would explain otherwise.
void OwnersTest::whateverChangesIsSeenSoon() {
    std::array<Opener, 2> openers;
    Collector collector;
    std::mt19937 random(4711);   // the same every time
    for (int at = 0; at < 600; ++at) openers.front().tell(Order::Open);
    for (int step = 0; step < 100; ++step) {
        for (unsigned left = 1 + random() % 4; left > 0; --left)
            openers.at(random() % openers.size()).tell(all.at(random() % all.size()));
        QVERIFY(isRightSoon(collector));
    }
}

void OwnersTest::childrenThatInherit() {
    const FileDescriptor shared = boundSocket(SOCK_DGRAM, {"127.0.0.1", 0});
    const std::uint64_t cookie = cookieOf(shared.get());
    Collector collector;
    QCOMPARE(seenBy(collector).at(cookie).size(), 1U);
    {
        const ChildProcess heir({shared.get()}, waitForStop);
        QCOMPARE(seenBy(collector).at(cookie).size(), 2U);
        QCOMPARE(seenBy(collector), truth());
    }
    QCOMPARE(seenBy(collector).at(cookie).size(), 1U);
}

/// Whoever is named has held it; whoever is gone holds nothing; and nobody stumbles.
void OwnersTest::threeHundredThatDieMeanwhile() {
    std::map<std::uint64_t, pid_t> heldBy;
    std::vector<std::unique_ptr<ChildProcess>> holders;
    for (int count = 0; count < 300; ++count) {
        const FileDescriptor socket = boundSocket(SOCK_DGRAM, {"127.0.0.1", 0});
        holders.push_back(std::make_unique<ChildProcess>(std::vector{socket.get()}, waitForStop));
        heldBy[cookieOf(socket.get())] = holders.back()->pid();
    }
    Collector collector;
    QCOMPARE(seenBy(collector).size(), heldBy.size());
    std::atomic<unsigned> begun{0};
    std::atomic<bool> isOver{false};
    const std::jthread reaper([&] {
        for (std::size_t count = 0; !holders.empty(); ++count) {
            const unsigned before = begun;
            while (count % 10 == 0 && begun == before) std::this_thread::yield();   // into the midst of a sample
            holders.pop_back();
        }
        isOver = true;
    });
    std::size_t mistaken = 0;
    while (!isOver) {   // no way out before: the reaper waits for samples
        ++begun;
        for (const auto& [cookie, seen] : seenBy(collector)) {
            const auto holder = heldBy.find(cookie);
            const bool isRight = holder != heldBy.end() && seen.size() <= 1 &&
                                 (seen.empty() || seen.begin()->pid == Pid{holder->second});
            if (!isRight) ++mistaken;
        }
    }
    QCOMPARE(mistaken, 0U);
    QVERIFY(begun >= 30);
    QVERIFY(seenBy(collector).empty());
}

int main(int argc, char** argv) {
    return runLab<OwnersTest>(argc, argv);
}
#include "owners_test.moc"
