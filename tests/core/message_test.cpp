// A sentence with its arguments in place.
#include <QTest>

#include "app/core/message.h"
#include "tests/support/printing.h"

using namespace socklens;

using Arguments = std::vector<std::string>;

class MessageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentences_data();
    void sentences();
    void longOnes();
    void equality();
};

void MessageTest::sentences_data() {
    QTest::addColumn<std::string>("sentence");
    QTest::addColumn<Arguments>("arguments");
    QTest::addColumn<std::string>("english");
    const auto row = [](const char* name, const char* sentence, Arguments arguments, const char* english) {
        QTest::newRow(name) << std::string(sentence) << std::move(arguments) << std::string(english);
    };
    row("empty", "", {}, "");
    row("none", "All is well.", {}, "All is well.");
    row("one", "%1 ended.", {"nginx"}, "nginx ended.");
    row("any order, more than once", "%2 and %1 and %2", {"a", "b"}, "b and a and b");
    row("arguments are not read again", "%1 %2", {"%2", "%1"}, "%2 %1");
    row("unused", "No name.", {"a"}, "No name.");
    row("missing", "%1 and %2", {"a"}, "a and %2");
    row("percent", "100 % of %1", {"a"}, "100 % of a");
    row("at the end", "100%", {"a"}, "100%");
    row("zero is no place", "%0 %1", {"a"}, "%0 a");
    row("one digit only", "%10", {"a"}, "a0");
    row("ninth", "%9", {"1", "2", "3", "4", "5", "6", "7", "8", "nine"}, "nine");
}

void MessageTest::sentences() {
    QFETCH(std::string, sentence);
    QFETCH(Arguments, arguments);
    const Message message{sentence.c_str(), arguments};
    QTEST(english(message), "english");
    QCOMPARE(message.empty(), sentence.empty());
}

/// However often an argument is repeated, and however long it is.
void MessageTest::longOnes() {
    std::string sentence = "a";
    for (int count = 0; count < 2000; ++count) sentence += "%1";
    const std::string text = english({sentence.c_str(), {std::string(1'000'000, 'b')}});
    QCOMPARE(text, "a" + std::string(longestEnglish - 1, 'b'));
    QCOMPARE(english({std::string(20'000, 'a').c_str(), {}}).size(), longestEnglish);
}

void MessageTest::equality() {
    const std::string copy = "%1 ended.";
    QVERIFY((Message{"%1 ended.", {"a"}} == Message{copy.c_str(), {"a"}}));
    QVERIFY((Message{"%1 ended.", {"a"}} != Message{"%1 ended.", {"b"}}));
    QVERIFY((Message{"%1 ended.", {"a"}} != Message{"%1 began.", {"a"}}));
    QVERIFY(Message().empty());
}

QTEST_APPLESS_MAIN(MessageTest)
#include "message_test.moc"
