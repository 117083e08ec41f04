// An order that follows the changes is the same as one made from nothing: by every column, both ways, with every
// kind of filter, whatever happens to the sockets.
#include "app/models/socket_arrangement.h"

#include "tests/models/chosen_rows.h"
#include "tests/models/synthetic_pictures.h"
#include "tests/support/column_rows.h"

#include <QtTest>

#include <algorithm>
#include <array>

using namespace socklens;
using namespace socklens::test;

namespace {

using Story = std::vector<Update>;

constexpr std::array filters{
    "",
    "tcp",
    "state:listen or udp",
    "pid:any",
    "process:none",
    "port:80",
    "recvq > 0",
    "not name:nginx",
    "10.0.0.1",
    "expires < 1s",
    "rtt <= 1ms",
    "user:anna",
    "age > 3s",
    "age <= 2s",
    "not age > 4s and tcp",
    "captured_at:.5",
    "unit:any",
    "dev:none or user:Anton",
};

Filter parsed(std::string_view text) {
    const auto filter = Filter::parse(text);
    if (!filter) qFatal("not a filter: %s", english(filter.error().message).c_str());
    return *filter;
}

QString describe(const Picture& picture, const RowOrder& order, Column column) {
    QStringList rows;
    for (const std::uint32_t row : order) {
        QStringList cells{QString::number(row)};
        for (const Column shown : {column, Column::Protocol, Column::LocalAddress, Column::LocalPort,
                                   Column::RemoteAddress, Column::RemotePort, Column::Cookie, Column::Inode})
            cells << QString::fromStdString(text(picture.view(row), shown));
        rows << cells.join(u' ');
    }
    return rows.join(u'\n');
}

/// The first sample after which the two ways differ, in words; empty if they never do.
QString firstDifference(const Story& updates, const Arrangement& arrangement) {
    RowOrder order;
    for (std::size_t sample = 0; sample < updates.size(); ++sample) {
        const Update& update = updates[sample];
        order = rearrange(order, update, arrangement);
        const RowOrder fromNothing = arrange(*update.newer, arrangement);
        if (order == fromNothing) continue;
        return QStringLiteral("sample %1, filter \"%2\"\nrearranged:\n%3\nfrom nothing:\n%4")
            .arg(QString::number(sample), QString::fromStdString(arrangement.filter.text()),
                 describe(*update.newer, order, arrangement.column),
                 describe(*update.newer, fromNothing, arrangement.column));
    }
    return {};
}

}   // namespace

class SocketArrangementTest : public QObject {
    Q_OBJECT

private:
    std::vector<Story> m_plain;
    std::vector<Story> m_renamed;
    std::vector<Story> m_setBack;

    static std::vector<Story> stories(MachineOptions options, std::uint32_t count, std::size_t samples) {
        std::vector<Story> all;
        for (std::uint32_t seed = 1; seed <= count; ++seed) {
            options.seed = seed;
            all.push_back(story(options, samples));
        }
        return all;
    }

    /// Every story without a filter, and once more with each filter in turn.
    static void compareOver(const std::vector<Story>& all) {
        QFETCH(const Column, column);
        QFETCH(const bool, descending);
        std::size_t turn = static_cast<std::size_t>(column);
        for (const auto& updates : all) {
            for (const char* text : {filters[0], filters[turn++ % filters.size()]}) {
                const QString difference = firstDifference(updates, {parsed(text), column, descending});
                QVERIFY2(difference.isEmpty(), qPrintable(difference));
            }
        }
    }

private Q_SLOTS:
    void initTestCase() {
        m_plain = stories({}, 60, 50);
        m_renamed = stories({.namesChange = true}, 20, 50);
        m_setBack = stories({.clockIsSetBack = true}, 20, 50);
    }

    /// The stories are worth telling.
    void muchHappens() {
        std::size_t added = 0, changed = 0, removed = 0, nothing = 0, empty = 0, moved = 0;
        for (const auto& updates : m_plain)
            for (const Update& update : updates) {
                added += update.delta.added.size();
                changed += update.delta.changed.size();
                removed += update.delta.removed.size();
                nothing += update.delta.empty() ? 1 : 0;
                empty += update.newer->snapshot->sockets.empty() ? 1 : 0;
                moved += std::ranges::is_sorted(update.delta.previous) ? 0 : 1;
            }
        for (const std::size_t count : {added, changed, removed})
            QVERIFY2(count > 1000, qPrintable(QString::number(count)));
        for (const std::size_t count : {nothing, moved}) QVERIFY2(count > 100, qPrintable(QString::number(count)));
        QVERIFY2(empty > 5, qPrintable(QString::number(empty)));
    }

    void everyFilterDivides() {
        for (const char* text : filters) {
            const Filter filter = parsed(text);
            std::size_t in = 0, out = 0;
            for (const auto& updates : m_renamed)
                for (const Update& update : updates)
                    for (std::uint32_t row = 0; row < update.newer->snapshot->sockets.size(); ++row)
                        ++(filter.matches(update.newer->view(row)) ? in : out);
            QVERIFY2(in > 100 && (out > 100 || filter.isEmpty()), text);
        }
    }

    void followsEveryChange_data() { addRowPerColumnAndDirection(); }
    void followsEveryChange() { compareOver(m_plain); }

    void followsNames_data() { addRowPerColumnAndDirection(); }
    void followsNames() { compareOver(m_renamed); }

    void followsAClockThatIsSetBack_data() { addRowPerColumnAndDirection(); }
    void followsAClockThatIsSetBack() { compareOver(m_setBack); }

    void followsEveryFilter_data() {
        QTest::addColumn<QByteArray>("filter");
        for (const char* text : filters) QTest::newRow(*text == '\0' ? "none" : text) << QByteArray(text);
    }
    void followsEveryFilter() {
        QFETCH(const QByteArray, filter);
        for (const auto* all : {&m_plain, &m_renamed, &m_setBack})
            for (const auto& updates : *all) {
                const QString difference = firstDifference(updates, {parsed(filter.constData())});
                QVERIFY2(difference.isEmpty(), qPrintable(difference));
            }
    }

    /// What "from nothing" means, told without the code that does it.
    void fromNothingIsInOrder_data() { addRowPerColumnAndDirection(); }
    void fromNothingIsInOrder() {
        QFETCH(const Column, column);
        QFETCH(const bool, descending);
        std::size_t turn = 0;
        for (const auto& updates : m_plain) {
            const Picture& picture = *updates.back().newer;
            const Filter filter = parsed(filters[turn++ % filters.size()]);
            const RowOrder order = arrange(picture, {filter, column, descending});
            for (std::size_t at = 1; at < order.size(); ++at) {
                const SocketView above = picture.view(order[at - 1]);
                const SocketView below = picture.view(order[at]);
                QVERIFY(compare(above, below, column, descending) <= 0);
                const auto isUnknown = [&](const SocketView& view) {
                    const auto known = values(view, column);
                    return known.empty() || known.front() == Value(std::string());
                };
                QVERIFY2(!isUnknown(above) || isUnknown(below), "unknown comes last, whatever the direction");
            }
            RowOrder rows = order;
            std::ranges::sort(rows);
            QVERIFY(std::ranges::adjacent_find(rows) == rows.end());
            for (std::uint32_t row = 0; row < picture.snapshot->sockets.size(); ++row)
                QCOMPARE(std::ranges::binary_search(rows, row), filter.matches(picture.view(row)));
        }
    }

    void nothingBecomesSomethingAndNothing() {
        SnapshotBuilder full, nothing;
        full.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 443), 1));
        full.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80), 2));
        const Update filled = advance(emptyPicture(), take(full));
        const Update emptied = advance(filled.newer, take(nothing, 1000));
        const RowOrder order = rearrange({}, filled, {});
        QCOMPARE(order, (RowOrder{1, 0}));
        QCOMPARE(rearrange(order, emptied, {}), RowOrder{});
        QCOMPARE(rearrange({}, advance(emptied.newer, emptied.newer->snapshot), {}), RowOrder{});
    }

    /// Two remainders on one server's port, told apart by their clients only, as /proc/net lists them.
    void equalPortsWithoutCookiesKeepTheirPlaces() {
        const Socket first = inetSocket(Protocol::Tcp, State::TimeWait, "10.0.0.1", 80, "10.0.0.2", 4000);
        const Socket second = inetSocket(Protocol::Tcp, State::TimeWait, "10.0.0.1", 80, "10.0.0.3", 4000);
        SnapshotBuilder before, after;
        before.add(first);
        before.add(second);
        after.add(second);   // the dump begins elsewhere
        after.add(first);
        const Update begin = advance(emptyPicture(), take(before));
        const Update turned = advance(begin.newer, take(after, 1000));
        QVERIFY(turned.delta.empty());
        const RowOrder order = rearrange({}, begin, {});
        QCOMPARE(order, (RowOrder{0, 1}));
        QCOMPARE(arrange(*turned.newer, {}), (RowOrder{1, 0}));
        QCOMPARE(rearrange(order, turned, {}), (RowOrder{1, 0}));
    }
};

QTEST_GUILESS_MAIN(SocketArrangementTest)
#include "socket_arrangement_test.moc"
