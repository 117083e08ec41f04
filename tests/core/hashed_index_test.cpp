// The index against a plain multimap, over a long random life.
#include <QTest>

#include "app/core/hashed_index.h"

#include <algorithm>
#include <map>
#include <random>

using namespace socklens;

class HashedIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void likeAMultimap_data();
    void likeAMultimap();
};

namespace {

std::vector<std::uint32_t> found(const HashedIndex& index, std::uint64_t hash) {
    std::vector<std::uint32_t> records;
    index.find(hash, [&](std::uint32_t record) { records.push_back(record); });
    std::ranges::sort(records);
    return records;
}

}   // namespace

void HashedIndexTest::empty() {
    HashedIndex index;
    index.erase(1, 1);
    QVERIFY(found(index, 1).empty());
    QCOMPARE(index.size(), 0U);
}

void HashedIndexTest::likeAMultimap_data() {
    QTest::addColumn<std::uint32_t>("hashes");
    QTest::newRow("all under one hash") << 1U;
    QTest::newRow("few hashes") << 20U;
    QTest::newRow("many hashes") << 100'000U;
}

void HashedIndexTest::likeAMultimap() {
    QFETCH(std::uint32_t, hashes);
    std::mt19937 random(7);
    HashedIndex index;
    std::multimap<std::uint64_t, std::uint32_t> expected;
    for (std::uint32_t round = 0; round < 4000; ++round) {
        const bool isShrinking = (round / 1000) % 2 == 1;
        if (expected.empty() || random() % 10 < (isShrinking ? 2 : 8)) {
            const std::uint64_t hash = random() % hashes;
            index.insert(hash, round);
            expected.emplace(hash, round);
        } else {
            const auto victim =
                std::next(expected.begin(), static_cast<std::ptrdiff_t>(random() % expected.size()));
            index.erase(victim->first, victim->second);
            index.erase(victim->first, 1'000'000);   // never there
            expected.erase(victim);
        }
        QCOMPARE(index.size(), expected.size());
        if (round % 50 != 0) continue;
        for (auto at = expected.begin(); at != expected.end(); at = expected.upper_bound(at->first)) {
            std::vector<std::uint32_t> records;
            for (auto same = at; same != expected.upper_bound(at->first); ++same) records.push_back(same->second);
            std::ranges::sort(records);
            QVERIFY(found(index, at->first) == records);
        }
    }
}

QTEST_APPLESS_MAIN(HashedIndexTest)
#include "hashed_index_test.moc"
