// Which columns the table of sockets shows, in which order and how wide, by which one it is sorted, and of which
// protocols: to be kept from one start to the next. Values; the functions are pure: any thread.
#pragma once

#include "app/core/column.h"

#include <QString>
#include <array>
#include <optional>
#include <vector>

namespace socklens {

struct SocketTableLayout {
    struct Shown {
        Column column{};
        int width = 0;   ///< pixels that do not depend on the screen's scale

        friend bool operator==(const Shown&, const Shown&) = default;
    };
    std::vector<Shown> shown;   ///< from left to right
    Column sortedBy = Column::State;
    Qt::SortOrder order = Qt::AscendingOrder;
    std::array<bool, 3> protocols{};   ///< by Protocol

    friend bool operator==(const SocketTableLayout&, const SocketTableLayout&) = default;
};

/// "process:120 pid:60 … | state ascending | tcp udp".
QString toText(const SocketTableLayout& layout);

/// Somebody may have written it by hand, or another version of the program: columns that are not known, or come
/// twice, are left out. Nullopt where none is left or the form is another.
std::optional<SocketTableLayout> parseSocketTableLayout(const QString& text);

}   // namespace socklens
