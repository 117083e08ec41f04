// Who holds which socket, in a /proc of the test's own.
#include <QTest>

#include "app/probe/owners.h"
#include "tests/probe/clone_with_pid.h"
#include "tests/probe/fake_proc.h"
#include "tests/support/child.h"
#include "tests/support/files.h"
#include "tests/support/in_child.h"
#include "tests/support/less_rights.h"
#include "tests/support/live_socket.h"
#include "tests/support/namespaces.h"
#include "tests/support/printing.h"
#include "tests/support/snapshot_builder.h"

#include <algorithm>
#include <csignal>
#include <linux/capability.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

namespace {

/// Rows 0 to 3 with the inodes 100, 101, 102 and none.
Snapshot sockets() {
    Snapshot snapshot;
    for (const std::uint32_t inode : {100U, 101U, 102U, 0U}) {
        Socket socket = tcpSocket(inode + 1);
        socket.inode = Inode{inode};
        snapshot.sockets.push_back(socket);
    }
    return snapshot;
}

/// "0:web 1:web,worker"
std::string holders(const Snapshot& snapshot) {
    std::string text;
    for (std::size_t row = 0; row < snapshot.sockets.size(); ++row) {
        std::string names;
        for (const auto process : snapshot.holders(row))
            names += (names.empty() ? "" : ",") +
                     (process < snapshot.processes.size() ? snapshot.processes[process]->name : "nobody");
        if (!names.empty()) text += (text.empty() ? "" : " ") + std::to_string(row) + ":" + names;
    }
    return text;
}

/// What root in a container often lacks: lists of descriptors open to him, and what they are is refused.
bool dropPtrace() {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, 2> sets{};
    if (syscall(SYS_capget, &header, sets.data()) != 0) return false;
    for (auto* set : {&sets[0].effective, &sets[0].permitted, &sets[0].inheritable})
        *set &= ~(1U << static_cast<unsigned>(CAP_SYS_PTRACE));
    return syscall(SYS_capset, &header, sets.data()) == 0;
}

std::string found(const FakeProc& proc) {
    Owners owners(proc.root());
    Snapshot snapshot = sockets();
    owners.find(snapshot);
    return holders(snapshot);
}

}   // namespace

class OwnersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneHolder();
    void sharedSockets();
    void rowsWithTheSameInode();
    void whatIsNoSocket_data();
    void whatIsNoSocket();
    void whatIsNoProcess();
    void unreadableDescriptors();
    void refusedLinks();
    void vanishedInBetween();
    void coverage();
    void noProcAtAll();
    void rememberedWhileTheSame();
    void readAgainWhenChanged_data();
    void readAgainWhenChanged();
    void pidGivenToAnother();
    void pidGivenToAnotherWithTheSameSockets();
    void findTwice();
    void manyDescriptors();
};

void OwnersTest::oneHolder() {
    FakeProc proc;
    proc.setProcess(77, "web");
    proc.addDescriptor(77, 0, "/dev/null");
    proc.addSocket(77, 3, Inode{101});
    proc.addSocket(77, 4, Inode{999});
    proc.setProcess(78, "idle");
    proc.addDescriptor(78, 0, "/dev/null");
    Owners owners(proc.root());
    Snapshot snapshot = sockets();
    owners.find(snapshot);
    QCOMPARE(holders(snapshot), std::string("1:web"));
    QCOMPARE(snapshot.processes.size(), 1U);   // holders only
    const Process& web = *snapshot.processes[0];
    QVERIFY((web.id == ProcessId{Pid{77}, StartTime{1000}}));
    QCOMPARE(web.command, std::string("web --serve"));
    QCOMPARE(web.cgroup, std::string("/system.slice/web.service"));
    QVERIFY(web.uid == Uid{1000} && web.realUid == Uid{1000} && web.savedUid == Uid{1000});
    QVERIFY(web.descriptors == 3U);
}

void OwnersTest::sharedSockets() {
    FakeProc proc;
    proc.setProcess(9, "parent");
    proc.setProcess(10, "child");
    for (const int pid : {10, 9}) {
        proc.addSocket(pid, 3, Inode{100});
        proc.addSocket(pid, 4, Inode{100});   // dup(2)
    }
    proc.addSocket(10, 5, Inode{102});
    Owners owners(proc.root());
    Snapshot snapshot = sockets();
    owners.find(snapshot);
    QCOMPARE(holders(snapshot), std::string("0:parent,child 2:child"));
    QVERIFY(std::ranges::is_sorted(snapshot.processes, {}, [](const auto& process) { return process->id; }));
}

void OwnersTest::rowsWithTheSameInode() {
    FakeProc proc;
    proc.setProcess(9, "web");
    proc.addSocket(9, 3, Inode{100});
    Owners owners(proc.root());
    Snapshot snapshot = sockets();
    snapshot.sockets[2].inode = Inode{100};
    owners.find(snapshot);
    QCOMPARE(holders(snapshot), std::string("0:web 2:web"));
}

void OwnersTest::whatIsNoSocket_data() {
    QTest::addColumn<std::string>("target");
    for (const char* target :
         {"socket:[0]", "socket:[]", "socket:[100", "socket:100]", "socket:[ 100]", "socket:[+100]",
          "socket:[-100]", "socket:[100]]", "socket:[0x64]", "socket:[4294967396]", "socket:[100] (deleted)",
          "pipe:[100]", "anon_inode:[100]", "/tmp/socket:[100]", "SOCKET:[100]", "[0000]:100"})
        QTest::newRow(target) << std::string(target);
    QTest::newRow("long") << "socket:[" + std::string(60, '0') + "100]";
}

void OwnersTest::whatIsNoSocket() {
    QFETCH(std::string, target);
    FakeProc proc;
    proc.setProcess(9, "web");
    proc.addDescriptor(9, 3, target);
    proc.addSocket(9, 4, Inode{101});
    QCOMPARE(found(proc), std::string("1:web"));
}

void OwnersTest::whatIsNoProcess() {
    FakeProc proc;
    proc.setProcess(9, "web");
    proc.addSocket(9, 3, Inode{100});
    writeText(proc.root() + "/10", "a file");
    writeText(proc.root() + "/11/fd", "a file");
    writeText(proc.root() + "/uptime", "1 1");
    makeLink(proc.root() + "/self/fd/3", "socket:[100]");
    makeLink(proc.root() + "/12x/fd/3", "socket:[100]");
    makeLink(proc.root() + "/99999999999/fd/3", "socket:[100]");
    writeText(proc.directoryOf(9) / "fd" / "4", "no link");
    QCOMPARE(found(proc), std::string("0:web"));
}

void OwnersTest::unreadableDescriptors() {
    FakeProc proc;
    for (const int pid : {9, 10, 11}) {
        proc.setProcess(pid, "other", 1000, 1, 'S', pid == 11);   // 11 is a part of the kernel
        proc.addSocket(pid, 3, Inode{100});
        std::filesystem::permissions(proc.directoryOf(pid) / "fd", std::filesystem::perms::none);
    }
    proc.setProcess(12, "mine");
    proc.addSocket(12, 3, Inode{101});
    Snapshot snapshot = sockets();
    {
        const LessRights rights;
        if (!rights.inForce()) QSKIP("Root cannot lay down his rights here, and may read everything.");
        Owners owners(proc.root());
        owners.find(snapshot);
    }
    for (const int pid : {9, 10, 11})
        std::filesystem::permissions(proc.directoryOf(pid) / "fd", std::filesystem::perms::owner_all);
    QCOMPARE(holders(snapshot), std::string("1:mine"));
    QCOMPARE(snapshot.coverage.processesUnreadable, 2U);
    QCOMPARE(snapshot.coverage.ownersHidden, 2U);
    QCOMPARE(ownership(snapshot, 0), Ownership::Hidden);
    QCOMPARE(ownership(snapshot, 3), Ownership::Kernel);
}

/// Such a process counts once, however many descriptors it has.
void OwnersTest::refusedLinks() {
    const Child other;   // with all the rights of this test
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        FakeProc proc;   // where there is only this one process
        const std::string real = "/proc/" + std::to_string(other.pid());
        std::filesystem::create_directory_symlink(real, proc.root() + "/" + std::to_string(other.pid()));
        const auto unreadable = [&] {
            Snapshot snapshot = sockets();
            Owners(proc.root()).find(snapshot);
            return snapshot.coverage.processesUnreadable;
        };
        if (unreadable() != 0) return std::string(skipMark) + "other processes cannot be read here";
        if (!dropPtrace()) return "capset failed";
        std::error_code refused;
        if (!std::filesystem::read_symlink(real + "/fd/0", refused).empty())
            return std::string(skipMark) + "only root has rights to lay down";
        return unreadable() == 1 ? "" : std::to_string(unreadable()) + " processes were counted";
    });
}

void OwnersTest::vanishedInBetween() {
    FakeProc proc;
    proc.setProcess(9, "first");
    proc.setProcess(10, "vanished");
    proc.setProcess(11, "no descriptors");
    proc.setProcess(12, "last");
    proc.setProcess(13, "vanished too");
    for (const int pid : {9, 10, 12, 13}) proc.addSocket(pid, 3, Inode{100});
    for (const int pid : {10, 13}) {
        proc.addSocket(pid, 4, Inode{102});   // of this one nobody may become the owner in their place
        std::filesystem::remove(proc.directoryOf(pid) / "stat");
    }
    std::filesystem::remove(proc.directoryOf(11) / "fd");
    Owners owners(proc.root());
    Snapshot snapshot = sockets();
    owners.find(snapshot);
    QCOMPARE(holders(snapshot), std::string("0:first,last"));
    QCOMPARE(snapshot.processes.size(), 2U);
    QCOMPARE(snapshot.coverage.processesUnreadable, 0U);
}

void OwnersTest::coverage() {
    FakeProc proc;
    proc.setProcess(9, "web");
    proc.addSocket(9, 3, Inode{100});
    Owners owners(proc.root());
    Snapshot snapshot = sockets();
    owners.find(snapshot);
    QVERIFY(snapshot.coverage.ownersLookedFor);
    QCOMPARE(snapshot.coverage.ownersHidden, 2U);   // the fourth has no inode, and so no owner
    QCOMPARE(ownership(snapshot, 0), Ownership::Held);
}

void OwnersTest::noProcAtAll() {
    Owners owners("/nonexistent");
    Snapshot snapshot = sockets();
    owners.find(snapshot);
    QVERIFY(snapshot.processes.empty());
    QCOMPARE(snapshot.holderEnds.size(), 4U);
    QCOMPARE(snapshot.coverage.ownersHidden, 3U);
    Snapshot empty;
    owners.find(empty);
    QVERIFY(empty.coverage.ownersLookedFor);
}

void OwnersTest::rememberedWhileTheSame() {
    FakeProc proc;
    proc.setProcess(9, "web");
    proc.addSocket(9, 3, Inode{100});
    Owners owners(proc.root());
    Snapshot first = sockets();
    Snapshot second = sockets();
    owners.find(first);
    owners.find(second);
    QVERIFY(first.processes[0] == second.processes[0]);   // the same object: nothing was read again
}

void OwnersTest::readAgainWhenChanged_data() {
    using Change = std::function<void(FakeProc&)>;
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, Change change) { QTest::newRow(name) << std::move(change); };
    row("name", [](FakeProc& proc) { proc.setProcess(9, "renamed"); });
    row("start time", [](FakeProc& proc) { proc.setProcess(9, "web", 2000); });
    row("descriptors", [](FakeProc& proc) { proc.addDescriptor(9, 4, "/dev/null"); });
}

void OwnersTest::readAgainWhenChanged() {
    QFETCH(std::function<void(FakeProc&)>, change);
    FakeProc proc;
    proc.setProcess(9, "web");
    proc.addSocket(9, 3, Inode{100});
    Owners owners(proc.root());
    Snapshot first = sockets();
    owners.find(first);
    change(proc);
    writeText(proc.directoryOf(9) / "cmdline", "another");
    Snapshot second = sockets();
    owners.find(second);
    QVERIFY(*first.processes[0] != *second.processes[0]);
    QCOMPARE(first.processes[0]->command, std::string("web --serve"));   // an old snapshot does not change
    QCOMPARE(second.processes[0]->command, std::string("another"));
}

void OwnersTest::pidGivenToAnother() {
    FakeProc proc;
    proc.setProcess(9, "web", 1000);
    proc.addSocket(9, 3, Inode{100});
    Owners owners(proc.root());
    Snapshot first = sockets();
    owners.find(first);
    std::filesystem::remove_all(proc.directoryOf(9));
    Snapshot between = sockets();
    owners.find(between);
    QVERIFY(between.processes.empty());
    proc.setProcess(9, "web", 3000);
    proc.addSocket(9, 3, Inode{100});
    Snapshot second = sockets();
    owners.find(second);
    QVERIFY((second.processes[0]->id == ProcessId{Pid{9}, StartTime{3000}}));
}

/// As many descriptors as the one before, and the very same socket: only its identity tells, or its start time.
void OwnersTest::pidGivenToAnotherWithTheSameSockets() {
    const auto holderOf = [](Owners& owners, Inode inode, Snapshot& snapshot, const Snapshot* last) {
        Socket socket = tcpSocket(1);
        socket.inode = inode;
        snapshot.sockets.push_back(socket);
        owners.find(snapshot, last);
        for (const std::uint32_t holder : snapshot.holders(0))
            if (const ProcessId id = snapshot.processes[holder]->id; number(id.pid) != getpid()) return id;
        return ProcessId{};
    };
    const auto reuse = [&]() -> std::string {
        if (mount("proc", "/proc", "proc", 0, nullptr) != 0)
            return std::string(skipMark) + "/proc cannot be mounted in a namespace here";
        constexpr pid_t pid = 4242;
        const LiveSocket shared = LiveSocket::udp6();
        shared.setInherited(true);
        Owners owners("/proc");
        Snapshot first;
        if (sleepWithPid(pid) != pid) return std::string(skipMark) + "no process can choose a pid here";
        const ProcessId former = holderOf(owners, shared.inode(), first, nullptr);
        kill(pid, SIGKILL);
        waitpid(pid, nullptr, 0);
        usleep(50'000);   // a start time counts in hundredths of a second
        if (sleepWithPid(pid) != pid) return "the pid was not used again";
        Snapshot second;
        const ProcessId present = holderOf(owners, shared.inode(), second, &first);
        kill(pid, SIGKILL);
        waitpid(pid, nullptr, 0);
        if (number(former.pid) != pid || number(present.pid) != pid) return "a holder was not found";
        return former == present ? "the dead one still holds it" : "";
    };
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        const auto refused = enterNamespaces(CLONE_NEWPID | CLONE_NEWNS);
        return refused.empty() ? inChild(reuse) : skipMark + refused;
    });
}

void OwnersTest::findTwice() {
    FakeProc proc;
    proc.setProcess(9, "web");
    proc.addSocket(9, 3, Inode{100});
    Owners owners(proc.root());
    Snapshot snapshot = sockets();
    owners.find(snapshot);
    owners.find(snapshot);
    QCOMPARE(holders(snapshot), std::string("0:web"));
    QCOMPARE(snapshot.holderList.size(), 1U);
    QCOMPARE(snapshot.processes.size(), 1U);
}

void OwnersTest::manyDescriptors() {
    FakeProc proc;
    proc.setProcess(9, "web");
    for (int descriptor = 0; descriptor < 2000; ++descriptor)
        proc.addSocket(9, descriptor, Inode{static_cast<std::uint32_t>(1000 + descriptor)});
    Snapshot snapshot;
    for (std::uint32_t inode = 1000; inode < 4000; ++inode) {
        snapshot.sockets.push_back(tcpSocket(inode));
        snapshot.sockets.back().inode = Inode{inode};
    }
    Owners owners(proc.root());
    owners.find(snapshot);
    QCOMPARE(snapshot.holderList.size(), 2000U);
    QCOMPARE(snapshot.coverage.ownersHidden, 1000U);
    QVERIFY(snapshot.processes[0]->descriptors == 2000U);
}

QTEST_APPLESS_MAIN(OwnersTest)
#include "owners_test.moc"
