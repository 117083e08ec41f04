// The tree of settings: what it says of readings, and that it never moves.
#include "app/models/sysctl_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QtTest>

using namespace socklens;

namespace {

SysctlReading reading(Sysctl setting, std::optional<std::string> value, std::optional<std::string> before = {},
                      std::optional<std::string> kept = {}) {
    return {setting, std::move(value), std::move(before), std::move(kept)};
}

QString cell(const SysctlModel& model, Sysctl setting, SysctlColumn column) {
    return model.indexOf(setting).siblingAtColumn(static_cast<int>(column)).data().toString();
}

}   // namespace

class SysctlModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySettingIsThereOnce();
    void whatItSays();
    void nothingIsSaidBeforeTheFirstAnswer();
    void anAnswerMovesNothing();
    void searching_data();
    void searching();
};

void SysctlModelTest::everySettingIsThereOnce() {
    SysctlModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    int count = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex group = model.index(row, 0);
        QVERIFY(!model.settingAt(group));
        QVERIFY(!group.data().toString().isEmpty());
        for (int at = 0; at < model.rowCount(group); ++at, ++count) {
            const QModelIndex index = model.index(at, 0, group);
            const auto setting = model.settingAt(index);
            QVERIFY(setting.has_value());
            QCOMPARE(model.indexOf(*setting), index);
            QCOMPARE(model.parent(index), group);
            QCOMPARE(static_cast<int>(infoOf(*setting).group), row);
        }
    }
    QCOMPARE(count, sysctlCount);
    QCOMPARE(model.rowCount(model.indexOf(Sysctl::TcpMem)), 0);
}

void SysctlModelTest::whatItSays() {
    SysctlModel model;
    SysctlReading keptInVain = reading(Sysctl::TcpSynRetries, "6", {}, "6");
    keptInVain.overridden = SysctlOverride{"/etc/sysctl.d/99-other.conf", "8"};
    model.apply({keptInVain, reading(Sysctl::TcpFinTimeout, "30"), reading(Sysctl::TcpTwReuse, "1", "2", "1"),
                 reading(Sysctl::TcpRetries2, "15"), reading(Sysctl::IpLocalReservedPorts, ""),
                 reading(Sysctl::TcpMem, {}), reading(Sysctl::TcpMaxTwBuckets, "4096"),
                 reading(Sysctl::TcpRetries1, "3", {}, "3")});
    QCOMPARE(cell(model, Sysctl::TcpFinTimeout, SysctlColumn::Setting), QStringLiteral("tcp_fin_timeout"));
    QCOMPARE(cell(model, Sysctl::TcpFinTimeout, SysctlColumn::Current), QStringLiteral("30"));
    QCOMPARE(cell(model, Sysctl::TcpFinTimeout, SysctlColumn::Default), QStringLiteral("60"));
    QCOMPARE(cell(model, Sysctl::TcpFinTimeout, SysctlColumn::Note), QStringLiteral("not the default"));
    QCOMPARE(cell(model, Sysctl::TcpFinTimeout, SysctlColumn::Unit), QStringLiteral("seconds"));
    QCOMPARE(cell(model, Sysctl::TcpTwReuse, SysctlColumn::Note), QStringLiteral("changed, kept"));
    QCOMPARE(cell(model, Sysctl::TcpTwReuse, SysctlColumn::Range), QStringLiteral("0 to 2"));
    QCOMPARE(cell(model, Sysctl::TcpRetries1, SysctlColumn::Note), QStringLiteral("kept"));
    QCOMPARE(cell(model, Sysctl::TcpRetries2, SysctlColumn::Note), QString());
    QCOMPARE(cell(model, Sysctl::TcpSynRetries, SysctlColumn::Note), QStringLiteral("kept in vain"));
    const QModelIndex note =
        model.indexOf(Sysctl::TcpSynRetries).siblingAtColumn(static_cast<int>(SysctlColumn::Note));
    QCOMPARE(
        note.data(Qt::ToolTipRole).toString(),
        QStringLiteral(
            "At the next start it will be 8: /etc/sysctl.d/99-other.conf is read after Socklens's own file."));
    QCOMPARE(cell(model, Sysctl::IpLocalReservedPorts, SysctlColumn::Current), QStringLiteral("nothing"));
    QCOMPARE(cell(model, Sysctl::TcpMem, SysctlColumn::Current), QStringLiteral("–"));
    QCOMPARE(cell(model, Sysctl::TcpMem, SysctlColumn::Note), QStringLiteral("not here"));
    QCOMPARE(cell(model, Sysctl::TcpMem, SysctlColumn::Scope), QStringLiteral("the whole machine"));
    QCOMPARE(cell(model, Sysctl::TcpMaxTwBuckets, SysctlColumn::Default), QStringLiteral("varies"));
    QCOMPARE(cell(model, Sysctl::TcpMaxTwBuckets, SysctlColumn::Note), QString());
    const auto differs = [&](Sysctl setting) {
        return model.indexOf(setting).data(SysctlModel::differsRole).toBool();
    };
    QVERIFY(differs(Sysctl::TcpFinTimeout));
    QVERIFY(!differs(Sysctl::TcpRetries2));
    QVERIFY(!differs(Sysctl::TcpMem));
}

void SysctlModelTest::nothingIsSaidBeforeTheFirstAnswer() {
    SysctlModel model;
    QCOMPARE(cell(model, Sysctl::TcpFinTimeout, SysctlColumn::Current), QString());
    QCOMPARE(cell(model, Sysctl::TcpMem, SysctlColumn::Note), QString());
    QCOMPARE(cell(model, Sysctl::TcpFinTimeout, SysctlColumn::Default), QStringLiteral("60"));
}

void SysctlModelTest::anAnswerMovesNothing() {
    SysctlModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QPersistentModelIndex kept(model.indexOf(Sysctl::TcpFinTimeout));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.apply({reading(Sysctl::TcpFinTimeout, "30")});
    QCOMPARE(changed.count(), sysctlGroupCount);
    QCOMPARE(reset.count() + layout.count(), 0);
    QVERIFY(model.settingAt(kept) == Sysctl::TcpFinTimeout);
}

void SysctlModelTest::searching_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing") << "" << true;
    QTest::newRow("part of the name") << "fin_time" << true;
    QTest::newRow("the group") << "orphans" << true;
    QTest::newRow("a text") << "no process HOLDS" << true;
    QTest::newRow("two words") << "peer tcp_fin" << true;
    QTest::newRow("one of two") << "peer conntrack" << false;
    QTest::newRow("another") << "keepalive" << false;
}

void SysctlModelTest::searching() {
    QFETCH(QString, words);
    QTEST(SysctlModel::matches(Sysctl::TcpFinTimeout, words), "found");
}

QTEST_GUILESS_MAIN(SysctlModelTest)
#include "sysctl_model_test.moc"
