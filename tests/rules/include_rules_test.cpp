// No room of the house uses one that it must not know: first the rules themselves, then our own files by them.
#include <QTest>

#include "tests/rules/source_rules.h"
#include "tests/support/files.h"
#include "tests/support/printing.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace fs = std::filesystem;
using namespace socklens::test;

namespace {

/// For the examples, which do not depend on the Qt that is installed.
bool isCoreInExamples(std::string_view header) {
    constexpr std::array<std::string_view, 6> core{"QString",   "QObject", "QtCore/QString", "QAbstractItemModel",
                                                   "qglobal.h", "QtCore"};
    return std::ranges::find(core, header) != core.end();
}

bool isInstalledQtCore(std::string_view header) {
    if (header == "QtCore") return true;
    if (header.starts_with("QtCore/")) header.remove_prefix(7);
    return header.find('/') == std::string_view::npos && fs::exists(fs::path(SOCKLENS_QT_CORE_HEADERS) / header);
}

/// In one line.
QByteArray tagOf(const char* text) {
    return QByteArray(text).simplified();
}

bool isSource(const fs::path& path) {
    constexpr std::array<std::string_view, 7> endings{".h", ".hpp", ".inl", ".c", ".cc", ".cpp", ".cxx"};
    return std::ranges::find(endings, path.extension().string()) != endings.end();
}

/// From the root, with "/".
std::vector<std::string> ownSources() {
    const fs::path root(SOCKLENS_SOURCE_DIR);
    std::vector<std::string> found;
    for (const char* folder : {"app", "ui"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder))
            if (entry.is_regular_file() && isSource(entry.path()))
                found.push_back(folder +
                                entry.path().generic_string().substr((root / folder).generic_string().size()));
    std::ranges::sort(found);
    return found;
}

}   // namespace

class IncludeRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void allowed_data();
    void allowed();
    void directives_data();
    void directives();
    void longFiles();
    void everyViolationIsTold();
    void everyRoomHasRules();
    void qtCoreIsKnown();
    void ourFiles();
};

void IncludeRulesTest::refused_data() {
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* path, const char* text, const char* why) {
        QTest::addRow("%s %s", path, tagOf(text).constData()) << std::string(path) << std::string(text) + "\n"
                                                              << QString(why);
    };
    const auto ours = [&](const char* path, const char* header) {
        row(path, (std::string("#include \"") + header + "\"").c_str(), "may not use");
    };
    // app → ui
    ours("app/session/a.cpp", "ui/main_window.h");
    ours("app/models/a.cpp", "ui/style/icons.h");
    ours("app/core/a.h", "ui/command_line.h");
    // core → anything of ours
    for (const char* room :
         {"probe", "wire", "recording", "export", "insight", "agent", "link", "session", "models"})
        ours("app/core/a.cpp", (std::string("app/") + room + "/b.h").c_str());
    // probe ↔ wire
    ours("app/probe/a.cpp", "app/wire/frame.h");
    ours("app/wire/a.cpp", "app/probe/collector.h");
    // against the stream
    ours("app/probe/a.cpp", "app/export/exported.h");
    ours("app/export/a.cpp", "app/probe/collector.h");
    ours("app/insight/a.cpp", "app/probe/collector.h");
    ours("app/insight/a.cpp", "app/session/monitor_session.h");
    ours("app/recording/a.cpp", "app/probe/collector.h");
    ours("app/agent/a.cpp", "app/link/probe.h");
    ours("app/agent/a.cpp", "app/session/monitor_session.h");
    ours("app/agent/a.cpp", "app/models/socket_model.h");
    ours("app/link/a.cpp", "app/session/monitor_session.h");
    ours("app/link/a.cpp", "app/export/exported.h");
    ours("app/session/a.cpp", "app/probe/collector.h");
    ours("app/session/a.cpp", "app/models/socket_model.h");
    ours("app/models/a.cpp", "app/probe/collector.h");
    ours("app/models/a.cpp", "app/link/probe.h");
    ours("app/models/a.cpp", "app/session/monitor_session.h");
    ours("app/models/a.cpp", "app/export/exported.h");
    ours("ui/main_window.cpp", "app/probe/collector.h");
    ours("ui/pages/sockets_page.cpp", "app/wire/frame.h");
    ours("ui/main_window.cpp", "app/link/thread_probe.h");
    ours("ui/main_window.cpp", "app/export/exported.h");
    ours("ui/charts/area_plot.cpp", "app/agent/snapshot_command.h");
    row("app/core/a.cpp", "#include <app/probe/collector.h>", "may not use");
    // product → tests
    for (const char* path :
         {"app/core/a.cpp", "app/agent/a.cpp", "app/models/a.h", "ui/main.cpp", "ui/charts/a.cpp"})
        ours(path, "tests/support/files.h");
    row("ui/main.cpp", "#include <QTest>", "Qt Test");
    row("app/models/a.cpp", "#include <QtTest/QSignalSpy>", "Qt Test");
    row("app/core/a.h", "    friend class DiffTest;", "no friend");
    row("app/core/a.h", "friend struct ::socklens::TestOfDiff;", "no friend");
    row("ui/a.h", "class A { friend\n    class MainWindowTest; };", "no friend");
    // Qt where there is none
    for (const char* room : {"core", "probe", "wire", "recording", "export", "insight", "agent"})
        row((std::string("app/") + room + "/a.cpp").c_str(), "#include <QString>", "no Qt");
    row("app/core/a.cpp", "#include <QtCore>", "no Qt");
    row("app/core/a.cpp", "#include <QtCore/qglobal.h>", "no Qt");
    row("app/core/a.cpp", "#include <qglobal.h>", "no Qt");
    row("app/agent/a.cpp", "#include \"QString\"", "not named from the root");
    // more than Qt Core
    for (const char* room : {"link", "session", "models"})
        for (const char* header : {"QColor", "QWidget", "QtGui/QFont", "QtWidgets", "QTcpSocket",
                                   "QtDBus/QDBusMessage", "QChart", "qcolor.h"})
            row((std::string("app/") + room + "/a.cpp").c_str(),
                (std::string("#include <") + header + ">").c_str(), "only Qt Core");
    // Qt Charts outside of ui/charts
    for (const char* header :
         {"QtCharts", "QtCharts/QChartView", "QChart", "QChartView", "QChartGlobal", "QValueAxis", "QDateTimeAxis",
          "QAbstractAxis", "QBarCategoryAxis", "QAreaSeries", "QLineSeries", "QXYSeries", "QStackedBarSeries",
          "QBarSet", "QPieSlice", "QLegend", "QLegendMarker", "QAreaLegendMarker", "QVXYModelMapper"})
        row("ui/pages/overview_page.cpp", (std::string("#include <") + header + ">").c_str(), "Qt Charts");
    row("ui/chartsish/a.cpp", "#include <QChart>", "Qt Charts");
    // the way of writing it
    row("app/core/a.cpp", "#include \"b.h\"", "not named from the root");
    row("app/core/a.cpp", "#include \"../probe/collector.h\"", "not named from the root");
    row("app/core/a.cpp", "#include HEADER", "cannot be read off");
    row("app/cellar/a.cpp", "#include \"app/core/socket.h\"", "has no rules");
}

void IncludeRulesTest::refused() {
    QFETCH(std::string, path);
    QFETCH(std::string, text);
    QFETCH(QString, why);
    const auto found = violations(path, text, isCoreInExamples);
    QCOMPARE(found.size(), 1U);
    QVERIFY2(QString::fromStdString(found[0]).startsWith(QString::fromStdString(path) + ":1: "), found[0].c_str());
    QVERIFY2(QString::fromStdString(found[0]).contains(why), found[0].c_str());
}

void IncludeRulesTest::allowed_data() {
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* path, const char* text) {
        QTest::addRow("%s %s", path, tagOf(text).constData()) << std::string(path) << std::string(text) + "\n";
    };
    row("app/core/a.cpp", "#include \"app/core/filter/lexer.h\"\n#include <vector>\n#include <queue>");
    row("app/core/a.cpp", "#include <tl/expected.hpp>\n#include <arpa/inet.h>");
    row("app/probe/a.cpp", "#include \"app/core/snapshot.h\"\n#include <libmnl/libmnl.h>");
    row("app/agent/main.cpp", "#include \"app/probe/collector.h\"\n#include \"app/export/exported.h\"");
    row("app/agent/main.cpp", "#include \"app/wire/frame.h\"\n#include \"app/insight/findings.h\"");
    row("app/link/a.h", "#include \"app/probe/collector.h\"\n#include <QObject>\n#include <QtCore/QString>");
    row("app/session/a.h", "#include \"app/link/probe.h\"\n#include \"app/export/exported.h\"");
    row("app/models/a.h", "#include \"app/insight/findings.h\"\n#include <QAbstractItemModel>");
    row("app/models/a.cpp", "#include <qglobal.h>\n#include \"a.moc\"");
    row("ui/pages/a.cpp", "#include \"ui/charts/area_plot.h\"\n#include \"app/session/monitor_session.h\"");
    row("ui/pages/a.cpp", "#include <QWidget>\n#include <QSvgRenderer>\n#include <QDBusMessage>");
    row("ui/charts/a.cpp", "#include <QChartView>\n#include <QtCharts/QValueAxis>\n#include \"ui/style/icons.h\"");
    row("ui/a.h", "friend class Testament;");
    row("app/core/a.h", "friend auto operator<=>(const A&, const A&) = default;");
    row("app/core/a.h", "// #include \"app/probe/collector.h\"");
    row("app/core/a.cpp", "const char* text = \"#include <QString>\";");
}

void IncludeRulesTest::allowed() {
    QFETCH(std::string, path);
    QFETCH(std::string, text);
    const auto found = violations(path, text, isCoreInExamples);
    QVERIFY2(found.empty(), found.empty() ? "" : found[0].c_str());
}

void IncludeRulesTest::directives_data() {
    QTest::addColumn<std::string>("line");
    QTest::addColumn<std::string>("header");
    const auto row = [](const char* line, const char* header) {
        QTest::newRow(tagOf(line).constData()) << std::string(line) << std::string(header);
    };
    row("#include <a>", "a");
    row("#include \"a/b.h\"", "a/b.h");
    row("  #  include   <a>   // why", "a");
    row("#include<a>", "a");
    row("\t#include\t\"a\"", "a");
    row("#include <a> /* more */", "a");
    row("#include <a/b>\r", "a/b");
    row("#include MACRO", "");
}

void IncludeRulesTest::directives() {
    QFETCH(std::string, line);
    QFETCH(std::string, header);
    const std::vector<std::string> expected{header};
    QVERIFY(includedHeaders(line) == expected);
    QVERIFY(includedHeaders("\n" + line + "\nint a;\n") == expected);
    QVERIFY(includedHeaders("#define include\n#included <a>\nint include;\n").empty());
}

void IncludeRulesTest::longFiles() {
    const auto ofLines = [](std::size_t count) {
        std::string text;
        for (std::size_t line = 0; line < count; ++line) text += "\n";
        return violations("app/core/a.cpp", text, isCoreInExamples).size();
    };
    QCOMPARE(ofLines(0), 0U);
    QCOMPARE(ofLines(400), 0U);
    QCOMPARE(ofLines(401), 1U);
    std::string withoutEnd(400, '\n');
    QCOMPARE(violations("ui/a.cpp", withoutEnd + "int a;", isCoreInExamples).size(), 1U);
}

void IncludeRulesTest::everyViolationIsTold() {
    const auto found = violations("app/core/a.cpp",
                                  "#include <vector>\n#include <QString>\n\n#include \"app/probe/b.h\"\n"
                                  "#include \"ui/c.h\"\n",
                                  isCoreInExamples);
    QVERIFY(found == (std::vector<std::string>{
                         "app/core/a.cpp:2: no Qt here (QString)",
                         "app/core/a.cpp:4: app/core may not use app/probe (app/probe/b.h)",
                         "app/core/a.cpp:5: app/core may not use ui (ui/c.h)",
                     }));
}

void IncludeRulesTest::everyRoomHasRules() {
    const auto known = knownRooms();
    for (const auto& entry : fs::directory_iterator(fs::path(SOCKLENS_SOURCE_DIR) / "app"))
        if (entry.is_directory())
            QVERIFY2(std::ranges::find(known, entry.path().filename().string()) != known.end(),
                     entry.path().c_str());
}

void IncludeRulesTest::qtCoreIsKnown() {
    for (const char* header :
         {"QString", "QObject", "QtCore/QTimer", "QAbstractItemModel", "QThread", "qglobal.h"})
        QVERIFY2(isInstalledQtCore(header), header);
    for (const char* header :
         {"QColor", "QWidget", "QGuiApplication", "QChart", "QtGui/QColor", "QTcpSocket", "QTest"})
        QVERIFY2(!isInstalledQtCore(header), header);
}

void IncludeRulesTest::ourFiles() {
    const auto sources = ownSources();
    std::size_t headers = 0;
    std::size_t mistakes = 0;
    for (const std::string& path : sources) {
        const std::string text = readText(fs::path(SOCKLENS_SOURCE_DIR) / path);
        headers += includedHeaders(text).size();
        for (const std::string& mistake : violations(path, text, isInstalledQtCore)) {
            qWarning("%s", mistake.c_str());
            ++mistakes;
        }
    }
    QVERIFY(sources.size() > 100);   // or it has looked in the wrong place
    QVERIFY(headers > 500);
    QCOMPARE(mistakes, 0U);
}

QTEST_APPLESS_MAIN(IncludeRulesTest)
#include "include_rules_test.moc"
