// What holds for every filter and every row: random rows, random filters, seeds that never change.
#include "app/core/filter/fields.h"
#include "app/core/filter/filter.h"
#include "app/core/filter/words.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <random>

using namespace socklens;

namespace {

/// Rows with every fact known or unknown, as the dice have it.
class RandomSnapshot {
public:
    static constexpr std::uint32_t size = 300;

    RandomSnapshot() {
        for (std::uint32_t id = 1; id < 8; ++id) {
            m_directory.users[Uid{id}] = "user" + std::to_string(id);
            m_directory.interfaces[InterfaceIndex{id}] = "eth" + std::to_string(id);
            m_directory.cgroups[CgroupId{id}] = "/machine.slice/machine-m\\x2d" + std::to_string(id) + ".scope";
            auto process = std::make_shared<Process>();
            process->id.pid = Pid{static_cast<std::int32_t>(100 * id)};
            process->name = "Prog;" + std::to_string(id);
            process->command = id % 2 == 0 ? "" : "/usr/bin/prog --x=\"" + std::to_string(id) + "\"";
            process->cgroup = id % 3 == 0 ? "" : "/system.slice/prog.service/" + std::string(64, 'd');
            m_snapshot.processes.push_back(process);
            m_snapshot.names.push_back("/run/Prog " + std::to_string(id));
        }
        m_snapshot.directory = std::make_shared<NameDirectory>(m_directory);
        m_snapshot.networkNamespace = NetworkNamespace{4026531840};
        m_snapshot.capturedAt = Timestamp(Milliseconds(1'700'000'000'000));
        m_snapshot.sources = {Source::SockDiag, Source::Procfs, Source::None};
        for (std::uint32_t row = 0; row < size; ++row) addRow(row);
    }

    std::vector<SocketView> views() const {
        std::vector<SocketView> all;
        for (std::uint32_t row = 0; row < size; ++row) all.push_back({m_snapshot, row});
        for (std::uint32_t row = 0; row < size; row += 3)
            all[row].firstSeen = m_snapshot.capturedAt - Milliseconds(row * 100);
        return all;
    }

private:
    bool chance() { return m_random() % 2 == 0; }
    std::uint32_t upTo(std::uint32_t most) { return static_cast<std::uint32_t>(m_random() % (most + 1)); }
    template <class T>
    void maybe(T& fact, std::uint32_t value) {
        using Known = std::remove_cvref_t<decltype(*fact)>;
        if (chance()) fact = static_cast<Known>(value);
    }

    Address randomAddress(Family family) {
        std::array<std::uint8_t, 16> bytes{};
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(chance() ? 0 : upTo(255));
        const bool isMapped = family == Family::Inet || upTo(3) == 0;
        return isMapped ? Address::inet(std::span(bytes).first<4>()) : Address::inet6(bytes);
    }

    void addRow(std::uint32_t row) {
        Socket socket;
        socket.protocol = static_cast<Protocol>(upTo(2));
        socket.family = socket.protocol == Protocol::Unix ? Family::Unix : static_cast<Family>(upTo(1));
        socket.state = static_cast<State>(1 + upTo(10));
        maybe(socket.cookie, upTo(100'000) + 1);
        maybe(socket.cgroup, upTo(8) + 1);
        maybe(socket.inode, upTo(100'000) + 1);
        maybe(socket.uid, upTo(9));
        maybe(socket.receiveQueue, upTo(100'000));
        maybe(socket.sendQueue, upTo(100'000));
        maybe(socket.timerExpiresMs, upTo(60'000));
        maybe(socket.interface, upTo(8) + 1);
        maybe(socket.timer, upTo(4));
        maybe(socket.retransmits, upTo(20));
        if (socket.protocol == Protocol::Unix) {
            maybe(socket.peerInode, upTo(100'000) + 1);
            maybe(socket.name, upTo(6));
            maybe(socket.peerName, upTo(6));
            maybe(socket.unixType, chance() ? 1 : 5);
            maybe(socket.shutdown, upTo(3));
        } else {
            socket.localAddress = randomAddress(socket.family);
            socket.remoteAddress = randomAddress(socket.family);
            socket.localPort = static_cast<Port>(chance() ? 0 : upTo(65535));
            socket.remotePort = static_cast<Port>(chance() ? 0 : upTo(65535));
        }
        m_snapshot.sockets.push_back(socket);
        for (std::uint32_t holder = upTo(2); holder > 0; --holder) m_snapshot.holderList.push_back(upTo(6));
        m_snapshot.holderEnds.push_back(static_cast<std::uint32_t>(m_snapshot.holderList.size()));
        if (socket.protocol == Protocol::Tcp && chance()) addTcpInfo(row);
    }

    void addTcpInfo(std::uint32_t row) {
        TcpInfo info;
        if (chance()) info.roundTripTime = std::chrono::microseconds(upTo(100'000));
        if (chance()) info.bytesAcknowledged = 1'000'000ULL * upTo(1'000'000);
        if (chance()) info.bytesReceived = upTo(1'000'000);
        if (chance()) info.totalRetransmits = upTo(100);
        if (chance()) info.congestionControl = chance() ? "cubic" : "bbr";
        m_snapshot.tcpInfos.emplace_back(row, info);
    }

    std::mt19937 m_random{20261120};
    NameDirectory m_directory;
    Snapshot m_snapshot;
};

std::string textOf(const Value& value) {
    const auto* count = std::get_if<std::uint64_t>(&value);
    return count != nullptr ? std::to_string(*count) : std::get<std::string>(value);
}

}   // namespace

class FilterPropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyColumnIsAField();
    void everyValueOfEveryColumnIsFound();
    void everythingThatIsShownIsFoundByItsWord();
    void noneIsWhatHasNoText();
    void unequalIsNotEqual_data();
    void unequalIsNotEqual();
    void ordersAgreeWithColumns_data();
    void ordersAgreeWithColumns();
    void groupsOfStates_data();
    void groupsOfStates();
    void randomFilters();
    void randomBytes();

private:
    void verifyAnswered(const std::string& text);
    const RandomSnapshot m_snapshot;
    const std::vector<SocketView> m_views = m_snapshot.views();
};

void FilterPropertyTest::everyColumnIsAField() {
    for (const ColumnInfo& column : columns()) {
        const std::string id(column.id);
        const auto field = filterField(id);
        QVERIFY2(field, id.c_str());
        QVERIFY2(field->column == column.column && !field->isEitherSide, id.c_str());
        QVERIFY2(Filter::parse(id + ":any"), id.c_str());
        // What has words is read by its words, and what is counted is compared by number.
        QVERIFY2((field->kind == FilterKind::Word) != filterWords(column.column).empty(), id.c_str());
        if (column.kind != ColumnInfo::Kind::Text) QVERIFY2(Filter::parse(id + ">0"), id.c_str());
    }
}

/// The typed conditions say what column.h says.
void FilterPropertyTest::everyValueOfEveryColumnIsFound() {
    for (const SocketView& view : m_views)
        for (const ColumnInfo& column : columns())
            for (const Value& value : values(view, column.column)) {
                if (textOf(value).empty()) continue;
                const std::string term = filterTerm(column.id, textOf(value));
                const auto filter = Filter::parse(term);
                QVERIFY2(filter && filter->matches(view), term.c_str());
            }
}

void FilterPropertyTest::everythingThatIsShownIsFoundByItsWord() {
    for (const SocketView& view : m_views)
        for (const ColumnInfo& column : columns())
            for (const Value& value : values(view, column.column)) {
                const bool isTime = column.column == Column::CapturedAt || column.column == Column::Age;
                if (textOf(value).empty() || isTime) continue;
                const std::string word = filterTerm("process", textOf(value)).substr(sizeof "process");
                const std::string upper = QByteArray::fromStdString(word).toUpper().toStdString();
                for (const std::string& text : {word, upper}) {
                    const auto filter = Filter::parse("(\n" + text + "\n)");
                    QVERIFY2(filter && filter->matches(view), text.c_str());
                }
            }
}

void FilterPropertyTest::noneIsWhatHasNoText() {
    for (const ColumnInfo& column : columns()) {
        const auto none = Filter::parse(filterTerm(column.id, ""));
        const auto any = Filter::parse(std::string(column.id) + ":any");
        QVERIFY(none && any);
        for (const SocketView& view : m_views) {
            const bool isUnknown = std::ranges::all_of(values(view, column.column),
                                                       [](const Value& value) { return textOf(value).empty(); });
            QVERIFY2(none->matches(view) == isUnknown, std::string(column.id).c_str());
            QVERIFY2(any->matches(view) != isUnknown, std::string(column.id).c_str());
        }
    }
}

void FilterPropertyTest::unequalIsNotEqual_data() {
    QTest::addColumn<QByteArray>("field");
    for (const std::string_view name : filterFieldNames())
        QTest::newRow(std::string(name).c_str()) << QByteArray(name.data(), qsizetype(name.size()));
}

void FilterPropertyTest::unequalIsNotEqual() {
    QFETCH(QByteArray, field);
    const std::string name = field.toStdString();
    for (const char* value : {"443", "tcp", "listen", "10.0.0.1", "prog", "none", "any", "inet", "off", "1s"}) {
        const auto equal = Filter::parse(name + "=" + value);
        const auto unequal = Filter::parse(name + "!=" + value);
        QCOMPARE(equal.has_value(), unequal.has_value());
        if (!equal) continue;
        for (const SocketView& view : m_views) QVERIFY(equal->matches(view) != unequal->matches(view));
    }
}

void FilterPropertyTest::ordersAgreeWithColumns_data() {
    QTest::addColumn<int>("column");
    for (const ColumnInfo& column : columns())
        if (column.kind != ColumnInfo::Kind::Text)
            QTest::newRow(std::string(column.id).c_str()) << static_cast<int>(column.column);
}

/// For the values of some rows as limits: what column.h counts decides on which side every row is.
void FilterPropertyTest::ordersAgreeWithColumns() {
    QFETCH(int, column);
    const ColumnInfo& tested = info(static_cast<Column>(column));
    const std::string unit = tested.column == Column::Age ? "ms" : "";
    for (std::size_t row = 0; row < m_views.size(); row += 30)
        for (const Value& limit : values(m_views[row], tested.column)) {
            const std::string text = textOf(limit) + unit;
            const auto parse = [&](const char* comparison) {
                return Filter::parse(std::string(tested.id) + comparison + text).value();
            };
            const Filter less = parse("<");
            const Filter lessOrEqual = parse("<=");
            const Filter greater = parse(">");
            const Filter greaterOrEqual = parse(">=");
            for (const SocketView& view : m_views) {
                const auto all = values(view, tested.column);
                const auto any = [&](auto isTrue) { return std::ranges::any_of(all, isTrue); };
                QCOMPARE(less.matches(view), any([&](const Value& value) { return value < limit; }));
                QCOMPARE(lessOrEqual.matches(view), any([&](const Value& value) { return value <= limit; }));
                QCOMPARE(greater.matches(view), any([&](const Value& value) { return value > limit; }));
                QCOMPARE(greaterOrEqual.matches(view), any([&](const Value& value) { return value >= limit; }));
            }
        }
}

void FilterPropertyTest::groupsOfStates_data() {
    QTest::addColumn<QByteArray>("group");
    QTest::addColumn<QByteArray>("others");
    // As ss(8) has them.
    QTest::newRow("all") << QByteArray("state:all") << QByteArray("");
    QTest::newRow("connected") << QByteArray("state:connected") << QByteArray("state!=listen,close");
    QTest::newRow("synchronized") << QByteArray("state:synchronized")
                                  << QByteArray("state!=listening,closed,syn-sent");
    QTest::newRow("bucket") << QByteArray("state:bucket") << QByteArray("state:time-wait,syn-recv");
    QTest::newRow("big") << QByteArray("state:big") << QByteArray("state!=time-wait,syn-recv");
}

void FilterPropertyTest::groupsOfStates() {
    QFETCH(QByteArray, group);
    QFETCH(QByteArray, others);
    const auto grouped = Filter::parse(group.toStdString());
    const auto spelled = Filter::parse(others.toStdString());
    QVERIFY(grouped && spelled);
    for (const SocketView& view : m_views) QCOMPARE(grouped->matches(view), spelled->matches(view));
}

/// Whatever is typed, there is an answer: rows, or a mistake that lies within the text.
void FilterPropertyTest::verifyAnswered(const std::string& text) {
    const auto filter = Filter::parse(text);
    if (filter) {
        QVERIFY(filter->text() == text);
        for (std::size_t row = 0; row < 10; ++row) filter->matches(m_views[row]);
        return;
    }
    const FilterError& error = filter.error();
    QVERIFY2(error.length > 0 && error.offset + error.length <= text.size(), text.c_str());
    const std::string sentence = english(error.message);
    QVERIFY2(sentence.ends_with('.') || sentence.ends_with('?'), sentence.c_str());
    QVERIFY2(sentence.size() < 400, sentence.c_str());
    const bool isFilledIn = sentence.find("%1") == std::string::npos && sentence.find("%2") == std::string::npos;
    QVERIFY2(isFilledIn || text.find('%') != std::string::npos, sentence.c_str());
}

// clang-format off
constexpr std::array pieces{
    "and", "or", "not", "(", ")", "!", "&&", "||", "&", "|", "=", "==", "!=", "<", "<=", ">", ">=", ":", ",", "'",
    "\"", "\\", "port", "sport", "state", "local", "remote", "address", "pid", "process", "age", "rtt", "user", "uid",
    "src", "dst", "dev", "cgroup", "exclude", "unit", "timer", "type", "expires", "cookie", "any", "none", "listen",
    "tcp", "udp", "443", ":443", "10.0.0.1", "/8", "/33", "[::1]", "::", "[", "]", "*", "localhost", "60s", "10k",
    "1.5m", "-", "0x", "0xff", "99999999999999999999", ".", "nginx", "eq", "gt", "%1", "%2", "\xc3", "\xff", "/",
    "@", "prot:", "proc=", "8000-", "9-1", "18446744073709551615", "port:", "local:", "state:", "recv_queue>"};
// clang-format on

void FilterPropertyTest::randomFilters() {
    std::mt19937 random(20261120);
    int understood = 0;
    for (int round = 0; round < 100'000; ++round) {
        std::string text;
        for (auto count = random() % 12; count > 0; --count) {
            text += pieces[random() % pieces.size()];
            if (random() % 2 == 0) text += ' ';
        }
        verifyAnswered(text);
        if (QTest::currentTestFailed()) return;
        if (Filter::parse(text)) ++understood;
    }
    QVERIFY2(understood > 5'000 && understood < 95'000, "the soups are all alike");
}

void FilterPropertyTest::randomBytes() {
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string text(random() % 40, '\0');
        for (char& c : text) c = static_cast<char>(random() % (round % 2 == 0 ? 256 : 128));
        verifyAnswered(text);
        if (QTest::currentTestFailed()) return;
    }
}

QTEST_APPLESS_MAIN(FilterPropertyTest)
#include "filter_property_test.moc"
