// Everything back, in an order that the kernel takes.
#include <QTest>

#include "app/core/sysctl_undo.h"

using namespace socklens;

namespace {

SysctlReading reading(Sysctl setting, const char* value, std::optional<std::string> before = {},
                      std::optional<std::string> kept = {}) {
    return {setting, value, std::move(before), std::move(kept)};
}

Actions undo(std::initializer_list<Sysctl> settings) {
    Actions actions;
    for (const Sysctl setting : settings) actions.emplace_back(UndoSysctl{setting});
    return actions;
}

}   // namespace

class SysctlUndoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatWasChanged();
    void thePortsInTurn();
};

void SysctlUndoTest::onlyWhatWasChanged() {
    QVERIFY(undoOf({}).empty());
    QVERIFY(undoOf({reading(Sysctl::TcpFinTimeout, "30"), reading(Sysctl::TcpTwReuse, "1", "2"),
                    reading(Sysctl::TcpRetries2, "8", {}, "8")}) ==
            undo({Sysctl::TcpTwReuse, Sysctl::TcpRetries2}));
}

void SysctlUndoTest::thePortsInTurn() {
    constexpr Sysctl range = Sysctl::IpLocalPortRange;
    constexpr Sysctl start = Sysctl::IpUnprivilegedPortStart;
    // With the range first, it would begin below the unprivileged ports of now.
    QVERIFY(undoOf({reading(range, "65535 65535", "32768 60999"), reading(start, "65535", "1024")}) ==
            undo({start, range}));
    // With the unprivileged ports first, they would begin above the range of now.
    QVERIFY(undoOf({reading(range, "1 65535", "32768 60999"), reading(start, "0", "1024")}) ==
            undo({range, start}));
    QVERIFY(undoOf({reading(range, "1 65535", "32768 60999"), reading(start, "0")}) == undo({range}));
}

QTEST_APPLESS_MAIN(SysctlUndoTest)
#include "sysctl_undo_test.moc"
