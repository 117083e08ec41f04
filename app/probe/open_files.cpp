#include "app/probe/open_files.h"

#include "app/probe/text_fields.h"

#include <array>
#include <fcntl.h>
#include <unistd.h>

namespace socklens {

DirectoryStream openStream(int directory, const char* name) {
    const int opened = openat(directory, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return nullptr;
    DIR* stream = fdopendir(opened);
    if (stream == nullptr) close(opened);
    return DirectoryStream(stream);
}

std::optional<Inode> socketInode(int directory, const char* entry) {
    std::array<char, 64> target{};
    const ssize_t length = readlinkat(directory, entry, target.data(), target.size());
    if (length <= 0) return std::nullopt;
    std::string_view text(target.data(), static_cast<std::size_t>(length));
    constexpr std::string_view prefix = "socket:[";
    if (!text.starts_with(prefix) || !text.ends_with(']')) return std::nullopt;
    text.remove_prefix(prefix.size());
    text.remove_suffix(1);
    const auto inode = parseNumber<std::uint32_t>(text);
    return inode ? std::optional(Inode{*inode}) : std::nullopt;
}

}   // namespace socklens
