// Charts as pictures in files: complete, on the theme's background, with their words; and how somebody gets there.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/charts/count_text.h"
#include "ui/charts/drain_chart.h"
#include "ui/charts/process_bars_chart.h"
#include "ui/charts/state_history_chart.h"
#include "ui/style/state_palette.h"
#include "ui/style/theme_palettes.h"

#include <QComboBox>
#include <QFileDialog>
#include <QImageReader>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QXmlStreamReader>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now{std::chrono::milliseconds(1'795'176'000'000)};

PictureCaption caption() {
    return {QStringLiteral("Sockets & <states>"), QStringLiteral("box.example"), now};
}

StateCounts counts(State state, int number) {
    StateCounts counts;
    for (int each = 0; each < number; ++each) counts.add(state);
    return counts;
}

std::vector<StatePoint> history() {
    std::vector<StatePoint> points;
    for (int ago = 120; ago >= 0; --ago)
        points.push_back({now - std::chrono::seconds(ago), counts(State::Established, 50 + ago)});
    return points;
}

ProcessBar bar(const QString& name, int pid, int size) {
    return {name, ProcessId{Pid{pid}, StartTime{1}}, Ownership::Held, counts(State::Established, size)};
}

ChartPicturePointer pictureOf(const QString& chart) {
    if (chart == QLatin1String("history")) {
        StateHistoryChart states;
        states.setHistory(history());
        return states.picture(caption());
    }
    if (chart == QLatin1String("bars")) {
        ProcessBarsChart bars;
        bars.setBars({bar(QStringLiteral("nginx"), 100, 60), bar(QStringLiteral("postgres"), 200, 9)});
        return bars.picture(caption());
    }
    DrainChart drain;
    const std::vector<DrainPoint> past{{now - 30s, 12'004}, {now, 9812}};
    const std::vector<DrainPoint> future{{now + 20s, 100}, {now + 60s, 0}};
    drain.setDrain(past, future, StateGroup::Established);
    return drain.picture(caption());
}

struct Drawing {
    QString title;
    QString description;
    QString texts;   ///< all that is written on it
    QString mistake;
};

Drawing read(const QByteArray& svg) {
    Drawing drawing;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        if (reader.name() == QLatin1String("title")) drawing.title = reader.readElementText();
        if (reader.name() == QLatin1String("desc")) drawing.description = reader.readElementText();
        if (reader.name() == QLatin1String("text")) drawing.texts += reader.readElementText() + u'\n';
    }
    if (reader.hasError()) drawing.mistake = reader.errorString();
    return drawing;
}

QImage paint(const QByteArray& svg, QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::magenta);   // nothing may be left of it
    QSvgRenderer renderer(svg);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

int pixels(const QImage& image, const QColor& color) {
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) found += image.pixelColor(x, y) == color ? 1 : 0;
    return found;
}

/// Of what is seen from far away, in percent of the pixels: letters may differ by a hair.
int difference(const QImage& a, const QImage& b) {
    const QSize size = a.size() / 8;
    const auto far = [&](const QImage& image) {
        return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    };
    const QImage one = far(a);
    const QImage other = far(b);
    int different = 0;
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            different += qAbs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > 24 ? 1 : 0;
    return different * 100 / (size.width() * size.height());
}

void addCharts() {
    QTest::addColumn<QString>("chart");
    QTest::addColumn<QStringList>("texts");
    QStringList states;
    for (const StateGroup group : stateGroups) states << titleOf(group);
    QTest::newRow("history") << QStringLiteral("history")
                             << states + QStringList({QStringLiteral("now"), QStringLiteral("150")});
    QTest::newRow("bars") << QStringLiteral("bars") << states + QStringList({"nginx", "postgres", "100", "60"});
    QTest::newRow("drain") << QStringLiteral("drain") << QStringList({"now", "+1 min", "10000", "ESTABLISHED"});
}

/// Chooses "Save as picture" for the chart that has the focus, and answers with this path.
void saveFocusedAs(const QString& path) {
    press(Qt::Key_F10, Qt::ShiftModifier);
    choose({QStringLiteral("Save as picture")});
    chooseFile(path);
}

}   // namespace

class PictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        closeMenus();
        QApplication::setPalette(lightPalette());
    }

    void aDrawingIsComplete_data() { addCharts(); }
    void aDrawingIsComplete() {
        QFETCH(const QString, chart);
        QFETCH(const QStringList, texts);
        const ChartPicturePointer picture = pictureOf(chart);
        const Drawing drawing = read(picture->svg());
        QCOMPARE(drawing.mistake, QString());
        QCOMPARE(drawing.title, caption().title);
        QVERIFY2(drawing.description.contains(QRegularExpression(QStringLiteral("50|60|9812"))),
                 qPrintable(drawing.description));
        for (const QString& text : texts + QStringList({caption().title, QStringLiteral("box.example")}))
            QVERIFY2(drawing.texts.contains(text), qPrintable(text + "\nis not in\n" + drawing.texts));
    }

    void aPictureIsFineAndHasItsColours_data() { addCharts(); }
    void aPictureIsFineAndHasItsColours() {
        QFETCH(const QString, chart);
        const QByteArray bytes = pictureOf(chart)->png();
        const QImage image = QImage::fromData(bytes, "PNG");
        QVERIFY(image.width() >= 2 * 640);
        QCOMPARE(image.text(QStringLiteral("Title")), caption().title);
        const QPalette palette = QApplication::palette();
        QCOMPARE(image.pixelColor(2, 2), palette.color(QPalette::Window));
        QVERIFY(pixels(image, stateColor(StateGroup::Established, palette)) > image.width() * image.height() / 50);
    }

    void bothShowTheSame_data() { addCharts(); }
    void bothShowTheSame() {
        QFETCH(const QString, chart);
        const ChartPicturePointer picture = pictureOf(chart);
        const QImage image = QImage::fromData(picture->png(), "PNG");
        const QImage drawing = paint(picture->svg(), image.size());
        QCOMPARE(pixels(drawing, Qt::magenta), 0);
        const int different = difference(image, drawing);
        QVERIFY2(different <= 2, qPrintable(QString::number(different)));
    }

    void theThemeIsThatOfTheWindow_data() { addCharts(); }
    void theThemeIsThatOfTheWindow() {
        QFETCH(const QString, chart);
        QApplication::setPalette(darkPalette());
        const ChartPicturePointer picture = pictureOf(chart);
        const QImage image = QImage::fromData(picture->png(), "PNG");
        QCOMPARE(image.pixelColor(2, 2), darkPalette().color(QPalette::Window));
        QCOMPARE(paint(picture->svg(), image.size()).pixelColor(2, 2), darkPalette().color(QPalette::Window));
        QVERIFY(pixels(image, stateColor(StateGroup::Established, darkPalette())) > 1000);
    }

    /// What somebody points at belongs to the moment.
    void thePointerLeavesNoTrace() {
        StateHistoryChart chart;
        chart.resize(700, 300);
        bringUp(chart);
        chart.setHistory(history());
        const QByteArray before = chart.picture(caption())->png();
        chart.setFocus(Qt::TabFocusReason);
        press(Qt::Key_Left);
        QVERIFY(chart.summary().contains(QLatin1String("At ")));
        QCOMPARE(chart.picture(caption())->png(), before);
    }

    void itStaysAsItWas() {
        StateHistoryChart chart;
        chart.setHistory(history());
        const ChartPicturePointer picture = chart.picture(caption());
        const QByteArray before = picture->png();
        chart.setHistory(std::vector<StatePoint>{{now, counts(State::Listen, 3)}});
        QCOMPARE(picture->png(), before);
    }

    void anyNameMayBeInIt() {
        ProcessBarsChart bars;
        const QString awkward = QString::fromUtf8("a\x01\x1b<b>&amp;\xEF\xBF\xBF") + QChar(0xD800);
        bars.setBars({bar(awkward, 100, 60)});
        const Drawing drawing = read(bars.picture({awkward, awkward, {}})->svg());
        QCOMPARE(drawing.mistake, QString());
        QVERIFY2(drawing.title.contains(QLatin1String("<b>&amp;")), qPrintable(drawing.title));
        QVERIFY(drawing.description.contains(QLatin1String("<b>&amp;")));
    }

    void withoutAnySampleItSaysSo() {
        const StateHistoryChart chart;
        const Drawing drawing = read(chart.picture({QStringLiteral("A"), {}, {}})->svg());
        QVERIFY(drawing.texts.contains(QLatin1String("Waiting for the first samples")));
        QVERIFY(!DrainChart().picture({})->png().isEmpty());
        QVERIFY(!ProcessBarsChart().picture({})->svg().isEmpty());
    }

    void eachChartOffersIt_data() {
        QTest::addColumn<PageName>("page");
        QTest::addColumn<QString>("chart");
        QTest::newRow("history") << PageName::Overview << QStringLiteral("States over time");
        QTest::newRow("bars") << PageName::Overview << QStringLiteral("Processes with most sockets");
        QTest::newRow("drain") << PageName::Leftovers << QStringLiteral("How the leftovers drain away");
    }
    void eachChartOffersIt() {
        QFETCH(const PageName, page);
        QFETCH(const QString, chart);
        const QTemporaryDir directory;
        Scene scene(page);
        scene.probe().show(office());
        settle();
        auto& widget = visible<QWidget>(scene.window(), chart);
        click(widget, Qt::RightButton);
        QTRY_VERIFY(openMenu() != nullptr);
        const QString drawing = directory.filePath(QStringLiteral("a.SVG"));
        choose({QStringLiteral("Save as picture")});
        chooseFile(drawing);
        QTRY_VERIFY2(scene.message().contains(drawing), qPrintable(scene.message()));
        QVERIFY(QSvgRenderer(drawing).isValid());

        widget.setFocus();
        const QString picture = directory.filePath(QStringLiteral("b.png"));
        saveFocusedAs(picture);
        QTRY_VERIFY2(scene.message().contains(picture), qPrintable(scene.message()));
        QCOMPARE(QImageReader(picture).format(), QByteArray("png"));
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files).size(), 2);
    }

    void theFormThatIsChosenGivesTheEnding() {
        const QTemporaryDir directory;
        Scene scene(PageName::Overview);
        scene.probe().show(office());
        visible<QWidget>(scene.window(), QStringLiteral("States over time")).setFocus();
        press(Qt::Key_Menu);
        choose({QStringLiteral("Save as picture")});
        auto& dialog = awaitDialog<QFileDialog>();
        auto& form = *dialog.findChild<QComboBox*>(QStringLiteral("fileTypeCombo"));
        form.setFocus();
        press(Qt::Key_Down);
        QVERIFY(form.currentText().startsWith(QLatin1String("SVG")));
        chooseFile(directory.filePath(QStringLiteral("states")));
        QTRY_VERIFY(QFile::exists(directory.filePath(QStringLiteral("states.svg"))));
    }

    void anotherEndingIsRefused() {
        const QTemporaryDir directory;
        Scene scene(PageName::Overview);
        scene.probe().show(office());
        visible<QWidget>(scene.window(), QStringLiteral("States over time")).setFocus();
        saveFocusedAs(directory.filePath(QStringLiteral("a.jpg")));
        QTRY_VERIFY2(scene.message().contains(QLatin1String(".png or .svg")), qPrintable(scene.message()));
        QVERIFY(QDir(directory.path()).isEmpty());
    }

    void whatCannotBeWrittenIsSaid() {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a.png"));
        Scene scene(PageName::Overview);
        scene.probe().show(office());
        visible<QWidget>(scene.window(), QStringLiteral("States over time")).setFocus();
        press(Qt::Key_F10, Qt::ShiftModifier);
        choose({QStringLiteral("Save as picture")});
        awaitDialog<QFileDialog>();
        QVERIFY(QDir(directory.path()).removeRecursively());   // while the question is open
        chooseFile(path);
        QTRY_VERIFY2(scene.message().contains(path + QLatin1String(" could not be written: No such file")),
                     qPrintable(scene.message()));
    }
};

SOCKLENS_GUI_TEST_MAIN(PictureTest)
#include "picture_test.moc"
