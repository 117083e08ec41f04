// What the table of sockets shows: its columns, and of which protocols; to be kept from one start to the next. A
// value; the functions are pure: any thread.
#pragma once

#include "ui/widgets/header_layout.h"

#include <array>

namespace socklens {

struct SocketTableLayout {
    HeaderLayout header;               ///< of the sections of SocketModel
    std::array<bool, 3> protocols{};   ///< by Protocol

    friend bool operator==(const SocketTableLayout&, const SocketTableLayout&) = default;
};

/// "process:120 pid:60 … | state ascending | tcp udp".
QString toText(const SocketTableLayout& layout);

/// As parseHeaderLayout(); protocols that are not known are passed over.
std::optional<SocketTableLayout> parseSocketTableLayout(const QString& text);

}   // namespace socklens
