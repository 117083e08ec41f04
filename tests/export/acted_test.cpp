// What was done and what is planned, as JSON, read back by Qt.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "app/export/acted.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

/// nginx, then a process that calls itself something evil, then a TIME_WAIT of nobody.
Plan planOfThree() {
    Plan plan;
    for (const char* name : {"nginx", "\"\xff\n"}) {
        Process process;
        process.id = {Pid{10}, StartTime{7}};
        process.name = name;
        plan.actions.push_back({SendSignal{process.id, 15}, process.name + " (pid 10)",
                                std::make_shared<const Process>(process), std::nullopt});
    }
    const SocketTarget socket = targetOf(tcpSocket(3, State::TimeWait));
    plan.actions.push_back({Release{socket}, toText(socket), nullptr, Message{"It needs %1.", {"rights"}}});
    plan.leftOut = 4;
    return plan;
}

template <class Write>
QJsonObject parsed(const Write& write) {
    std::string text;
    write([&](std::string_view piece) { text += piece; });
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    if (error.error != QJsonParseError::NoError) qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

}   // namespace

class ActedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void results() {
        const ActionResults results{{Outcome::Done, {"%1 has ended.", {"nginx"}}},
                                    {Outcome::AlreadyGone, {"Gone.", {}}},
                                    {Outcome::Impossible, {"No.", {}}}};
        const QJsonObject json =
            parsed([&](const TextSink& sink) { writeActedJson("terminate", planOfThree(), results, sink); });
        const auto list = json["results"].toArray();
        QCOMPARE(list.size(), 3);
        const QJsonObject first{
            {"action", "terminate"}, {"target", "nginx (pid 10)"}, {"pid", 10},
            {"process", "nginx"},    {"outcome", "done"},          {"message", "nginx has ended."}};
        QCOMPARE(list[0].toObject(), first);
        QCOMPARE(list[1].toObject()["process"].toString(), QString::fromUtf8("\"\xef\xbf\xbd\n"));
        QVERIFY(list[2].toObject()["pid"].isNull() && list[2].toObject()["process"].isNull());
        const QJsonObject summary{{"done", 1}, {"gone", 1}, {"refused", 0}, {"impossible", 1}, {"left_out", 4}};
        QCOMPARE(json["summary"].toObject(), summary);
    }

    void plan() {
        const QJsonObject json =
            parsed([&](const TextSink& sink) { writePlanJson("release", planOfThree(), sink); });
        const auto list = json["results"].toArray();
        QCOMPARE(list[0].toObject()["outcome"].toString(), QString("planned"));
        QCOMPARE(list[2].toObject()["outcome"].toString(), QString("objected"));
        QCOMPARE(list[2].toObject()["message"].toString(), QString("It needs rights."));
        QCOMPARE(json["summary"].toObject(), (QJsonObject{{"planned", 2}, {"objected", 1}, {"left_out", 4}}));
    }

    void nothing() {
        const QJsonObject json = parsed([&](const TextSink& sink) { writeActedJson("kill", {}, {}, sink); });
        QVERIFY(json["results"].isArray() && json["results"].toArray().isEmpty());
    }

    void everyOutcomeHasAWord() {
        for (const auto outcome :
             {Outcome::Done, Outcome::AlreadyGone, Outcome::Refused, Outcome::Impossible, Outcome::Unknown})
            QVERIFY(!toText(outcome).empty());
    }
};

QTEST_GUILESS_MAIN(ActedTest)
#include "acted_test.moc"
