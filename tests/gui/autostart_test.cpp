// The file that starts the program with the desktop.
#include "tests/gui/gui_main.h"
#include "ui/background/autostart.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace socklens;

namespace {

void write(const QString& path, const QByteArray& text) {
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}   // namespace

class AutostartTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    QString file() const { return m_home.filePath(QStringLiteral("autostart/org.socklens.Socklens.desktop")); }

private Q_SLOTS:
    void cleanup() { QDir(m_home.filePath(QStringLiteral("autostart"))).removeRecursively(); }

    void isWhereTheDesktopLooks() {
        QCOMPARE(autostartFile(), QString::fromUtf8(qgetenv("XDG_CONFIG_HOME")) +
                                      QStringLiteral("/autostart/org.socklens.Socklens.desktop"));
    }

    void onAndOff() {
        QVERIFY(!isAutostartOn(file()));
        QVERIFY(setAutostart(file(), true));
        QVERIFY(isAutostartOn(file()));
        QCOMPARE(read(file()), autostartEntry(autostartProgram()));
        QCOMPARE(QDir(QFileInfo(file()).path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("org.socklens.Socklens.desktop")});   // nothing half written
        QVERIFY(setAutostart(file(), false));
        QVERIFY(!QFile::exists(file()));
        QVERIFY(setAutostart(file(), false));
    }

    /// By whom: desktops have switches of their own for it.
    void switchedOff_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isOn");
        QTest::newRow("hidden") << QByteArray("[Desktop Entry]\nHidden=true\n") << false;
        QTest::newRow("hidden, with room") << QByteArray("[Desktop Entry]\r\n Hidden = TRUE \r\n") << false;
        QTest::newRow("GNOME") << QByteArray("[Desktop Entry]\nX-GNOME-Autostart-enabled=false") << false;
        QTest::newRow("not hidden") << QByteArray("[Desktop Entry]\nHidden=false\n") << true;
        QTest::newRow("a remark") << QByteArray("[Desktop Entry]\n#Hidden=true\n") << true;
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("no text") << QByteArray("\0\xff\xfe=\n\n==\n", 9) << true;
        QTest::newRow("long") << QByteArray(1 << 20, 'x') << true;
    }
    void switchedOff() {
        QFETCH(QByteArray, text);
        QFETCH(bool, isOn);
        write(file(), text);
        QCOMPARE(isAutostartOn(file()), isOn);
        QVERIFY(setAutostart(file(), true));
        QVERIFY(isAutostartOn(file()));
    }

    void whatFailsIsSaid() {
        write(m_home.filePath(QStringLiteral("autostart")), "no folder");
        const auto on = setAutostart(file(), true);
        QVERIFY(!on);
        QVERIFY2(on.error().startsWith(file() + QStringLiteral(" could not be written: ")) &&
                     on.error().endsWith(QStringLiteral(". Socklens does not start with the desktop.")),
                 qPrintable(on.error()));
        QVERIFY(!isAutostartOn(file()));
        QFile::remove(m_home.filePath(QStringLiteral("autostart")));
        QVERIFY(QDir().mkpath(file()));   // a folder of this name
        QVERIFY(!isAutostartOn(file()));
        const auto off = setAutostart(file(), false);
        QVERIFY(!off);
        QVERIFY2(off.error().contains(QStringLiteral(" could not be removed: ")), qPrintable(off.error()));
    }

    void theProgram_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QByteArray>("exec");
        const auto row = [](const char* program, const char* exec) {
            QTest::newRow(program) << QString::fromUtf8(program) << QByteArray(exec);
        };
        row("socklens", "socklens");
        row("/opt/socklens-1.0/bin/socklens", "/opt/socklens-1.0/bin/socklens");
        row("/opt/my programs/socklens", "\"/opt/my programs/socklens\"");
        row("/opt/100%/socklens", "/opt/100%%/socklens");
        row("/opt/$HOME/`a`\"b\"/socklens", "\"/opt/\\\\$HOME/\\\\`a\\\\`\\\\\"b\\\\\"/socklens\"");
        row("/opt/back\\slash", "\"/opt/back\\\\\\\\slash\"");
    }
    void theProgram() {
        QFETCH(QString, program);
        QFETCH(QByteArray, exec);
        const QByteArray entry = autostartEntry(program);
        QVERIFY2(entry.contains("\nExec=" + exec + " --background\n"), entry.constData());
        QVERIFY(entry.startsWith("[Desktop Entry]\nType=Application\n"));
    }

    void theOneThatRunsIsFound() {
        QVERIFY(QFileInfo(autostartProgram()).isExecutable());
        const QString folder = QFileInfo(QCoreApplication::applicationFilePath()).path();
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", folder.toUtf8() + ':' + before);
        QCOMPARE(autostartProgram(), QFileInfo(QCoreApplication::applicationFilePath()).fileName());
        qputenv("PATH", before);
    }

    void theDesktopUnderstandsIt() {
        if (QStandardPaths::findExecutable(QStringLiteral("desktop-file-validate")).isEmpty())
            QSKIP("there is no desktop-file-validate");
        write(file(), autostartEntry(QStringLiteral("/opt/my 100% program$/socklens")));
        QProcess validator;
        validator.start(QStringLiteral("desktop-file-validate"), {file()});
        QVERIFY(validator.waitForFinished());
        QVERIFY2(validator.exitCode() == 0, validator.readAllStandardOutput().constData());
    }
};

SOCKLENS_GUI_TEST_MAIN(AutostartTest)

#include "autostart_test.moc"
