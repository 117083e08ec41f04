// Small files that Socklens keeps for itself: read with a limit, written whole or not at all. Any thread, one
// writer at a time; fails with an errno.
#pragma once

#include <string>
#include <string_view>
#include <system_error>
#include <tl/expected.hpp>

namespace socklens {

/// A plain file of at most 64 KiB, and no symbolic link: whatever else is there is refused. None reads as empty.
tl::expected<std::string, std::error_code> readSmallFile(const std::string& path);

/// In place of the old one, readable by everybody; the directory is made if its parent is there.
tl::expected<void, std::error_code> replaceFile(const std::string& path, std::string_view text);

/// None is removed already.
tl::expected<void, std::error_code> removeFile(const std::string& path);

}   // namespace socklens
