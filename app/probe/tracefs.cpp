#include "app/probe/tracefs.h"

#include "app/core/system_error.h"

#include <cerrno>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/mount.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace socklens {

namespace {

tl::expected<Descriptor, std::error_code> mountDetached() {
    const Descriptor context(static_cast<int>(syscall(SYS_fsopen, "tracefs", FSOPEN_CLOEXEC)));
    if (!context) return tl::unexpected(lastError());
    if (syscall(SYS_fsconfig, context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) != 0)
        return tl::unexpected(lastError());
    Descriptor root(static_cast<int>(syscall(SYS_fsmount, context.get(), FSMOUNT_CLOEXEC,
                                             MOUNT_ATTR_NOEXEC | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV)));
    if (!root) return tl::unexpected(lastError());
    return root;
}

}   // namespace

tl::expected<Descriptor, std::error_code> openTracefs() {
    for (const char* place : {"/sys/kernel/tracing", "/sys/kernel/debug/tracing"}) {
        auto directory = openDirectory(AT_FDCWD, place);
        struct statfs system {};
        if (directory && fstatfs(directory->get(), &system) == 0 && system.f_type == TRACEFS_MAGIC)
            return directory;
    }
    return mountDetached();
}

}   // namespace socklens
