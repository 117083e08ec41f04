#include "app/probe/descriptor_table.h"

#include "app/probe/text_fields.h"

#include <algorithm>
#include <cerrno>
#include <string>
#include <sys/stat.h>

namespace socklens {

namespace {

DescriptorTable::Sight sightOf(const struct stat& status) {
    return {.identity = status.st_ino, .count = static_cast<std::uint64_t>(status.st_size)};
}

}   // namespace

bool isRefusal(int error) {
    return error == EACCES || error == EPERM;
}

std::optional<DescriptorTable::Sight> DescriptorTable::sight(int procDirectory, const char* path) {
    struct stat status {};
    if (fstatat(procDirectory, path, &status, 0) != 0) return std::nullopt;
    return sightOf(status);
}

void DescriptorTable::clear(bool refused) {
    adopt({});
    std::vector<Inode> touched = takeTouched();
    *this = {};
    m_isRefused = refused;
    m_touched = std::move(touched);
}

bool DescriptorTable::read(const DirectoryStream& descriptors, Look look, const InodeChanges* changes) {
    struct stat status {};
    const bool isSeen = fstat(dirfd(descriptors.get()), &status) == 0;
    const Sight now = isSeen ? sightOf(status) : Sight{};
    const bool isKnown = isSeen && now.identity == m_identity;
    const bool isEnough = look == Look::AtLost && isKnown && readLost(descriptors, now, *changes);
    if (!isEnough) readList(descriptors, look == Look::AtAll || !isKnown ? nullptr : changes);
    m_identity = now.identity;
    // Opened or closed while they were listed: it is not known which of the two is true now.
    m_trusted = isSeen && now.count == m_listed ? std::optional(now.count) : std::nullopt;
    return !isEnough;
}

bool DescriptorTable::isProven(const Open& open, const InodeChanges& changes) {
    switch (changes.of(open.inode)) {
    case InodeChanges::Listing::AsBefore: return open.listed;
    case InodeChanges::Listing::Listed: return true;
    case InodeChanges::Listing::Gone:
    case InodeChanges::Listing::FromMemory: return false;
    }
    return false;
}

bool DescriptorTable::isMissed(const Open& open, const InodeChanges& changes) {
    switch (changes.of(open.inode)) {
    case InodeChanges::Listing::AsBefore:
    case InodeChanges::Listing::Listed: return false;
    case InodeChanges::Listing::Gone: return open.listed;
    case InodeChanges::Listing::FromMemory: return true;
    }
    return true;
}

bool DescriptorTable::hasLost(const InodeChanges& changes) const {
    return std::ranges::any_of(m_sockets, [&](const Open& open) { return isMissed(open, changes); });
}

/// A program gets the lowest number that is free: what it opens takes the place of what it closed, or comes last.
bool DescriptorTable::readLost(const DirectoryStream& descriptors, const Sight& now, const InodeChanges& changes) {
    if (!m_trusted || m_isRefused) return false;
    const int directory = dirfd(descriptors.get());
    std::vector<Open> sockets;
    sockets.reserve(m_sockets.size());
    std::uint32_t listed = m_listed;
    for (const Open& known : m_sockets) {
        if (!isMissed(known, changes)) {
            sockets.push_back(known);
            continue;
        }
        errno = 0;
        if (const auto inode = socketInode(directory, std::to_string(known.number).c_str()))
            sockets.push_back({known.number, *inode});
        else if (errno == ENOENT)
            --listed;
    }
    // proc_readfd_common() of fs/proc/fd.c: "." and "..", then the numbers.
    seekdir(descriptors.get(), long{m_highest} + 3);
    std::int32_t highest = m_highest;
    while (const dirent* entry = readdir(descriptors.get())) {
        const auto number = parseNumber<std::int32_t>(entry->d_name);
        if (!number || *number <= m_highest) continue;
        ++listed;
        highest = *number;
        if (const auto inode = socketInode(directory, entry->d_name)) sockets.push_back({*number, *inode});
    }
    if (listed != now.count) {
        rewinddir(descriptors.get());
        return false;
    }
    m_highest = highest;
    m_listed = listed;
    adopt(std::move(sockets));
    return true;
}

void DescriptorTable::readList(const DirectoryStream& descriptors, const InodeChanges* changes) {
    std::vector<Open> sockets;
    sockets.reserve(m_sockets.size());
    m_listed = 0;
    m_highest = -1;
    m_isRefused = false;
    auto known = m_sockets.begin();
    while (const dirent* entry = readdir(descriptors.get())) {
        if (entry->d_name[0] == '.') continue;
        ++m_listed;
        const auto number = parseNumber<std::int32_t>(entry->d_name).value_or(-1);
        m_highest = std::max(m_highest, number);
        while (known != m_sockets.end() && known->number < number) ++known;
        const bool wasSocket = known != m_sockets.end() && known->number == number;
        if (wasSocket && changes != nullptr && isProven(*known, *changes)) {
            sockets.push_back(*known);
            continue;
        }
        errno = 0;
        if (const auto inode = socketInode(dirfd(descriptors.get()), entry->d_name))
            sockets.push_back({number, *inode});
        else
            m_isRefused = m_isRefused || isRefusal(errno);
    }
    adopt(std::move(sockets));
}

/// A socket that was there already is known to be listed, or not; of the others, InodeChanges::add() will find
/// out.
void DescriptorTable::adopt(std::vector<Open> sockets) {
    auto known = m_sockets.begin();
    for (Open& open : sockets) {
        for (; known != m_sockets.end() && known->number < open.number; ++known) m_touched.push_back(known->inode);
        const bool isSame = known != m_sockets.end() && known->number == open.number && known->inode == open.inode;
        if (isSame)
            open.listed = (known++)->listed;
        else
            m_touched.push_back(open.inode);
    }
    for (; known != m_sockets.end(); ++known) m_touched.push_back(known->inode);
    m_sockets = std::move(sockets);
}

}   // namespace socklens
