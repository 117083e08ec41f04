// Snapshots as a table in Markdown, for people: what it says, how it is aligned, and that nothing in it is taken
// for markup.
#include <QTest>

#include "app/core/matching_rows.h"
#include "app/export/exported.h"
#include "app/export/markdown.h"
#include "tests/support/printing.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"

#include <algorithm>

using namespace socklens;
using namespace socklens::test;

namespace {

const std::vector<Column> fewColumns{Column::Process, Column::Pid, Column::State, Column::LocalPort};

std::string markdownOf(const Snapshot& snapshot, std::span<const Column> columns,
                       const Provenance& provenance = {}) {
    std::string text;
    writeMarkdown(snapshot, allRows(snapshot), columns, provenance,
                  [&](std::string_view piece) { text += piece; });
    return text;
}

Snapshot heldBy(const std::string& name) {
    SnapshotBuilder builder;
    Socket socket = tcpSocket(1);
    socket.localPort = Port{80};
    builder.add(socket);
    builder.hold(0, builder.addProcess(7, name));
    return builder.take();
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

/// "|" that begin or end a cell.
long bordersOf(const std::string& line) {
    long borders = 0;
    bool isEscaped = false;
    for (const char c : line) {
        borders += c == '|' && !isEscaped ? 1 : 0;
        isEscaped = c == '\\' && !isEscaped;
    }
    return borders;
}

}   // namespace

class MarkdownTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exactText();
    void whatIsNotKnownIsNotSaid();
    void escapes_data();
    void escapes();
    void codeWithBackticks();
    void aFilterStaysInItsLine();
    void captureStandsAboveOnly();
    void everyLineIsARow();
    void longRowsFurtherDownStickOut();
    void theBeginningIsTheSameText_data();
    void theBeginningIsTheSameText();
};

void MarkdownTest::exactText() {
    SnapshotBuilder builder;
    Socket socket = tcpSocket(1, State::TimeWait);
    socket.localPort = Port{50123};
    builder.add(socket);
    socket.state = State::Listen;
    socket.localPort = Port{80};
    builder.hold(builder.add(socket), builder.addProcess(7, "größe"));
    const Snapshot snapshot = builder.take();
    const std::vector<std::uint32_t> rows{1, 0};
    std::string text;
    writeMarkdown(snapshot, rows, fewColumns, {"my_host", "port:80"},
                  [&](std::string_view piece) { text += piece; });
    QCOMPARE(text, std::string("Sockets of my_host, 2026-11-20T14:02:11.250Z: 2 of 2, filter `port:80`\n"
                               "\n"
                               "| Process | PID | State     | Local port |\n"
                               "|:--------|----:|:----------|-----------:|\n"
                               "| größe   |   7 | LISTEN    |         80 |\n"
                               "|         |     | TIME_WAIT |      50123 |\n"));
}

void MarkdownTest::whatIsNotKnownIsNotSaid() {
    const std::string head = linesOf(markdownOf(heldBy("a"), fewColumns)).front();
    QCOMPARE(head, std::string("Sockets, 2026-11-20T14:02:11.250Z: 1 of 1"));
}

void MarkdownTest::escapes_data() {
    QTest::addColumn<std::string>("plain");
    QTest::addColumn<std::string>("escaped");
    const auto row = [](const char* tag, std::string plain, std::string escaped) {
        QTest::newRow(tag) << std::move(plain) << std::move(escaped);
    };
    row("nothing special", "nginx -g daemon", "nginx -g daemon");
    row("a border", "a|b", "a\\|b");
    row("a backslash", "a\\", "a\\\\");
    row("a backslash before a border", "a\\|b", "a\\\\\\|b");
    row("html", "<b>&amp;", "\\<b\\>\\&amp;");
    row("a link", "[a](b)", "\\[a\\](b)");
    row("emphasis", "*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~c\\~");
    row("within a word", "TIME_WAIT", "TIME_WAIT");
    row("code", "`a`", "\\`a\\`");
    row("control characters", std::string("a\nb\tc\x1b[0m\x7f") + '\0', "a\\x0ab\\x09c\\x1b\\[0m\\x7f\\x00");
    row("letters of others", "größe", "größe");
}

void MarkdownTest::escapes() {
    QFETCH(std::string, plain);
    QFETCH(std::string, escaped);
    std::string text = "before ";
    appendMarkdown(text, plain);
    QCOMPARE(text, "before " + escaped);
}

void MarkdownTest::codeWithBackticks() {
    QCOMPARE(markdownCode("port:80"), std::string("`port:80`"));
    QCOMPARE(markdownCode("a`b``c"), std::string("``` a`b``c ```"));
    QCOMPARE(markdownCode("a\nb"), std::string("`a\\x0ab`"));
}

void MarkdownTest::aFilterStaysInItsLine() {
    const auto lines = linesOf(markdownOf(heldBy("a"), fewColumns, {"h", "a\n| b |\n"}));
    QCOMPARE(lines.size(), 5U);
}

void MarkdownTest::captureStandsAboveOnly() {
    const Snapshot snapshot = heldBy("a");
    const auto lines = linesOf(markdownOf(snapshot, exportedColumns(snapshot)));
    QVERIFY(lines[2].starts_with("| Protocol | Family"));
    QCOMPARE(bordersOf(lines[2]), static_cast<long>(exportedColumns(snapshot).size()));
}

void MarkdownTest::everyLineIsARow() {
    Random random(3);
    for (int round = 0; round < 50; ++round) {
        Snapshot snapshot = randomSnapshot(random, 20);
        const auto columns = exportedColumns(snapshot);
        const auto lines = linesOf(markdownOf(snapshot, columns));
        QCOMPARE(lines.size(), snapshot.sockets.size() + 4);
        for (std::size_t line = 2; line < lines.size(); ++line) {
            QCOMPARE(bordersOf(lines[line]), static_cast<long>(columns.size()));
            QCOMPARE(placesOf(lines[line]), placesOf(lines[2]));   // the borders stand below each other
        }
    }
}

void MarkdownTest::longRowsFurtherDownStickOut() {
    SnapshotBuilder builder;
    for (std::uint64_t cookie = 1; cookie <= 1001; ++cookie) builder.add(tcpSocket(cookie));
    builder.hold(1000, builder.addProcess(7, "a longer name"));
    const auto lines = linesOf(markdownOf(builder.take(), fewColumns));
    QCOMPARE(lines.size(), 1005U);
    QCOMPARE(placesOf(lines[1003]), placesOf(lines[2]));
    QVERIFY(placesOf(lines[1004]) > placesOf(lines[2]));
    QCOMPARE(bordersOf(lines[1004]), 5L);
}

void MarkdownTest::theBeginningIsTheSameText_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("rows");
    for (const auto& [name, format] : {std::pair("CSV", ExportFormat::Csv), std::pair("JSON", ExportFormat::Json),
                                       std::pair("Markdown", ExportFormat::Markdown)})
        for (const int rows : {0, 1, 19, 20, 21, 300})
            QTest::addRow("%d rows of %s", rows, name) << static_cast<int>(format) << rows;
}

void MarkdownTest::theBeginningIsTheSameText() {
    QFETCH(int, format);
    QFETCH(int, rows);
    SnapshotBuilder builder;
    for (int row = 0; row < rows; ++row)
        builder.hold(builder.add(tcpSocket(static_cast<std::uint64_t>(row) + 1)),
                     builder.addProcess(100 + row, std::string(static_cast<std::size_t>(row), 'x')));
    const Snapshot snapshot = builder.take();
    const ExportForm form{static_cast<ExportFormat>(format), fewColumns, {"host", "filter"}};
    std::string whole;
    write(form, snapshot, allRows(snapshot), [&](std::string_view piece) { whole += piece; });
    const std::string first = beginning(form, snapshot, allRows(snapshot), 20);
    QVERIFY2(whole.starts_with(first), first.c_str());
    QCOMPARE(whole == first, rows <= 20);
    const auto count = std::ranges::count(first, '\n');
    QVERIFY2(count >= std::min(rows, 20) && count <= std::min(rows, 20) + 4, std::to_string(count).c_str());
}

QTEST_APPLESS_MAIN(MarkdownTest)
#include "markdown_test.moc"
