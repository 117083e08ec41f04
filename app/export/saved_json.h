// The JSON that writeJson() makes, back to rows, while it is being read: nothing of it stands in memory twice. Any
// thread.
#pragma once

#include "app/export/saved_rows.h"

namespace socklens {

tl::expected<SnapshotPointer, Message> readJsonSnapshot(std::string_view text);

/// For whatever is wrong with a file.
Message notUnderstood(std::size_t row, const std::string& what);
Message tooMany();
/// Without them, a row is nobody's.
inline constexpr std::array neededColumns{Column::Protocol,  Column::State,         Column::LocalAddress,
                                          Column::LocalPort, Column::RemoteAddress, Column::RemotePort};
Message missing(Column column);

}   // namespace socklens
