// What the command line asks for, and what the program says where it cannot show a window.
#include "ui/command_line.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace socklens;
using std::chrono::milliseconds;

namespace {

CommandLineAnswer parse(const QStringList& arguments) {
    return parseCommandLine(QStringList{QStringLiteral("socklens")} + arguments);
}

struct Said {
    int exitCode = -1;   ///< stays so if it crashed
    QString output;
    QString errors;
};

Said run(const QStringList& arguments, const QStringList& emptyVariables = {}) {
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(variable));
    for (const QString& variable : emptyVariables) environment.insert(variable, QString());
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(SOCKLENS_PROGRAM), arguments);
    const bool ended = program.waitForFinished() && program.exitStatus() == QProcess::NormalExit;
    return {ended ? program.exitCode() : -1, QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

}   // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAskedFor() {
        const auto answer = parse({});
        QVERIFY(!answer.print);
        QCOMPARE(answer.exitStatus, 0);
        QCOMPARE(answer.options.page, PageName::Overview);
        QCOMPARE(answer.options.interval, milliseconds(1000));
        QVERIFY(!answer.options.theme);   // the one that is kept
        QVERIFY(answer.options.filter.isEmpty());
        QVERIFY(!answer.options.isInBackground);
    }

    void everythingIsAskedFor() {
        const auto answer =
            parse({QStringLiteral("--filter"), QStringLiteral("state:listen and port:80"),
                   QStringLiteral("--page=processes"), QStringLiteral("--interval"), QStringLiteral("2.5"),
                   QStringLiteral("--theme"), QStringLiteral("dark"), QStringLiteral("--background")});
        QVERIFY(!answer.print);
        QCOMPARE(answer.options.filter, QStringLiteral("state:listen and port:80"));
        QCOMPARE(answer.options.page, PageName::Processes);
        QCOMPARE(answer.options.interval, milliseconds(2500));
        QVERIFY(answer.options.theme == Appearance::Theme::Dark);
        QVERIFY(answer.options.isInBackground);
    }

    void everyValueIsUnderstood() {
        for (const auto& [text, page] :
             {std::pair("overview", PageName::Overview), std::pair("sockets", PageName::Sockets),
              std::pair("processes", PageName::Processes), std::pair("ports", PageName::Ports),
              std::pair("tuning", PageName::Tuning)})
            QCOMPARE(parse({QStringLiteral("--page"), QLatin1String(text)}).options.page, page);
        for (const auto& [text, theme] :
             {std::pair("system", Appearance::Theme::System), std::pair("light", Appearance::Theme::Light),
              std::pair("dark", Appearance::Theme::Dark)})
            QVERIFY(parse({QStringLiteral("--theme"), QLatin1String(text)}).options.theme == theme);
        for (const auto& [text, interval] : {std::pair("0.5", 500), std::pair("10", 10'000), std::pair("1", 1000)})
            QCOMPARE(parse({QStringLiteral("--interval"), QLatin1String(text)}).options.interval,
                     milliseconds(interval));
    }

    void whatIsWrongIsSaidInASentence_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("mentioned");
        const auto row = [](const char* name, std::initializer_list<const char*> arguments,
                            const char* mentioned) {
            QStringList list;
            for (const char* each : arguments) list << QString::fromUtf8(each);
            QTest::newRow(name) << list << QString::fromUtf8(mentioned);
        };
        row("unknown option", {"--colour", "red"}, "colour");
        row("no value", {"--page"}, "page");
        row("unknown page", {"--page", "moon"}, "“moon”");
        row("empty page", {"--page", ""},
            "overview, sockets, processes, leftovers, ports, tuning, log or compare");
        row("too fast", {"--interval", "0.4"}, "0.5 to 10");
        row("too slow", {"--interval", "11"}, "0.5 to 10");
        row("no number", {"--interval", "often"}, "“often”");
        row("not a number", {"--interval", "nan"}, "“nan”");
        row("infinite", {"--interval", "inf"}, "“inf”");
        row("negative", {"--interval", "-1"}, "“-1”");
        row("unknown theme", {"--theme", "pink"}, "“pink”");
        row("a filter with a mistake", {"--filter", "prt:80"}, "prt");
        row("an argument", {"nginx"}, "“nginx”");
    }
    void whatIsWrongIsSaidInASentence() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, mentioned);
        const auto answer = parse(arguments);
        QCOMPARE(answer.exitStatus, 2);
        QVERIFY(answer.print.has_value());
        QVERIFY2(answer.print->startsWith(QLatin1String("socklens: ")) && answer.print->endsWith(u'\n') &&
                     answer.print->contains(mentioned),
                 qPrintable(*answer.print));
        QCOMPARE(answer.print->count(u'\n'), 1);
    }

    void helpNamesEveryOption() {
        for (const char* option : {"--help", "-h"}) {
            const auto answer = parse({QLatin1String(option)});
            QCOMPARE(answer.exitStatus, 0);
            for (const char* each :
                 {"--filter", "--page", "--interval", "--theme", "--background", "--version", "--help"})
                QVERIFY2(answer.print->contains(QLatin1String(each)), each);
        }
    }

    void versionIsOneLine() {
        const auto answer = parse({QStringLiteral("--version")});
        QCOMPARE(answer.exitStatus, 0);
        QCOMPARE(*answer.print, QStringLiteral("socklens " SOCKLENS_VERSION "\n"));
    }

    void withoutADisplayTheProgramNamesTheAgent_data() {
        QTest::addColumn<QStringList>("emptyVariables");
        QTest::newRow("unset") << QStringList();
        QTest::newRow("empty DISPLAY") << QStringList{QStringLiteral("DISPLAY")};
        QTest::newRow("all empty") << QStringList{QStringLiteral("DISPLAY"), QStringLiteral("WAYLAND_DISPLAY"),
                                                  QStringLiteral("QT_QPA_PLATFORM")};
    }
    void withoutADisplayTheProgramNamesTheAgent() {
        QFETCH(QStringList, emptyVariables);
        const Said said = run({}, emptyVariables);
        QVERIFY2(said.exitCode == 1, qPrintable(said.errors));
        QCOMPARE(said.errors.count(u'\n'), 1);
        QVERIFY2(said.errors.contains(QString::fromUtf8("socklens-agent snapshot”")), qPrintable(said.errors));
        const QString program = said.errors.section(QString::fromUtf8("“"), 1).section(u' ', 0, 0);
        QVERIFY2(QFileInfo(program).isExecutable(), qPrintable(program));   // a command that exists
        QVERIFY(said.output.isEmpty());
    }

    void whatNeedsNoDisplayWorksWithoutOne() {
        Said said = run({QStringLiteral("--version")});
        QCOMPARE(said.exitCode, 0);
        QCOMPARE(said.output, QStringLiteral("socklens " SOCKLENS_VERSION "\n"));
        QVERIFY2(said.errors.isEmpty(), qPrintable(said.errors));
        said = run({QStringLiteral("--help")});
        QCOMPARE(said.exitCode, 0);
        QVERIFY(said.output.contains(QLatin1String("--filter")));
        said = run({QStringLiteral("--page"), QStringLiteral("moon")});
        QCOMPARE(said.exitCode, 2);
        QVERIFY(said.output.isEmpty());
        QVERIFY(said.errors.contains(QLatin1String("moon")));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
