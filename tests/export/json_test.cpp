// Snapshots as JSON, read back by Qt.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "app/core/matching_rows.h"
#include "app/export/exported.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

QByteArray jsonOf(const Snapshot& snapshot) {
    std::string text;
    writeJson(snapshot, allRows(snapshot), exportedColumns(snapshot),
              [&](std::string_view piece) { text += piece; });
    return QByteArray::fromStdString(text);
}

QJsonObject parsed(const Snapshot& snapshot) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(jsonOf(snapshot), &error);
    if (error.error != QJsonParseError::NoError) qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

QJsonObject socketIn(const QJsonObject& json, qsizetype row) {
    return json["sockets"].toArray().at(row).toObject();
}

/// Names come as the kernel has them; in JSON they are text.
QString asText(const std::string& bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

bool isPerHolder(Column column) {
    return column == Column::Pid || column == Column::Process || column == Column::Command;
}

QJsonValue expectedCell(const SocketView& view, Column column) {
    QJsonArray all;
    for (const Value& value : values(view, column)) {
        if (const auto* number = std::get_if<std::uint64_t>(&value))
            all.append(static_cast<qint64>(*number));
        else
            all.append(asText(std::get<std::string>(value)));
    }
    if (isPerHolder(column)) return all;
    return all.isEmpty() ? QJsonValue() : all.first();
}

}   // namespace

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void preamble();
    void withoutRows();
    void withoutOwners();
    void unknownIsNull();
    void holdersAreArrays();
    void names_data();
    void names();
    void bigNumbers();
    void unknownNamespaceIsNull();
    void oneLinePerRow();
    void everythingComesBack();
};

void JsonTest::preamble() {
    SnapshotBuilder builder;
    Snapshot& snapshot = builder.snapshot();
    snapshot.sources = {Source::SockDiag, Source::Procfs, Source::None};
    snapshot.coverage = {.ownersLookedFor = true, .processesUnreadable = 3, .ownersHidden = 4};
    snapshot.notes = {{"%1 sockets are “hidden”.", {"udp\n"}}};
    const QJsonObject json = parsed(builder.take());
    QCOMPARE(json["captured_at"].toString(), QString("2026-11-20T14:02:11.250Z"));
    QCOMPARE(json["netns"].toInteger(), 4026531840);
    QCOMPARE(json["sources"].toObject(), (QJsonObject{{"tcp", "sock_diag"}, {"udp", "procfs"}, {"unix", "none"}}));
    QCOMPARE(json["owners"].toObject(),
             (QJsonObject{{"processes_unreadable", 3}, {"sockets_with_hidden_owner", 4}}));
    QCOMPARE(json["notes"].toArray(), (QJsonArray{"udp\n sockets are “hidden”."}));
    QCOMPARE(json.size(), 6);
}

void JsonTest::withoutRows() {
    const QJsonObject json = parsed(Snapshot{});
    QVERIFY(json["sockets"].isArray());
    QVERIFY(json["sockets"].toArray().isEmpty());
    QVERIFY(json["notes"].toArray().isEmpty());
}

void JsonTest::withoutOwners() {
    SnapshotBuilder builder;
    builder.snapshot().coverage.ownersLookedFor = false;
    builder.add(tcpSocket(1));
    const QJsonObject json = parsed(builder.take());
    QVERIFY(json["owners"].isNull());
    QVERIFY(socketIn(json, 0)["pid"].toArray().isEmpty());
}

void JsonTest::unknownIsNull() {
    SnapshotBuilder builder;
    builder.addUnix(0, "");
    const QJsonObject socket = socketIn(parsed(builder.take()), 0);
    for (const char* column :
         {"local_address", "local_port", "remote_address", "user", "uid", "recv_queue", "send_queue", "timer",
          "timer_expires_ms", "retransmits", "inode", "cookie", "cgroup"})
        QVERIFY2(socket.contains(column) && socket[column].isNull(), column);
    for (const char* column : {"pid", "process", "command"}) QVERIFY2(socket[column].isArray(), column);
}

void JsonTest::holdersAreArrays() {
    SnapshotBuilder builder;
    builder.add(tcpSocket(1));
    Process worker;
    worker.id.pid = Pid{8};
    worker.name = "a;b";
    worker.command = "a --b";
    builder.hold(0, builder.addProcess(7, "master"));
    builder.hold(0, builder.addProcess(worker));
    const QJsonObject socket = socketIn(parsed(builder.take()), 0);
    QCOMPARE(socket["pid"].toArray(), (QJsonArray{7, 8}));
    QCOMPARE(socket["process"].toArray(), (QJsonArray{"master", "a;b"}));
    QCOMPARE(socket["command"].toArray(), (QJsonArray{"", "a --b"}));
}

void JsonTest::names_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* tag, const char* bytes, const QString& text) {
        QTest::newRow(tag) << QByteArray(bytes) << text;
    };
    row("plain", "nginx", "nginx");
    row("quotes and backslashes", "\"\\/", "\"\\/");
    row("control characters", "\n\r\t\x01\x1b\x7f", "\n\r\t\x01\x1b\x7f");
    row("UTF-8", "caf\xc3\xa9 \xf0\x9f\x98\x80", QString::fromUtf8("caf\xc3\xa9 \xf0\x9f\x98\x80"));
    row("not UTF-8",
        "a\xff"
        "b",
        QString("a") + QChar::ReplacementCharacter + "b");
    row("cut UTF-8", "a\xc3", QString("a") + QChar::ReplacementCharacter);
    row("overlong", "\xc0\xaf", QString(2, QChar::ReplacementCharacter));
    row("surrogate", "\xed\xa0\x80", QString(3, QChar::ReplacementCharacter));
}

void JsonTest::names() {
    QFETCH(QByteArray, bytes);
    SnapshotBuilder builder;
    builder.add(tcpSocket(1));
    builder.hold(0, builder.addProcess(7, bytes.toStdString()));
    QTEST(socketIn(parsed(builder.take()), 0)["process"].toArray().first().toString(), "text");
}

void JsonTest::bigNumbers() {
    SnapshotBuilder builder;
    builder.add(tcpSocket(UINT64_MAX));
    QVERIFY(jsonOf(builder.take()).contains("\"cookie\":18446744073709551615"));
}

void JsonTest::unknownNamespaceIsNull() {
    SnapshotBuilder builder;
    builder.snapshot().networkNamespace = NetworkNamespace{};
    builder.add(tcpSocket(1));
    const QJsonObject json = parsed(builder.take());
    QVERIFY(json["netns"].isNull());
    QVERIFY(socketIn(json, 0)["netns"].isNull());
}

void JsonTest::oneLinePerRow() {
    SnapshotBuilder builder;
    builder.add(tcpSocket(1));
    builder.addUnix(2, "/run/a\nb");
    const QByteArray text = jsonOf(builder.take());
    QCOMPARE(text.count('\n'), 4);   // after the beginning, each row and the end
    QVERIFY(text.endsWith("\n]}\n"));
}

void JsonTest::everythingComesBack() {
    Random random(41);
    for (int round = 0; round < 60; ++round) {
        const Snapshot snapshot = randomSnapshot(random, below(random, 30));
        const QJsonObject json = parsed(snapshot);
        QCOMPARE(json["sockets"].toArray().size(), static_cast<qsizetype>(snapshot.sockets.size()));
        for (const auto row : allRows(snapshot)) {
            const QJsonObject socket = socketIn(json, row);
            // When it was is said once, for all rows.
            QCOMPARE(socket.size(), static_cast<qsizetype>(exportedColumns(snapshot).size()) - 1);
            for (const Column column : exportedColumns(snapshot))
                if (column != Column::CapturedAt)
                    QCOMPARE(socket[info(column).id.data()], expectedCell({snapshot, row}, column));
        }
    }
}

QTEST_APPLESS_MAIN(JsonTest)
#include "json_test.moc"
