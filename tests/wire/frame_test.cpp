// Frames, whole and in pieces, and everything that a hostile peer can do to them.
#include <QTest>

#include "app/wire/compression.h"
#include "app/wire/frame.h"

#include <random>

using namespace socklens;
using namespace socklens::wire;

namespace {

constexpr FrameLimits limits{1000, 200'000, true};

std::string header(std::size_t length, int kind) {
    std::string bytes;
    for (const unsigned shift : {0U, 8U, 16U, 24U}) bytes += static_cast<char>(length >> shift & 0xffU);
    return bytes + static_cast<char>(kind);
}

/// Everything that comes out, up to a failure.
std::vector<Frame> framesIn(FrameReader& reader) {
    std::vector<Frame> frames;
    for (;;) {
        auto next = reader.next();
        if (!next || !*next) return frames;
        frames.push_back(std::move(**next));
    }
}

bool fails(std::string_view bytes, FrameLimits with = limits) {
    FrameReader reader(with);
    reader.feed(bytes);
    return !reader.next();
}

}   // namespace

class FrameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBytes();
    void inPieces();
    void largeOnesAreCompressed();
    void tooLongToSend();
    void tooLong();
    void unknownKinds();
    void noCompressionWhereNoneIsTaken();
    void brokenCompression();
    void bombs();
    void failsForGood();
    void everyTruncation();
    void noise();
};

void FrameTest::theBytes() {
    QCOMPARE(*frameOf(FrameKind::Message, "abc", limits), std::string("\3\0\0\0\0abc", 8));
    QCOMPARE(*frameOf(FrameKind::Snapshot, "", limits), std::string("\0\0\0\0\1", 5));
}

void FrameTest::inPieces() {
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        std::string stream;
        std::vector<Frame> expected;
        for (std::size_t count = random() % 6; count > 0; --count) {
            Frame frame{static_cast<FrameKind>(random() % 2),
                        std::string(random() % 1000, static_cast<char>(random()))};
            if (frame.kind == FrameKind::Snapshot) frame.payload.append(random() % 20'000, 'a');
            stream += *frameOf(frame.kind, frame.payload, limits);
            expected.push_back(std::move(frame));
        }
        FrameReader reader(limits);
        std::vector<Frame> actual;
        while (!stream.empty()) {
            const std::size_t piece = 1 + random() % (round % 2 == 0 ? 3 : 5000);
            reader.feed(std::string_view(stream).substr(0, piece));
            stream.erase(0, piece);
            for (Frame& frame : framesIn(reader)) actual.push_back(std::move(frame));
        }
        QVERIFY(actual == expected);
    }
}

void FrameTest::largeOnesAreCompressed() {
    const std::string payload(100'000, 'x');
    const auto frame = frameOf(FrameKind::Snapshot, payload, limits);
    QVERIFY(frame && frame->size() < 1000);
    FrameReader reader(limits);
    reader.feed(*frame);
    QVERIFY(framesIn(reader) == (std::vector<Frame>{{FrameKind::Snapshot, payload}}));
    const auto plain = frameOf(FrameKind::Snapshot, payload, {1000, 200'000, false});
    QCOMPARE(plain->size(), payload.size() + 5);
}

void FrameTest::tooLongToSend() {
    QVERIFY(frameOf(FrameKind::Message, std::string(1000, 'a'), limits));
    QVERIFY(!frameOf(FrameKind::Message, std::string(1001, 'a'), limits));
    QVERIFY(!frameOf(FrameKind::Snapshot, "", toAgentLimits));
}

/// Refused by the header alone, without waiting for what will never come.
void FrameTest::tooLong() {
    QVERIFY(!fails(header(1000, 0)));
    QVERIFY(fails(header(1001, 0)));
    QVERIFY(fails(header(0xffff'ffff, 0)));
    QVERIFY(fails(header(0xffff'ffff, 1)));
    QVERIFY(fails(header(200'001, 0x81)));
    QVERIFY(fails(header(std::size_t{1} << 30U, 0), toAgentLimits));
}

void FrameTest::unknownKinds() {
    for (int kind = 0; kind < 256; ++kind) {
        const bool known = (kind & 0x7f) <= 1;
        QCOMPARE(fails(header(1, kind)), !known);
        QCOMPARE(fails(header(1, kind), toAgentLimits), kind != 0);
    }
}

void FrameTest::noCompressionWhereNoneIsTaken() {
    const std::string shorter = compress(std::string(500, 'x'));
    QVERIFY(!fails(header(shorter.size(), 0x80) + shorter));
    QVERIFY(fails(header(shorter.size(), 0x80) + shorter, toAgentLimits));
}

void FrameTest::brokenCompression() {
    const std::string good = compress("hello, hello, hello, hello, hello");
    QCOMPARE(*decompress(good, 1000), std::string("hello, hello, hello, hello, hello"));
    for (std::size_t length = 0; length < good.size(); ++length)
        QVERIFY(!decompress(std::string(good, 0, length), 1000));
    QVERIFY(!decompress(good + "x", 1000));
    QVERIFY(!decompress(good + good, 1000));
    QVERIFY(!decompress(good, 32));
    QVERIFY(decompress(good, 33));
    QVERIFY(fails(header(0, 0x80)));
}

/// A few bytes that stand for a gigabyte.
void FrameTest::bombs() {
    const std::string bomb = compress(std::string(std::size_t{1} << 30U, '\0'));
    QVERIFY(bomb.size() < 200'000);
    QVERIFY(fails(header(bomb.size(), 0x81) + bomb));
    QVERIFY(!decompress(bomb, std::size_t{16} << 20U));
}

void FrameTest::failsForGood() {
    FrameReader reader(limits);
    reader.feed(header(0, 77));
    QVERIFY(!reader.next());
    reader.feed(*frameOf(FrameKind::Message, "abc", limits));
    const auto next = reader.next();
    QVERIFY(!next && !next.error().empty());
}

void FrameTest::everyTruncation() {
    const std::string frame = *frameOf(FrameKind::Snapshot, std::string(5000, 'y') + "z", limits);
    for (std::size_t length = 0; length < frame.size(); ++length) {
        FrameReader reader(limits);
        reader.feed(std::string_view(frame).substr(0, length));
        const auto next = reader.next();
        QVERIFY(next && !*next);
    }
}

void FrameTest::noise() {
    std::mt19937 random(2);
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes(random() % 60, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random() % 3 == 0 ? 0U : random());
        FrameReader reader(limits);
        reader.feed(bytes);
        for (const Frame& frame : framesIn(reader)) QVERIFY(frame.payload.size() <= limits.snapshot);
    }
}

QTEST_APPLESS_MAIN(FrameTest)
#include "frame_test.moc"
