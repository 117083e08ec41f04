// An optional without room of its own: one value stands for "unknown".
#include <QTest>

#include "app/core/compact.h"
#include "app/core/units.h"

#include <algorithm>
#include <vector>

using namespace socklens;

static_assert(sizeof(Compact<std::uint32_t, Unknown::Max>) == sizeof(std::uint32_t));
static_assert(sizeof(Compact<Cookie, Unknown::Zero>) == sizeof(Cookie));

class CompactTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsUnknown();
    void zeroIsAFactWhereMaxIsUnknown();
    void maxIsAFactWhereZeroIsUnknown();
    void convertsToOptional();
    void unknownComesLast();
};

void CompactTest::startsUnknown() {
    QVERIFY(!(Compact<Inode, Unknown::Zero>().has_value()));
    QVERIFY(!(Compact<std::uint32_t, Unknown::Max>().has_value()));
    QVERIFY(!(Compact<std::uint8_t, Unknown::Max>(std::nullopt)));
    QCOMPARE((Compact<std::uint32_t, Unknown::Max>().value_or(7)), 7U);
}

void CompactTest::zeroIsAFactWhereMaxIsUnknown() {
    const Compact<Uid, Unknown::Max> root(Uid{0});
    QVERIFY(root.has_value());
    QVERIFY(*root == Uid{0});
    QVERIFY(root.value_or(Uid{5}) == Uid{0});
    QVERIFY(!(Compact<Uid, Unknown::Max>(Uid{UINT32_MAX})));
}

void CompactTest::maxIsAFactWhereZeroIsUnknown() {
    const Compact<Cookie, Unknown::Zero> last(Cookie{UINT64_MAX});
    QVERIFY(last.has_value());
    QVERIFY(*last == Cookie{UINT64_MAX});
    QVERIFY(!(Compact<Cookie, Unknown::Zero>(Cookie{0})));
}

void CompactTest::convertsToOptional() {
    const std::optional<std::uint32_t> known = Compact<std::uint32_t, Unknown::Max>(3);
    QCOMPARE(known.value(), 3U);
    const std::optional<std::uint32_t> unknown = Compact<std::uint32_t, Unknown::Max>();
    QVERIFY(!unknown.has_value());
}

void CompactTest::unknownComesLast() {
    using Fact = Compact<std::uint32_t, Unknown::Zero>;
    std::vector<Fact> facts{Fact(9), Fact(), Fact(1), Fact(UINT32_MAX), Fact()};
    std::ranges::sort(facts);
    const std::vector<Fact> expected{Fact(1), Fact(9), Fact(UINT32_MAX), Fact(), Fact()};
    QVERIFY(facts == expected);
    QVERIFY(Fact() == Fact(std::nullopt));
    QVERIFY(Fact() != Fact(1));
}

QTEST_APPLESS_MAIN(CompactTest)
#include "compact_test.moc"
