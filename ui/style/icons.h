// The program's own line icons, embedded, in the colour of the text around them; those of a warning, of what is
// critical and of a success have one of their own.
// An icon reads the application's palette whenever it is painted, so it follows dark and light at once, and it is
// rendered from its drawing at the size and device pixel ratio that is asked for. GUI thread, cannot fail.
#pragma once

#include <QIcon>

#include <array>
#include <cstdint>

namespace socklens {

enum class IconName : std::uint8_t {
    Overview,
    Sockets,
    Processes,
    Leftovers,
    Ports,
    Tuning,
    Log,
    Compare,
    Pause,
    Resume,
    Export,
    Filter,
    Saved,
    Clear,
    Copy,
    Terminate,
    Kill,
    Signal,
    Close,
    Abort,
    Release,
    Inspect,
    Critical,
    Warning,
    Info,
    Success,
    Refresh,
    Lock,
    Unlock,   ///< a shield: ask for administrator rights
    Hidden,
    Help,
    Menu,
    Settings
};

inline constexpr std::array iconNames{
    IconName::Overview, IconName::Sockets,  IconName::Processes, IconName::Leftovers, IconName::Ports,
    IconName::Tuning,   IconName::Log,      IconName::Compare,   IconName::Pause,     IconName::Resume,
    IconName::Export,   IconName::Filter,   IconName::Clear,     IconName::Copy,      IconName::Terminate,
    IconName::Kill,     IconName::Signal,   IconName::Close,     IconName::Abort,     IconName::Release,
    IconName::Inspect,  IconName::Critical, IconName::Warning,   IconName::Info,      IconName::Success,
    IconName::Refresh,  IconName::Lock,     IconName::Unlock,    IconName::Hidden,    IconName::Help,
    IconName::Menu,     IconName::Settings};

QIcon icon(IconName name);

/// The coloured icon of the program, for windows.
QIcon applicationIcon();

}   // namespace socklens
