#include "app/probe/process_list.h"

#include "app/probe/open_files.h"
#include "app/probe/text_fields.h"

#include <algorithm>
#include <fcntl.h>

namespace socklens {

std::vector<Pid> listProcesses(const std::string& procRoot) {
    std::vector<Pid> pids;
    const DirectoryStream root = openStream(AT_FDCWD, procRoot.c_str());
    while (const dirent* entry = root ? readdir(root.get()) : nullptr)
        if (const auto pid = parseNumber<std::int32_t>(entry->d_name)) pids.push_back(Pid{*pid});
    std::ranges::sort(pids);
    return pids;
}

}   // namespace socklens
