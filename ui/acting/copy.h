// Rows as text, and onto the clipboard. The screen's thread.
#pragma once

#include "app/core/column.h"
#include "app/core/picture.h"
#include "ui/acting/socket_menu.h"

#include <QString>
#include <array>
#include <span>
#include <vector>

namespace socklens {

/// What the table shows, cells divided by tabs, rows by line ends.
QString rowsAsText(const Picture& picture, std::span<const std::uint32_t> rows, std::span<const Column> columns);

/// What tells one socket from another, for copies from where a socket has no columns of its own.
inline constexpr std::array identifyingColumns{Column::Protocol,  Column::State,         Column::LocalAddress,
                                               Column::LocalPort, Column::RemoteAddress, Column::RemotePort,
                                               Column::Pid,       Column::Process};

/// A filter that ss(8) understands, for these TCP and UDP sockets: "( src 10.0.0.1:443 and dst … ) or ( … )".
/// Empty if there is none among them.
QString rowsAsSsFilter(const Picture& picture, std::span<const std::uint32_t> rows);

/// Puts what a menu was opened on onto the clipboard.
void copyToClipboard(const MenuSubject& subject, SocketMenu::CopyForm form, std::span<const Column> columns);

/// A term of our own filter language for a cell, such as "process=nginx"; empty for a column that no filter asks
/// for.
QString filterFor(const SocketView& view, Column column);

}   // namespace socklens
