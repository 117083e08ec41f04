// Whether the program starts with the desktop: a file says so. The screen's thread; the file is written whole or
// not at all. What fails is a sentence. Source: the Desktop Application Autostart and the Desktop Entry
// specifications.
#pragma once

#include <QByteArray>
#include <QString>
#include <tl/expected.hpp>

namespace socklens {

/// Where the XDG Base Directory Specification wants it.
QString autostartFile();

/// By its name where the shell would find it so, or else by its path.
QString autostartProgram();

/// What is in the file: starts this program hidden.
QByteArray autostartEntry(const QString& program);

/// The file may hold anything, and may have been switched off by somebody else.
bool isAutostartOn(const QString& file);

tl::expected<void, QString> setAutostart(const QString& file, bool on);

}   // namespace socklens
