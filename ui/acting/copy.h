// Rows as text for the clipboard. Pure: the screen's thread for the language only.
#pragma once

#include "app/core/column.h"
#include "app/core/picture.h"

#include <QString>
#include <span>
#include <vector>

namespace socklens {

/// What the table shows, cells divided by tabs, rows by line ends.
QString rowsAsText(const Picture& picture, std::span<const std::uint32_t> rows, std::span<const Column> columns);

/// A filter that ss(8) understands, for these TCP and UDP sockets: "( src 10.0.0.1 and sport = :443 … ) or ( … )".
/// Empty if there is none among them.
QString rowsAsSsFilter(const Picture& picture, std::span<const std::uint32_t> rows);

/// A term of our own filter language for a cell, such as "process=nginx"; empty for a column that no filter asks
/// for.
QString filterFor(const SocketView& view, Column column);

}   // namespace socklens
