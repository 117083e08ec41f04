// The descriptors that a process has open, from its /proc directory. Any one thread at a time. Source: proc(5).
#pragma once

#include "app/core/units.h"

#include <dirent.h>
#include <memory>
#include <optional>

namespace socklens {

struct CloseDirectory {
    void operator()(DIR* directory) const { closedir(directory); }
};
using DirectoryStream = std::unique_ptr<DIR, CloseDirectory>;

/// Nullptr, with errno, if it cannot be read. `directory` may be AT_FDCWD.
DirectoryStream openStream(int directory, const char* name);

/// The number in "socket:[12345]", if the entry of a /proc/PID/fd is a socket. Sets errno where the link cannot be read.
std::optional<Inode> socketInode(int directory, const char* entry);

}   // namespace socklens
