#include "ui/background/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace socklens {

namespace {

constexpr qint64 longestFile = 65'536;

/// Of a value that is a string.
QString escaped(QString text) {
    return text.replace(u'\\', QStringLiteral("\\\\"));
}

/// An argument of Exec: quoted where that is needed, and then a string.
QString asArgument(const QString& program) {
    QString quoted;
    bool isPlain = true;
    for (const QChar letter : program) {
        if (QStringLiteral("\"`$\\").contains(letter)) quoted += u'\\';
        if (letter == u'%') quoted += u'%';
        quoted += letter;
        isPlain = isPlain && (letter.isLetterOrNumber() || QStringLiteral("/._-+%").contains(letter));
    }
    return escaped(isPlain ? quoted : u'"' + quoted + u'"');
}

}   // namespace

QString autostartFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/autostart/org.socklens.Socklens.desktop");
}

QString autostartProgram() {
    const QString self = QFileInfo(QCoreApplication::applicationFilePath()).canonicalFilePath();
    const QString name = QFileInfo(self).fileName();
    return QFileInfo(QStandardPaths::findExecutable(name)).canonicalFilePath() == self ? name : self;
}

QByteArray autostartEntry(const QString& program) {
    // With TryExec, a program that was removed is passed over in silence.
    return QStringLiteral("[Desktop Entry]\n"
                          "Type=Application\n"
                          "Version=1.4\n"
                          "Name=Socklens\n"
                          "Icon=socklens\n"
                          "TryExec=%1\n"
                          "Exec=%2 --background\n"
                          "Terminal=false\n")
        .arg(escaped(program), asArgument(program))
        .toUtf8();
}

bool isAutostartOn(const QString& file) {
    QFile entry(file);
    if (!QFileInfo(file).isFile() || !entry.open(QIODevice::ReadOnly)) return false;
    for (const QByteArray& line : entry.read(longestFile).split('\n')) {
        const QByteArray said = line.simplified().replace(" = ", "=").toLower();
        if (said == "hidden=true" || said == "x-gnome-autostart-enabled=false") return false;
    }
    return true;
}

tl::expected<void, QString> setAutostart(const QString& file, bool on) {
    if (!on) {
        QFile entry(file);
        if (!entry.exists() || entry.remove()) return {};
        return tl::unexpected(
            QCoreApplication::translate("Autostart",
                                        "%1 could not be removed: %2. Socklens still starts with the desktop.")
                .arg(file, entry.errorString()));
    }
    QDir().mkpath(QFileInfo(file).path());   // if that fails, opening says why
    QSaveFile entry(file);
    if (entry.open(QIODevice::WriteOnly)) {
        entry.write(autostartEntry(autostartProgram()));
        if (entry.commit()) return {};
    }
    return tl::unexpected(
        QCoreApplication::translate("Autostart",
                                    "%1 could not be written: %2. Socklens does not start with the desktop.")
            .arg(file, entry.errorString()));
}

}   // namespace socklens
