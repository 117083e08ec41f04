// A rough day in the window: over the machine's own probe, in namespaces of the test's own, where something is
// missing that it needs. Each ends with right data or with a sentence, and never with half a file.
#include "tests/gui/gui_main.h"
#include "tests/gui/real_scene.h"
#include "tests/support/child.h"
#include "tests/support/files.h"
#include "tests/support/less_rights.h"
#include "tests/support/live_socket.h"
#include "tests/support/namespaces.h"
#include "tests/support/refuse_sock_diag.h"

#include <QDir>
#include <QTimer>
#include <cerrno>
#include <optional>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>

using namespace socklens;
using namespace socklens::test;

namespace {

/// A file system that this process alone sees, or why there is none.
std::string mounted(const char* type, const QString& place, const char* options) {
    const int result = mount(type, place.toUtf8().constData(), type, 0, options);
    return result == 0 ? std::string() : std::string(type) + " cannot be mounted here: " + std::strerror(errno);
}

/// What stands behind a label of the status bar; empty where there is none.
QString explanationOf(RealScene& scene, const char* name) {
    const auto* label = findVisible<QLabel>(scene.window(), QString::fromLatin1(name));
    return label == nullptr ? QString() : label->toolTip();
}

int rowOf(RealScene& scene, Port port) {
    return rowWith(scene.table(), QStringLiteral("Local port"), QString::number(number(port)));
}

}   // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fullDisk_data();
    void fullDisk();
    void hiddenProcesses();
    void noSockDiag();   // last: there is no way back

private:
    const LiveSocket m_listener = LiveSocket::tcp(LiveSocket::Use::Listen);
};

void FaultsTest::fullDisk_data() {
    QTest::addColumn<bool>("isThereAlready");
    QTest::newRow("a new file") << false;
    QTest::newRow("in place of an old one") << true;
}

/// On a real file system of two pages. What was there is worth more than a part of what is new.
void FaultsTest::fullDisk() {
    QFETCH(const bool, isThereAlready);
    const QTemporaryDir disk;
    if (const auto why = mounted("tmpfs", disk.path(), "size=8k,mode=0777"); !why.empty()) QSKIP(why.c_str());
    const QString path = disk.filePath(QStringLiteral("sockets.csv"));
    if (isThereAlready) writeText(path.toStdString(), "old");
    std::vector<LiveSocket> many;
    for (int count = 0; count < 100; ++count) many.push_back(LiveSocket::tcp(LiveSocket::Use::Listen));
    {
        RealScene scene(QStringLiteral("tcp"));
        QTRY_VERIFY(scene.table().model()->rowCount() > 100);
        press(Qt::Key_E, Qt::ControlModifier);
        awaitDialog<QDialog>();
        press(Qt::Key_Return);
        QTimer yes;   // whether the old one may be replaced has an event loop of its own
        connect(&yes, &QTimer::timeout, this, [] {
            if (auto* box = qobject_cast<QMessageBox*>(openDialog())) box->button(QMessageBox::Yes)->click();
        });
        yes.start(1);
        chooseFile(path);
        QTRY_VERIFY2(
            scene.message().contains(path + QLatin1String(" could not be written: No space left on device. "
                                                          "Nothing was left behind; choose another place.")),
            qPrintable(scene.message()));
    }
    QCOMPARE(QDir(disk.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
             isThereAlready ? 1 : 0);
    if (isThereAlready) QCOMPARE(readText(path.toStdString()), std::string("old"));
    umount2(disk.path().toUtf8().constData(), MNT_DETACH);
}

/// A /proc with hidepid=2 does not even list the processes of others: that is why their sockets have no owner.
void FaultsTest::hiddenProcesses() {
    std::optional listener(LiveSocket::tcp(LiveSocket::Use::Listen));
    listener->setInherited(true);
    const Child root;
    const Port port = listener->port();
    listener.reset();   // the child has it alone
    if (const auto why = mounted("proc", QStringLiteral("/proc"), "hidepid=2,gid=65533"); !why.empty())
        QSKIP(why.c_str());
    const LessRights ordinary;
    if (!ordinary.inForce()) QSKIP("root keeps his rights here");
    prctl(PR_SET_DUMPABLE, 1);   // as a program is that was started by its user: it may look at itself
    RealScene scene(QString{});
    QTRY_VERIFY(rowOf(scene, port) >= 0);
    QCOMPARE(cellText(scene.table(), rowOf(scene, port), QStringLiteral("Process")), QStringLiteral("unknown"));
    const QString sentence = QStringLiteral("/proc is mounted with hidepid");
    QTRY_VERIFY(explanationOf(scene, "What could not be read").contains(sentence));
    QTRY_VERIFY_WITH_TIMEOUT(explanationOf(scene, "Unknown owners").contains(sentence), 20'000);
}

/// What /proc/net has instead, and a sentence that says so.
void FaultsTest::noSockDiag() {
    if (!refuseSockDiag()) QSKIP("seccomp(2) is refused here.");
    RealScene scene(QString{});
    QTRY_VERIFY(rowOf(scene, m_listener.port()) >= 0);
    const int row = rowOf(scene, m_listener.port());
    QCOMPARE(cellText(scene.table(), row, QStringLiteral("State")), QStringLiteral("LISTEN"));
    const QString note = explanationOf(scene, "What could not be read");
    QVERIFY2(note.contains(QLatin1String("/proc/net")), qPrintable(note));
}

int main(int argc, char** argv) {
    if (const auto refused = enterNamespaces(CLONE_NEWNET | CLONE_NEWNS); !refused.empty()) {
        std::fprintf(stderr, "No private namespaces, nothing was run: %s\n", refused.c_str());
        return 1;
    }
    return runGui<FaultsTest>(argc, argv);
}
#include "faults_test.moc"
