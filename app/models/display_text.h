// A cell as people read it: durations as "42 s", "no process" for a socket without an owner, with the reason
// behind it. Pure but for the language and locale in use: the screen's thread.
#pragma once

#include "app/core/column.h"
#include "app/core/naming.h"
#include "app/core/units.h"

#include <QString>

namespace socklens {

QString displayText(const SocketView& view, Column column);
/// Of an address or a port: what it is called, in place of the number. Empty, as everything else, if it has no
/// name. Without a naming (null) nothing has one; that goes for all that takes one.
QString nameOf(const SocketView& view, Column column, const Naming* naming);
/// The whole truth of a cell: every holder, what a state means, the exact number. Empty where there is no more to
/// say.
QString detailText(const SocketView& view, Column column);

/// A text of somebody else's for a tooltip: Qt would take a name such as "<b>" for HTML.
QString plainToolTip(const QString& text);

/// "0.4 s", "42 s", "120 s", "3 min 20 s", "2 h 5 min": seconds as long as they are read without converting.
QString durationText(std::uint64_t milliseconds);
/// "9 s", "42 s", "3 min 20 s": of what runs down once a second, in whole seconds that have begun.
QString countdownText(Milliseconds remaining);
/// "127.0.0.1:80", "[::1]:80", "localhost:http", or the name of a UNIX socket; empty if it has none.
QString localEndpoint(const SocketView& view, const Naming* naming = nullptr);
QString remoteEndpoint(const SocketView& view, const Naming* naming = nullptr);
/// "localhost:http (127.0.0.1:80)": for who reads the name, and copies the number. The number, if both are that.
QString withNumbers(const QString& named, const QString& numbers);
/// "nginx (4242)".
QString processTitle(const Process& process);

}   // namespace socklens
