// The quick reader of rows says the same as the columns.
#include <QTest>

#include "app/core/matching_rows.h"
#include "app/core/row_facts.h"
#include "tests/support/printing.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

class RowFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameAsTheColumns_data();
    void sameAsTheColumns();
    void addressText();
};

void RowFactsTest::sameAsTheColumns_data() {
    QTest::addColumn<Column>("column");
    for (const ColumnInfo& column : columns()) QTest::newRow(column.id.data()) << column.column;
}

void RowFactsTest::sameAsTheColumns() {
    QFETCH(Column, column);
    Random random(21);
    for (int round = 0; round < 10; ++round) {
        const Snapshot snapshot = randomSnapshot(random, 60);
        for (const auto row : allRows(snapshot)) {
            SocketView view{snapshot, row};
            if (row % 2 == 0) view.firstSeen = snapshot.capturedAt - Milliseconds(row);
            const auto all = values(view, column);
            const bool isText = info(column).kind == ColumnInfo::Kind::Text;
            if (!isText && column != Column::Pid) {
                const auto number = numberOf(view, column);
                QCOMPARE(number.has_value(), !all.empty());
                if (number) QVERIFY(Value(*number) == all.front());
            } else {
                QVERIFY(!numberOf(view, column));
            }
            if (!isText) continue;
            std::vector<std::string> asked;
            anyText(view, column, [&](std::string_view text) {
                asked.emplace_back(text);
                return false;
            });
            std::vector<std::string> shown;
            for (const Value& value : all)
                if (const auto& text = std::get<std::string>(value); !text.empty()) shown.push_back(text);
            QVERIFY(asked == shown);
            QCOMPARE(anyText(view, column, [](std::string_view) { return true; }), !shown.empty());
        }
    }
}

void RowFactsTest::addressText() {
    Random random(22);
    for (int round = 0; round < 3000; ++round) {
        Socket socket;
        socket.family = oneIn(random, 2) ? Family::Inet : Family::Inet6;
        Address address;
        for (auto& byte : address.bytes) byte = static_cast<std::uint8_t>(oneIn(random, 2) ? 0 : random());
        if (socket.family == Family::Inet || oneIn(random, 3))
            address = Address::inet(std::span(address.bytes).first<4>());
        const std::string expected = socket.family == Family::Inet6 ? toInet6Text(address) : toText(address);
        QCOMPARE(std::string(AddressText(socket, address).view()), expected);
    }
}

QTEST_APPLESS_MAIN(RowFactsTest)
#include "row_facts_test.moc"
