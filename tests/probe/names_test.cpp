// Names for the numbers in rows: users, control groups, interfaces.
#include <QTest>

#include "app/probe/names.h"
#include "tests/probe/fake_proc.h"
#include "tests/support/files.h"
#include "tests/support/in_child.h"
#include "tests/support/printing.h"
#include "tests/support/snapshot_builder.h"

#include <net/if.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

CgroupId idOf(const std::string& directory) {
    struct stat status {};
    return stat(directory.c_str(), &status) == 0 ? CgroupId{status.st_ino} : CgroupId{};
}

template <class Change>
Snapshot with(Change change) {
    Snapshot snapshot;
    snapshot.sockets.push_back(tcpSocket(1));
    change(snapshot.sockets[0]);
    return snapshot;
}

/// A hierarchy of control groups: the id of each is the inode of its directory, here as there.
struct FakeCgroups {
    FakeProc proc;
    std::string mount = proc.root() + "/cgroup";

    FakeCgroups() {
        std::filesystem::create_directories(mount + "/system.slice/ssh.service");
        writeText(proc.root() + "/self/mountinfo", "24 1 0:21 / " + mount + " rw - cgroup2 cgroup2 rw\n");
    }
    Snapshot socketOf(const std::string& group) const {
        return with([&](Socket& socket) { socket.cgroup = idOf(mount + group); });
    }
};

}   // namespace

class NamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mountPoints_data();
    void mountPoints();
    void users();
    void usersOfProcesses();
    void interfaces();
    void controlGroups();
    void newControlGroupsWait();
    void removedControlGroups();
    void cutWalk();
    void withoutCgroup2();
    void sharedUntilSomethingIsNew();
};

void NamesTest::mountPoints_data() {
    QTest::addColumn<std::string>("mountinfo");
    QTest::addColumn<std::string>("mountPoint");
    const auto row = [](const char* name, const char* mountinfo, const char* mountPoint) {
        QTest::newRow(name) << std::string(mountinfo) << std::string(mountPoint);
    };
    row("nothing", "", "");
    row("unified",
        "23 30 0:22 / /sys rw,nosuid - sysfs sysfs rw\n"
        "29 23 0:26 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate\n",
        "/sys/fs/cgroup");
    row("hybrid",
        "30 24 0:26 / /sys/fs/cgroup ro - tmpfs tmpfs ro,mode=755\n"
        "31 30 0:27 / /sys/fs/cgroup/unified rw shared:10 - cgroup2 cgroup2 rw\n"
        "32 30 0:28 / /sys/fs/cgroup/systemd rw shared:11 - cgroup cgroup rw,xattr,name=systemd\n",
        "/sys/fs/cgroup/unified");
    row("version 1 only", "32 30 0:28 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n", "");
    row("the first of two",
        "29 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n60 50 0:26 / /mnt/other rw - cgroup2 cgroup2 rw\n",
        "/sys/fs/cgroup");
    row("a directory that is called like it", "60 50 0:26 / /mnt/-cgroup2 rw - tmpfs cgroup2 rw\n", "");
    row("a blank in the path", "60 50 0:26 / /mnt/my\\040groups rw - cgroup2 cgroup2 rw\n", "/mnt/my groups");
    row("cut", "29 23 0:26 /", "");
}

void NamesTest::mountPoints() {
    QFETCH(std::string, mountinfo);
    QTEST(cgroupMountPoint(mountinfo), "mountPoint");
}

void NamesTest::users() {
    Names names("/nonexistent");
    Snapshot snapshot = with([](Socket& socket) { socket.uid = Uid{0}; });
    snapshot.sockets.push_back(tcpSocket(2));
    snapshot.sockets.back().uid = Uid{4'000'000'000};
    snapshot.sockets.push_back(tcpSocket(3));   // unknown
    const auto directory = names.directoryFor(snapshot);
    QCOMPARE(directory->users.size(), 2U);
    QCOMPARE(directory->users.at(Uid{0}), std::string("root"));
    QCOMPARE(directory->users.at(Uid{4'000'000'000}), std::string("4000000000"));
}

void NamesTest::usersOfProcesses() {
    Names names("/nonexistent");
    Process process;
    process.uid = Uid{0};
    Snapshot snapshot;
    snapshot.processes = {std::make_shared<const Process>(process), std::make_shared<const Process>()};
    QCOMPARE(names.directoryFor(snapshot)->users.size(), 1U);
}

void NamesTest::interfaces() {
    Names names("/nonexistent");
    Snapshot snapshot = with([](Socket& socket) { socket.interface = InterfaceIndex{if_nametoindex("lo")}; });
    snapshot.sockets.push_back(tcpSocket(2));
    snapshot.sockets.back().interface = InterfaceIndex{2'000'000'000};
    const auto directory = names.directoryFor(snapshot);
    QCOMPARE(directory->interfaces.at(InterfaceIndex{if_nametoindex("lo")}), std::string("lo"));
    QCOMPARE(directory->interfaces.at(InterfaceIndex{2'000'000'000}), std::string("2000000000"));
}

void NamesTest::controlGroups() {
    const FakeCgroups groups;
    Names names(groups.proc.root());
    const auto directory = names.directoryFor(groups.socketOf("/system.slice/ssh.service"));
    QCOMPARE(directory->cgroups.size(), 3U);
    QCOMPARE(directory->cgroups.at(idOf(groups.mount)), std::string("/"));
    QCOMPARE(directory->cgroups.at(idOf(groups.mount + "/system.slice")), std::string("/system.slice"));
    QCOMPARE(directory->cgroups.at(idOf(groups.mount + "/system.slice/ssh.service")),
             std::string("/system.slice/ssh.service"));
}

/// The hierarchy is not walked for every new number at once.
void NamesTest::newControlGroupsWait() {
    const FakeCgroups groups;
    Names names(groups.proc.root());
    const auto first = names.directoryFor(groups.socketOf("/system.slice"));
    std::filesystem::create_directories(groups.mount + "/new.slice");
    const auto second = names.directoryFor(groups.socketOf("/new.slice"));
    QVERIFY(second == first);
}

/// Sockets outlive the control group that made them. Its number is looked for once.
void NamesTest::removedControlGroups() {
    const FakeCgroups groups;
    Names names(groups.proc.root(), 0ms);
    const auto first = names.directoryFor(groups.socketOf("/system.slice"));
    const Snapshot removed = with([](Socket& socket) { socket.cgroup = CgroupId{424'242'424'242}; });
    QVERIFY(names.directoryFor(removed) == first);
    std::filesystem::create_directories(groups.mount + "/new.slice");
    QVERIFY(names.directoryFor(removed) == first);   // a walk would have found the new one
    const auto second = names.directoryFor(groups.socketOf("/new.slice"));
    QCOMPARE(second->cgroups.size(), 4U);
    std::filesystem::remove(groups.mount + "/new.slice");
    QVERIFY(names.directoryFor(groups.socketOf("/system.slice")) == second);
}

/// The hierarchy changes while it is walked. Here it is deeper than descriptors are left.
void NamesTest::cutWalk() {
    const FakeCgroups groups;
    std::filesystem::create_directories(groups.mount + "/a/b/c/d/e/f/g");
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        Names names(groups.proc.root(), 0ms);
        const auto first = names.directoryFor(groups.socketOf("/a/b/c/d/e/f/g"));
        if (first->cgroups.size() != 10) return "not all groups were found";
        const int lowest = dup(STDIN_FILENO);
        close(lowest);
        rlimit few{};
        few.rlim_cur = few.rlim_max = static_cast<rlim_t>(lowest) + 3;
        if (lowest < 0 || setrlimit(RLIMIT_NOFILE, &few) != 0) return "setrlimit failed";
        const Snapshot removed = with([](Socket& socket) { socket.cgroup = CgroupId{424'242'424'242}; });
        return names.directoryFor(removed) == first ? "" : "a walk that was cut short replaced what was known";
    });
}

void NamesTest::withoutCgroup2() {
    const FakeProc proc;
    Names names(proc.root(), 0ms);
    const Snapshot snapshot = with([](Socket& socket) { socket.cgroup = CgroupId{7}; });
    const auto directory = names.directoryFor(snapshot);
    QVERIFY(directory->cgroups.empty());
    QVERIFY(names.directoryFor(snapshot) == directory);
}

void NamesTest::sharedUntilSomethingIsNew() {
    Names names("/nonexistent");
    const Snapshot root = with([](Socket& socket) { socket.uid = Uid{0}; });
    const auto first = names.directoryFor(root);
    QVERIFY(names.directoryFor(root) == first);
    const auto second = names.directoryFor(with([](Socket& socket) { socket.uid = Uid{4'000'000'001}; }));
    QVERIFY(second != first);
    QCOMPARE(first->users.size(), 1U);   // whoever has the old one keeps it as it was
    QCOMPARE(second->users.size(), 2U);
    QVERIFY(names.directoryFor(root) == second);
}

QTEST_APPLESS_MAIN(NamesTest)
#include "names_test.moc"
