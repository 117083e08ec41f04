// What a filter says to a mistake: where it is, and a sentence that helps.
#include "app/core/filter/fields.h"
#include "app/core/filter/filter.h"

#include <QtTest>

using namespace socklens;

class FilterParseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mistakes_data();
    void mistakes();
    void notMistakes_data();
    void notMistakes();
    void longTexts();
    void deepBrackets();
    void manyNots();
    void longWordsAreShortened();
    void controlCharactersAreNotRepeated();
    void similarFields_data();
    void similarFields();
};

void FilterParseTest::mistakes_data() {
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<QString>("sentence");
    struct Case {
        const char* filter;
        qsizetype offset;
        qsizetype length;
        const char* sentence;
    };
    const Case cases[] = {
        // Brackets, quotes and what joins conditions.
        {"(tcp", 0, 1, "A bracket is opened here and never closed."},
        {"tcp (udp (unix)", 4, 1, "A bracket is opened here and never closed."},
        {"tcp) udp", 3, 1, "A bracket is closed here that was never opened."},
        {"tcp (", 4, 1, "A bracket is opened here and never closed."},
        {")", 0, 1, "A condition is expected before “)”."},
        {"tcp ( )", 4, 3, "There is no condition between these brackets."},
        {"tcp 'udp", 4, 1, "A quote is opened here and never closed."},
        {"process:\"my prog", 8, 1, "A quote is opened here and never closed."},
        {"process:a,'b", 10, 1, "A quote is opened here and never closed."},
        {"'it\\'", 0, 1, "A quote is opened here and never closed."},
        {"and tcp", 0, 3, "A condition is expected before “and”."},
        {"|| tcp", 0, 2, "A condition is expected before “||”."},
        {"tcp and", 4, 3, "A condition is expected after “and”."},
        {"tcp AND or udp", 4, 3, "A condition is expected after “AND”."},
        {"(tcp or) udp", 5, 2, "A condition is expected after “or”."},
        {"tcp or or udp", 4, 2, "A condition is expected after “or”."},
        {"not", 0, 3, "A condition is expected after “not”."},
        {"tcp !", 4, 1, "A condition is expected after “!”."},
        {"not and", 0, 3, "A condition is expected after “not”."},
        {"tcp or (and udp)", 8, 3, "A condition is expected before “and”."},
        // Fields and operators.
        {"prot:tcp", 0, 4, "There is no field “prot”. Did you mean “protocol”?"},
        {"tcp and usr=root", 8, 3, "There is no field “usr”. Did you mean “user”?"},
        {"Prot = tcp", 0, 4, "There is no field “Prot”. Did you mean “protocol”?"},
        {"loca_port>5", 0, 9, "There is no field “loca_port”. Did you mean “local_port”?"},
        {"grün=x", 0, 5, "There is no field “grün”. To search for the text itself, put it in quotes."},
        {"http://host", 0, 4, "There is no field “http”. To search for the text itself, put it in quotes."},
        {"-port:80", 0, 5, "There is no field “-port”. Did you mean “port”?"},
        {"'port'=80", 6, 1, "A field is expected before “=”, such as port or state."},
        {"= 5", 0, 1, "A field is expected before “=”, such as port or state."},
        {"tcp <= 5", 0, 3, "There is no field “tcp”. To search for the text itself, put it in quotes."},
        {"pid:", 0, 4, "A value is expected after “pid:”."},
        {"tcp pid >= ", 4, 6, "A value is expected after “pid >=”."},
        {"(pid=)", 1, 4, "A value is expected after “pid=”."},
        {"pid eq", 0, 6, "A value is expected after “pid eq”."},
        {"port:80,", 7, 1, "A value is expected after “,”."},
        {"port:80 , ,443", 8, 1, "A value is expected after “,”."},
        {"port:,80", 0, 5, "A value is expected after “port:”."},
        {"sport", 0, 5, "A value is expected after “sport”. To search for the word itself, put it in quotes."},
        {"state or tcp", 0, 5,
         "A value is expected after “state”. To search for the word itself, put it in quotes."},
        {"exclude)", 0, 7,
         "A value is expected after “exclude”. To search for the word itself, put it in quotes."},
        {"process<5", 7, 1, "“process” has no order, so “<” cannot be asked: use “:”, “=” or “!=”."},
        {"dst gt 10.0.0.1", 4, 2, "“dst” has no order, so “gt” cannot be asked: use “:”, “=” or “!=”."},
        {"state>=listen", 5, 2, "“state” has no order, so “>=” cannot be asked: use “:”, “=” or “!=”."},
        {"port>80,443", 5, 6, "“>” compares with one number only."},
        {"pid<=1-5", 5, 3, "“<=” compares with one number only."},
        // Numbers.
        {"pid:nginx", 4, 5, "“nginx” is not a number."},
        {"pid:-5", 4, 2, "“-5” is not a number."},
        {"pid:5-", 4, 2, "“5-” is not a number."},
        {"pid:1.5", 4, 3, "“1.5” is not a number."},
        {"pid:10k", 4, 3, "“10k” is not a number."},
        {"pid>none", 4, 4, "“none” is not a number."},
        {"pid:0x", 4, 2, "“0x” is not a number."},
        {"pid:>=x", 6, 1, "“x” is not a number."},
        {"inode:99999999999999999999", 6, 20, "“99999999999999999999” is too large."},
        {"recv_queue>99999999999999999k", 11, 18, "“99999999999999999k” is too large."},
        {"recv_queue>18446744073709551615.5", 11, 22,
         "“18446744073709551615.5” is not a number, such as 4096, 10k or 1.5Mi."},
        {"recv_queue>10x", 11, 3, "“10x” is not a number, such as 4096, 10k or 1.5Mi."},
        {"recv_queue>0x10", 11, 4, "“0x10” is not a number, such as 4096, 10k or 1.5Mi."},
        {"recv_queue>1.", 11, 2, "“1.” is not a number, such as 4096, 10k or 1.5Mi."},
        {"recv_queue>1.2.3", 11, 5, "“1.2.3” is not a number, such as 4096, 10k or 1.5Mi."},
        {"pid:\"x y\"", 4, 5, "“x y” is not a number."},
        {"pid:''", 4, 2, "“” is not a number."},
        {"pid:1,x,3", 6, 1, "“x” is not a number."},
        {"pid:9-1", 4, 3, "“9-1” is not a range: the smaller number comes first."},
        {"age>long", 4, 4, "“long” is not a duration, such as 500ms, 60s, 1.5m or 2h."},
        {"age>5 weeks pid:x", 16, 1, "“x” is not a number."},
        {"age>5y", 4, 2, "“5y” is not a duration, such as 500ms, 60s, 1.5m or 2h."},
        {"age>999999999999999999d", 4, 19, "“999999999999999999d” is too large."},
        {"age>18446744073709.6s", 4, 17, "“18446744073709.6s” is too large."},
        {"uid>bob", 4, 3, "“bob” is not a number."},
        // Ports.
        {"port:65536", 5, 5, "“65536” is neither a port between 1 and 65535 nor the name of a service."},
        {"sport = :nosuchservice", 8, 14,
         "“:nosuchservice” is neither a port between 1 and 65535 nor the name of a service."},
        {"port:", 0, 5, "A value is expected after “port:”."},
        {"sport = :", 8, 1, "“:” is neither a port between 1 and 65535 nor the name of a service."},
        {"port:0", 5, 1, "0 is not a port: “none” finds the sockets without one."},
        {"port:8999-8000", 5, 9, "“8999-8000” is not a range: the smaller number comes first."},
        // Words.
        {"protocol:tcpp", 9, 4, "“tcpp” is not a protocol: tcp, udp and unix are."},
        {"state:listen,tume-wait", 13, 9,
         "“tume-wait” is not a state, such as established, listen, time-wait or close-wait."},
        {"state foo", 6, 3, "“foo” is not a state, such as established, listen, time-wait or close-wait."},
        {"exclude foo", 8, 3, "“foo” is not a state, such as established, listen, time-wait or close-wait."},
        {"family=ipx", 7, 3, "“ipx” is not a family: inet, inet6 and unix are."},
        {"timer:egg", 6, 3, "“egg” is not a timer: off, on, keepalive, timewait and persist are."},
        {"type:raw", 5, 3, "“raw” is not a type: stream, dgram and seqpacket are."},
        {"shutdown:up", 9, 2, "“up” is not a direction: receive, send and both are."},
        {"source:net", 7, 3, "“net” is not a source: sock_diag and procfs are."},
        // Addresses.
        {"remote:10.0.0.0/33", 15, 3, "“/33” is not a prefix length between 0 and 32."},
        {"remote:10.0.0.0/", 15, 1, "“/” is not a prefix length between 0 and 32."},
        {"remote:10.0.0.0/-1:80", 15, 3, "“/-1” is not a prefix length between 0 and 32."},
        {"src fe80::/129", 10, 4, "“/129” is not a prefix length between 0 and 128."},
        {"local:[fe80::]/x", 14, 2, "“/x” is not a prefix length between 0 and 128."},
        {"local:10.0.0.256", 6, 10,
         "“10.0.0.256” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443."},
        {"local:1.2.3.4.", 6, 8, "“1.2.3.4.” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443."},
        {"local:1.2.3.4.5", 6, 9,
         "“1.2.3.4.5” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443."},
        {"dst [::1", 4, 4, "“[::1” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443."},
        {"dst [::1]x", 4, 6, "“[::1]x” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443."},
        {"dst :", 4, 1, "“:” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443."},
        {"dst 1::2::3", 4, 7, "“1::2::3” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443."},
        {"local:fe80::1%eth0", 6, 12,
         "“fe80::1%eth0” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443."},
        {"dst 10.0.0.1:99999", 13, 5, "“99999” is neither a port between 1 and 65535 nor the name of a service."},
        {"dst 12:34", 4, 5, "“12:34” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443."},
        {"dst example.com:443", 4, 11, "“example.com” is not an address, and names of hosts are not looked up."},
    };
    for (const Case& row : cases)
        QTest::newRow(row.filter) << QByteArray(row.filter) << row.offset << row.length
                                  << QString::fromUtf8(row.sentence);
}

void FilterParseTest::mistakes() {
    QFETCH(QByteArray, filter);
    const auto parsed = Filter::parse(filter.toStdString());
    QVERIFY(!parsed);
    QTEST(QString::fromStdString(english(parsed.error().message)), "sentence");
    QTEST(static_cast<qsizetype>(parsed.error().offset), "offset");
    QTEST(static_cast<qsizetype>(parsed.error().length), "length");
}

void FilterParseTest::notMistakes_data() {
    QTest::addColumn<QByteArray>("filter");
    for (const char* filter : {"don't",
                               "fe80::1",
                               "fe80:",
                               "db8:1",
                               "12:34",
                               "10.0.0.1:80",
                               ":443",
                               "::",
                               "[::1]:22",
                               "/usr/bin:/bin",
                               "kworker/0:1",
                               "foo,bar",
                               "a!",
                               "port",
                               "process",
                               "none",
                               "any",
                               "eq",
                               "port eq 80",
                               "\"prot:tcp\"",
                               "process:and",
                               "dev 'or'",
                               "process:a:b",
                               "command:--user=x",
                               "command:a=b!=c",
                               "process:not",
                               "name:a'b",
                               "pid:0-18446744073709551615",
                               "age:0",
                               "age>0.000001s",
                               "user:-",
                               "uid:1-x",
                               "user<=1000",
                               "local:@",
                               "local:/",
                               "local:\"example.com:443\"",
                               "local:\"10.0.0.256\"",
                               "local:\"\"",
                               "(((tcp)))",
                               "tcp,udp",
                               "user:grün"})
        QTest::newRow(filter) << QByteArray(filter);
}

void FilterParseTest::notMistakes() {
    QFETCH(QByteArray, filter);
    const auto parsed = Filter::parse(filter.toStdString());
    QVERIFY2(parsed, parsed ? "" : english(parsed.error().message).c_str());
}

void FilterParseTest::longTexts() {
    QVERIFY(Filter::parse(std::string(Filter::maximumLength, 'x')));
    const auto parsed = Filter::parse(std::string(Filter::maximumLength + 10, 'x'));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().offset, Filter::maximumLength);
    QCOMPARE(parsed.error().length, std::size_t{10});
    QCOMPARE(english(parsed.error().message), std::string("A filter can have 4096 bytes, and this one has 4106."));
    QVERIFY(!Filter::parse(std::string(50'000'000, '(')));
}

void FilterParseTest::deepBrackets() {
    const auto nested = [](int depth) {
        const auto count = static_cast<std::size_t>(depth);
        return std::string(count, '(') + "x" + std::string(count, ')');
    };
    QVERIFY(Filter::parse(nested(Filter::maximumDepth)));
    const auto parsed = Filter::parse(nested(1000));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().offset, std::size_t{64});
    QCOMPARE(english(parsed.error().message), std::string("Brackets can be nested 64 deep, not more."));
    QVERIFY(!Filter::parse(std::string(4096, '(')));
    // As many brackets one after the other are no problem.
    std::string wide;
    for (int i = 0; i < 1000; ++i) wide += "(x)";
    QVERIFY(Filter::parse(wide));
}

void FilterParseTest::manyNots() {
    QVERIFY(Filter::parse(std::string(4000, '!') + "x"));
    std::string alternating;
    for (int i = 0; i < 60; ++i) alternating += "!(";
    QVERIFY(Filter::parse(alternating + "x" + std::string(60, ')')));
}

void FilterParseTest::longWordsAreShortened() {
    const auto parsed = Filter::parse("pid:" + std::string(3000, 'x'));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().length, std::size_t{3000});
    QCOMPARE(english(parsed.error().message), "“" + std::string(40, 'x') + "…” is not a number.");
    std::string umlauts = "y";
    for (int i = 0; i < 100; ++i) umlauts += "ü";
    const auto cut = Filter::parse("pid:" + umlauts);
    QVERIFY(!cut);
    QCOMPARE(cut.error().message.arguments.front(), umlauts.substr(0, 39) + "…");
}

void FilterParseTest::controlCharactersAreNotRepeated() {
    const auto parsed = Filter::parse(std::string("pid:a\x1b[31m\0z", 12));
    QVERIFY(!parsed);
    QCOMPARE(english(parsed.error().message), std::string("“a\uFFFD[31m\uFFFDz” is not a number."));
}

void FilterParseTest::similarFields_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("meant");
    constexpr std::pair<const char*, const char*> cases[] = {
        {"prot", "protocol"},   {"proc", "process"},   {"pidd", "pid"},   {"poort", "port"},
        {"stat", "state"},      {"adress", "address"}, {"rport", "port"}, {"remotte", "remote"},
        {"recv", "recv_queue"}, {"xyzzyx", ""},        {"q", ""},         {"contianer", "container"},
    };
    for (const auto& [typed, meant] : cases) QTest::newRow(typed) << QByteArray(typed) << QByteArray(meant);
}

void FilterParseTest::similarFields() {
    QFETCH(QByteArray, typed);
    QTEST(QByteArray::fromStdString(std::string(similarFilterField(typed.toStdString()))), "meant");
}

QTEST_APPLESS_MAIN(FilterParseTest)
#include "filter_parse_test.moc"
