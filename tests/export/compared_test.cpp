// A comparison as CSV, JSON and Markdown, whatever processes call themselves.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "app/export/compared.h"
#include "app/insight/compare.h"
#include "tests/support/csv_table.h"
#include "tests/support/printing.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

Socket connection(std::uint64_t cookie, State state) {
    Socket socket = tcpSocket(cookie, state);
    socket.localAddress = address("::1");
    socket.family = Family::Inet6;
    socket.localPort = Port{80};
    socket.remoteAddress = address("2001:db8::7");
    socket.remotePort = static_cast<Port>(50000 + cookie);
    return socket;
}

/// Of the server, one connection stays, one is closed, one is gone; a UNIX socket of nobody comes.
Comparison comparisonOf(const std::string& server) {
    SnapshotBuilder before;
    const auto old = before.addProcess(7, server);
    for (const std::uint64_t cookie : {1, 2, 3})
        before.hold(before.add(connection(cookie, State::Established)), old);
    SnapshotBuilder after;
    after.hold(after.add(connection(1, State::Established)), after.addProcess(7, server));
    after.add(connection(2, State::TimeWait));
    after.addUnix(9, "/run/new");
    const auto share = [](Snapshot snapshot) { return std::make_shared<const Snapshot>(std::move(snapshot)); };
    return compare({share(before.take()), nullptr}, {share(after.take()), nullptr});
}

std::string written(ExportFormat format, const Comparison& comparison) {
    std::string text;
    writeComparison(format, comparison, {"before.csv", "now"}, [&](std::string_view piece) { text += piece; });
    return text;
}

QJsonObject json(const Comparison& comparison) {
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromStdString(written(ExportFormat::Json, comparison)), &error);
    if (error.error != QJsonParseError::NoError) qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

/// The one object of a list that has this value.
QJsonObject with(const QJsonValue& list, const char* key, const QString& value) {
    for (const auto& each : list.toArray())
        if (each.toObject()[QLatin1String(key)].toString() == value) return each.toObject();
    return {};
}

}   // namespace

class ComparedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csv() {
        const auto table = readCsv(written(ExportFormat::Csv, comparisonOf("nginx")));
        QCOMPARE(table[0],
                 (CsvLine{"change", "state_before", "state_after", "process", "pid", "protocol", "local_address",
                          "local_port", "remote_address", "remote_port", "inode", "cookie"}));
        QCOMPARE(table.size(), 4U);
        for (std::size_t line = 1; line < table.size(); ++line) {
            const std::string change = cellOf(table, line, "change");
            const bool isOfServer = change != "appeared";
            QCOMPARE(cellOf(table, line, "process"), std::string(isOfServer ? "nginx" : ""));
            QCOMPARE(cellOf(table, line, "state_before"), std::string(isOfServer ? "ESTABLISHED" : ""));
            QCOMPARE(cellOf(table, line, "state_after"), std::string(change == "changed" ? "TIME_WAIT"
                                                                     : isOfServer        ? ""
                                                                                         : "ESTABLISHED"));
            QCOMPARE(cellOf(table, line, "remote_port"), std::string(change == "changed" ? "50002"
                                                                     : isOfServer        ? "50003"
                                                                                         : ""));
            QCOMPARE(cellOf(table, line, "pid"), std::string(change == "gone" ? "7" : ""));
            QCOMPARE(cellOf(table, line, "local_address"), std::string(isOfServer ? "::1" : "/run/new"));
        }
    }

    void json_() {
        const QJsonObject answer = json(comparisonOf("nginx"));
        QCOMPARE(answer["before"].toObject(),
                 (QJsonObject{{"name", "before.csv"}, {"captured_at", "2026-11-20T14:02:11.250Z"}}));
        QCOMPARE(answer["after"].toObject()["name"].toString(), QStringLiteral("now"));
        for (const char* number : {"appeared", "gone", "changed", "same"})
            QCOMPARE(answer[QLatin1String(number)].toInt(), 1);
        QCOMPARE(with(answer["totals"], "state", QStringLiteral("TIME_WAIT")), (QJsonObject{{"process", "nginx"},
                                                                                            {"protocol", "tcp"},
                                                                                            {"state", "TIME_WAIT"},
                                                                                            {"before", 0},
                                                                                            {"after", 1},
                                                                                            {"difference", 1}}));
        QCOMPARE(with(answer["totals"], "process", QStringLiteral("nginx"))["difference"].toInt(), -2);
        const QJsonObject gone = with(answer["sockets"], "change", QStringLiteral("gone"));
        QCOMPARE(gone["pid"].toArray(), QJsonArray{7});
        QCOMPARE(gone["remote_port"].toInt(), 50003);
        QVERIFY(gone["state_after"].isNull());
        const QJsonObject appeared = with(answer["sockets"], "change", QStringLiteral("appeared"));
        QVERIFY(appeared["process"].isNull() && appeared["state_before"].isNull());
        QCOMPARE(appeared["pid"].toArray(), QJsonArray());
    }

    void aFileThatDoesNotSayWhen() {
        Comparison comparison = comparisonOf("nginx");
        Snapshot snapshot = *comparison.older;
        snapshot.capturedAt = {};
        comparison.older = std::make_shared<const Snapshot>(snapshot);
        QVERIFY(json(comparison)["before"].toObject()["captured_at"].isNull());
    }

    void markdown() {
        const QStringList lines =
            QString::fromStdString(written(ExportFormat::Markdown, comparisonOf("nginx"))).split(u'\n');
        QCOMPARE(lines[0], QStringLiteral("From before.csv to now: 1 appeared, 1 gone, 1 changed, 1 the same."));
        QCOMPARE(lines[2], QStringLiteral("| Difference | State       | Protocol | Process | Before | After |"));
        QCOMPARE(lines[4], QStringLiteral("|         -2 | ESTABLISHED | tcp      | nginx   |      3 |     1 |"));
        QVERIFY(lines.contains(QStringLiteral("| changed  | nginx   |     | tcp      | [::1]:80 | "
                                              "[2001:db8::7]:50002 | ESTABLISHED  | TIME_WAIT   |")
                                   .replace(QStringLiteral("["), QStringLiteral("\\["))
                                   .replace(QStringLiteral("]"), QStringLiteral("\\]"))));
    }

    void nothingHasChanged() {
        const Comparison comparison = comparisonOf("nginx");
        const Comparison same = compare({comparison.newer, nullptr}, {comparison.newer, nullptr});
        QCOMPARE(written(ExportFormat::Markdown, same),
                 std::string("From before.csv to now: 0 appeared, 0 gone, 0 changed, 3 the same.\n"));
        QCOMPARE(readCsv(written(ExportFormat::Csv, same)).size(), 1U);
        QCOMPARE(json(same)["totals"].toArray(), QJsonArray());
    }

    void theTimeBetween_data() {
        QTest::addColumn<int>("milliseconds");
        QTest::addColumn<std::string>("end");
        QTest::newRow("the same moment") << 0 << std::string(" the same.");
        QTest::newRow("less than a second") << 480 << std::string(" Time between: 0.4 s.");
        QTest::newRow("seconds") << 119999 << std::string(" Time between: 119 s.");
        QTest::newRow("minutes") << 303000 << std::string(" Time between: 5 min 3 s.");
        QTest::newRow("a day") << 86400000 << std::string(" Time between: 24 h 0 min.");
    }
    void theTimeBetween() {
        QFETCH(int, milliseconds);
        QFETCH(std::string, end);
        Comparison comparison = comparisonOf("nginx");
        Snapshot later = *comparison.older;
        later.capturedAt += Milliseconds(milliseconds);
        comparison.newer = std::make_shared<const Snapshot>(later);
        const std::string sentence = comparisonSentence(comparison, {"a", "b"});
        QVERIFY2(sentence.ends_with(end), sentence.c_str());
    }

    void hostileNames_data() {
        QTest::addColumn<std::string>("name");
        for (const char* name : {"=1+1", "a,\"b\"", "x\ny", "|`<b>`|", "\xff\xfe", "\x1b[2J"})
            QTest::addRow("%s", name) << std::string(name);
    }
    void hostileNames() {
        QFETCH(const std::string, name);
        const Comparison comparison = comparisonOf(name);
        const auto table = readCsv(written(ExportFormat::Csv, comparison));
        QCOMPARE(table.size(), 4U);
        QCOMPARE(cellOf(table, 1, "process"), (name.front() == '=' ? "'" : "") + name);
        QCOMPARE(json(comparison)["sockets"].toArray().size(), 3);
        const std::string markdown = written(ExportFormat::Markdown, comparison);
        QCOMPARE(std::ranges::count(markdown, '\n'), std::ptrdiff_t{13});   // with a line between the tables
        QVERIFY(markdown.find('\x1b') == std::string::npos);
        QVERIFY(markdown.find("<b>") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(ComparedTest)
#include "compared_test.moc"
