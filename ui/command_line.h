// What the command line asks of the desktop program. Pure but for the arguments: before any window exists.
#pragma once

#include "ui/style/appearance.h"

#include <QStringList>
#include <chrono>
#include <optional>

namespace socklens {

enum class PageName : std::uint8_t { Overview, Sockets, Processes, Leftovers, Ports, Tuning, Log, Compare };

/// "overview" … "compare", as the command line has them.
QString toText(PageName page);
std::optional<PageName> pageFromText(const QString& text);

struct CommandLine {
    QString filter;
    PageName page = PageName::Overview;
    std::chrono::milliseconds interval{1000};
    std::optional<Appearance::Theme> theme;   ///< for this time; none: the one that is kept
    bool isInBackground = false;              ///< the window is not shown
};

/// What to do: start with these options, or print a text and end.
struct CommandLineAnswer {
    CommandLine options;
    std::optional<QString> print;   ///< help, version, or what is wrong
    int exitStatus = 0;
};
/// What is not asked for is as it was `before`.
CommandLineAnswer parseCommandLine(const QStringList& arguments, const CommandLine& before = {});

}   // namespace socklens
