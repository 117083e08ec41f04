// Colours that can be told apart, by computation and not by eye; icons and palettes that follow the desktop.
#include "tests/gui/session_bus.h"
#include "ui/style/appearance.h"
#include "ui/style/color_scheme_portal.h"
#include "ui/style/icons.h"
#include "ui/style/row_mark_style.h"
#include "ui/style/state_badge.h"
#include "ui/style/state_palette.h"
#include "ui/style/theme_palettes.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStyle>
#include <QTest>
#include <QToolTip>
#include <optional>

#include <cmath>

using namespace socklens;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Triple linear(const QColor& color) {
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

Triple times(const Matrix& matrix, const Triple& vector) {
    Triple result{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column) result[row] += matrix[row][column] * vector[column];
    return result;
}

/// WCAG 2: from 1 to 21.
double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& color) {
        const Triple rgb = linear(color);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    };
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

/// How an eye without one kind of cone sees it: Machado, Oliveira and Fernandes 2009, severity 1.
struct Vision {
    const char* name;
    Matrix matrix;
};
const std::array visions{
    Vision{"all cones", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    Vision{"protanopia",
           {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    Vision{"deuteranopia",
           {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    Vision{"tritanopia",
           {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};

/// Distance in Oklab (Ottosson 2020), times 100: about 2 is the least that anybody sees.
double difference(const QColor& a, const QColor& b, const Matrix& vision) {
    const auto oklab = [&](const QColor& color) {
        Triple rgb = times(vision, linear(color));
        for (double& channel : rgb) channel = std::clamp(channel, 0.0, 1.0);
        Triple cones = times({{{0.4122214708, 0.5363325363, 0.0514459929},
                               {0.2119034982, 0.6806995451, 0.1073969566},
                               {0.0883024619, 0.2817188376, 0.6299787005}}},
                             rgb);
        for (double& cone : cones) cone = std::cbrt(cone);
        return times({{{0.2104542553, 0.7936177850, -0.0040720468},
                       {1.9779984951, -2.4285922050, 0.4505937099},
                       {0.0259040371, 0.7827717662, -0.8086757660}}},
                     cones);
    };
    const Triple x = oklab(a);
    const Triple y = oklab(b);
    return 100 * std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

void palettes() {
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("our light") << lightPalette();
    QTest::newRow("our dark") << darkPalette();
    QTest::newRow("the style's") << QApplication::style()->standardPalette();
}

QImage drawn(StateGroup group, const QPalette& palette) {
    QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintStateBadge(painter, QRectF(0, 0, 64, 64), group, palette);
    return image;
}

/// How much of the area only one of the two covers.
double shapeDifference(const QImage& a, const QImage& b) {
    int different = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            different += (qAlpha(a.pixel(x, y)) > 127) != (qAlpha(b.pixel(x, y)) > 127);
    return double(different) / (a.width() * a.height());
}

QColor inkOf(const QPixmap& pixmap) {
    const QImage image = pixmap.toImage();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).alpha() == 255) return image.pixelColor(x, y);
    return {};
}

bool looksDark() {
    return isDark(QApplication::palette());
}

/// The desktop's side of the setting.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key) {
        const bool known =
            group == QLatin1String("org.freedesktop.appearance") && key == QLatin1String("color-scheme");
        return QDBusVariant(QVariant::fromValue(QDBusVariant(known ? scheme : 99U)));
    }
};

constexpr QLatin1String portalPath("/org/freedesktop/portal/desktop");

}   // namespace

class StyleTest : public QObject {
    Q_OBJECT

private:
    std::optional<test::SessionBus> m_bus;
    FakePortal m_portal;
    QDBusConnection m_desktop{QString()};

    void desktopTurns(uint scheme) {
        m_portal.scheme = scheme;
        QDBusMessage signal = QDBusMessage::createSignal(
            portalPath, QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"));
        signal << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme")
               << QVariant::fromValue(QDBusVariant(scheme));
        m_desktop.send(signal);
    }
    bool hasDesktop() const { return m_desktop.isConnected(); }

private Q_SLOTS:
    void initTestCase() {
        m_bus.emplace();
        if (!m_bus->isThere()) return;
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus->address().toLatin1());
        m_desktop = QDBusConnection::connectToBus(m_bus->address(), QStringLiteral("desktop"));
        QVERIFY(m_desktop.registerObject(portalPath, &m_portal, QDBusConnection::ExportAllSlots));
        QVERIFY(m_desktop.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    }

    void init() {
        m_portal.scheme = 0;
        QApplication::setPalette(QPalette());
    }

    void statesStandOut_data() { palettes(); }
    void statesStandOut() {
        QFETCH(QPalette, palette);
        for (const StateGroup group : stateGroups)
            for (const auto background : {QPalette::Base, QPalette::AlternateBase}) {
                const double ratio = contrast(stateColor(group, palette), palette.color(background));
                QVERIFY2(ratio >= 3,
                         qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(title(group))).arg(ratio)));
            }
    }

    void statesDifferForEveryEye_data() { palettes(); }
    void statesDifferForEveryEye() {
        QFETCH(QPalette, palette);
        for (const Vision& vision : visions)
            for (const StateGroup a : stateGroups)
                for (const StateGroup b : stateGroups) {
                    if (a >= b) continue;
                    const double far = difference(stateColor(a, palette), stateColor(b, palette), vision.matrix);
                    QVERIFY2(far >= 8, qPrintable(QStringLiteral("%1: %2 and %3 are %4 apart")
                                                      .arg(QLatin1String(vision.name), QLatin1String(title(a)),
                                                           QLatin1String(title(b)))
                                                      .arg(far)));
                }
    }

    void statesDifferWithoutColour() {
        const QPalette palette = lightPalette();
        for (const StateGroup a : stateGroups)
            for (const StateGroup b : stateGroups)
                if (a < b) QVERIFY2(shapeDifference(drawn(a, palette), drawn(b, palette)) > 0.08, title(b));
    }

    void badgeFollowsPalette() {
        const QIcon badge = stateBadge(StateGroup::Established);
        QApplication::setPalette(lightPalette());
        QCOMPARE(inkOf(badge.pixmap(24)), stateColor(StateGroup::Established, lightPalette()));
        QApplication::setPalette(darkPalette());
        QCOMPARE(inkOf(badge.pixmap(24)), stateColor(StateGroup::Established, darkPalette()));
    }

    void ownPalettesAreReadable_data() {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }
    void ownPalettesAreReadable() {
        QFETCH(QPalette, palette);
        const auto ratio = [&](QPalette::ColorRole text, QPalette::ColorRole on,
                               QPalette::ColorGroup group = QPalette::Active) {
            return contrast(palette.color(group, text), palette.color(group, on));
        };
        QVERIFY(ratio(QPalette::WindowText, QPalette::Window) >= 7);
        QVERIFY(ratio(QPalette::Text, QPalette::Base) >= 7);
        QVERIFY(ratio(QPalette::Text, QPalette::AlternateBase) >= 7);
        QVERIFY(ratio(QPalette::ButtonText, QPalette::Button) >= 7);
        QVERIFY(ratio(QPalette::ToolTipText, QPalette::ToolTipBase) >= 7);
        QVERIFY(ratio(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
        QVERIFY(ratio(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
        for (const auto link : {QPalette::Link, QPalette::LinkVisited})
            for (const auto on : {QPalette::Window, QPalette::Base}) QVERIFY(ratio(link, on) >= 4.5);
        QVERIFY(ratio(QPalette::WindowText, QPalette::Window, QPalette::Disabled) >= 3);
        QVERIFY(ratio(QPalette::Text, QPalette::Base, QPalette::Disabled) >= 3);
        QVERIFY(ratio(QPalette::ButtonText, QPalette::Button, QPalette::Disabled) >= 3);
        QVERIFY(ratio(QPalette::HighlightedText, QPalette::Highlight, QPalette::Disabled) >= 4.5);
    }

    void markedRowsAreReadable_data() { palettes(); }
    void markedRowsAreReadable() {
        QFETCH(QPalette, palette);
        for (const RowMark mark : rowMarks) {
            const QColor tint = markTint(mark, palette);
            QVERIFY2(contrast(palette.color(QPalette::Text), tint) >= 7, title(mark));
            QVERIFY2(contrast(markColor(mark, palette), tint) >= 3, title(mark));
            if (palette != QApplication::style()->standardPalette())   // whose own is paler
                QVERIFY2(contrast(palette.color(QPalette::PlaceholderText), tint) >= 4, title(mark));
            for (const auto back : {QPalette::Base, QPalette::AlternateBase})
                QVERIFY2(difference(tint, palette.color(back), visions[0].matrix) >= 2, title(mark));
        }
    }

    void everyIconIsDrawn() {
        QList<QImage> seen;
        for (const IconName name : iconNames) {
            const QPixmap pixmap = icon(name).pixmap(QSize(16, 16), 2.0);
            QCOMPARE(pixmap.size(), QSize(32, 32));
            const QImage image = pixmap.toImage();
            QVERIFY(inkOf(pixmap).isValid());
            QVERIFY2(!seen.contains(image), qPrintable(QString::number(int(name))));
            seen << image;
        }
    }

    void iconFollowsPalette() {
        const QIcon pause = icon(IconName::Pause);
        for (const QPalette& palette : {lightPalette(), darkPalette()}) {
            QApplication::setPalette(palette);
            QCOMPARE(inkOf(pause.pixmap(24)), palette.color(QPalette::ButtonText));
            QCOMPARE(inkOf(pause.pixmap(24, QIcon::Disabled)),
                     palette.color(QPalette::Disabled, QPalette::ButtonText));
            QCOMPARE(inkOf(pause.pixmap(24, QIcon::Selected)), palette.color(QPalette::HighlightedText));
        }
    }

    void signalsStandOut_data() { palettes(); }
    void signalsStandOut() {
        QFETCH(QPalette, palette);
        QApplication::setPalette(palette);
        for (const IconName name : {IconName::Critical, IconName::Warning, IconName::Success}) {
            const QColor color = inkOf(icon(name).pixmap(24));
            QVERIFY(color != palette.color(QPalette::ButtonText));
            for (const auto background : {QPalette::Window, QPalette::Base, QPalette::AlternateBase})
                QVERIFY2(contrast(color, palette.color(background)) >= 3, qPrintable(color.name()));
        }
    }

    void applicationIconIsColoured() {
        const QImage image = applicationIcon().pixmap(QSize(128, 128), 1.0).toImage();
        QCOMPARE(image.size(), QSize(128, 128));
        QVERIFY(image.pixelColor(20, 100).blue() > image.pixelColor(20, 100).red() + 40);
        QVERIFY(image.pixelColor(98, 98).red() > image.pixelColor(98, 98).blue() + 100);
    }

    void themeIsForced() {
        const QPalette platform = QApplication::palette();
        const QPalette toolTips = QToolTip::palette();
        QVERIFY(!isDark(platform));
        const Appearance light(Appearance::Theme::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), platform.color(QPalette::Window));
        const Appearance dark(Appearance::Theme::Dark);
        QVERIFY(looksDark());
        QVERIFY(isDark(QToolTip::palette()));
        QToolTip::setPalette(toolTips);
    }

    void themeChangesAtOnce() {
        Appearance appearance(Appearance::Theme::System);
        QVERIFY(!looksDark());
        appearance.setTheme(Appearance::Theme::Dark);
        QVERIFY(looksDark());
        appearance.setTheme(Appearance::Theme::Light);
        QVERIFY(!looksDark());
        appearance.setTheme(Appearance::Theme::Dark);
        appearance.setTheme(Appearance::Theme::System);
        QVERIFY(!looksDark());
    }

    void themeNames() {
        for (const auto theme : {Appearance::Theme::System, Appearance::Theme::Light, Appearance::Theme::Dark})
            QCOMPARE(Appearance::themeFromText(Appearance::toText(theme)), theme);
        QCOMPARE(Appearance::themeFromText(QStringLiteral("dark")), Appearance::Theme::Dark);
        QCOMPARE(Appearance::themeFromText(QStringLiteral("light")), Appearance::Theme::Light);
        QCOMPARE(Appearance::themeFromText(QStringLiteral("system")), Appearance::Theme::System);
        QVERIFY(!Appearance::themeFromText(QStringLiteral("Dark ")));
    }

    void startsDarkOnADarkDesktop() {
        if (!hasDesktop()) QSKIP("there is no dbus-daemon");
        m_portal.scheme = 1;
        const Appearance appearance(Appearance::Theme::System);
        QTRY_VERIFY(looksDark());
    }

    void followsTheDesktop() {
        if (!hasDesktop()) QSKIP("there is no dbus-daemon");
        Appearance appearance(Appearance::Theme::System);
        desktopTurns(1);
        QTRY_VERIFY(looksDark());
        desktopTurns(0);
        QTRY_VERIFY(!looksDark());
    }

    void forcedThemeDoesNotFollow() {
        if (!hasDesktop()) QSKIP("there is no dbus-daemon");
        const Appearance appearance(Appearance::Theme::Light);
        const ColorSchemePortal witness;
        desktopTurns(1);
        QTRY_COMPARE(witness.scheme(), ColorScheme::PreferDark);
        QTest::qWait(300);
        QVERIFY(!looksDark());
    }

    void saysNothingWithoutABus() {
        if (qEnvironmentVariableIsSet("SOCKLENS_TEST_WITHOUT_BUS")) return;
        QProcess again;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SOCKLENS_TEST_WITHOUT_BUS"), QStringLiteral("1"));
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QStringLiteral("unix:path=/nonexistent/bus"));
        again.setProcessEnvironment(environment);
        again.setProcessChannelMode(QProcess::MergedChannels);
        again.start(QCoreApplication::applicationFilePath(), {QStringLiteral("themeIsForced")});
        QVERIFY(again.waitForFinished());
        const QByteArray output = again.readAll();
        QVERIFY2(again.exitCode() == 0, output.constData());
        QVERIFY2(!output.contains("QWARN") && !output.contains("D-Bus") && !output.contains("QDBus"),
                 output.constData());
    }
};

QTEST_MAIN(StyleTest)
#include "style_test.moc"
