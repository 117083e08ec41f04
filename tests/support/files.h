// Small files for tests, and whole fake directories. Any thread; throws std::runtime_error or
// std::filesystem::filesystem_error if the disk refuses.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace socklens::test {

/// With the directories above it.
void writeText(const std::filesystem::path& path, std::string_view text);
std::string readText(const std::filesystem::path& path);
/// A symbolic link with any text as its target, with the directories above it.
void makeLink(const std::filesystem::path& path, std::string_view target);

}   // namespace socklens::test
