#include "app/probe/descriptor_table.h"

#include "app/probe/text_fields.h"

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
    const bool hasChanged = m_hasChanged || hasSockets();
    *this = {};
    m_isRefused = refused;
    m_hasChanged = hasChanged;
}

bool DescriptorTable::read(const DirectoryStream& descriptors, Look look, const InodeIndex* index) {
    struct stat status {};
    const bool isSeen = fstat(dirfd(descriptors.get()), &status) == 0;
    const Sight now = isSeen ? sightOf(status) : Sight{};
    const bool isKnown = isSeen && now.identity == m_identity;
    const bool isEnough = look == Look::AtLost && isKnown && readLost(descriptors, now, *index);
    if (!isEnough) readList(descriptors, look == Look::AtAll || !isKnown ? nullptr : index);
    m_identity = now.identity;
    // Opened or closed while they were listed: it is not known which of the two is true now.
    m_trusted = isSeen && now.count == m_listed ? std::optional(now.count) : std::nullopt;
    return !isEnough;
}

bool DescriptorTable::hasLost(const InodeIndex& index) {
    bool lost = false;
    for (Open& open : m_sockets) {
        lost = lost || (open.wasListed && !index.proves(open.inode));
        open.wasListed = open.wasListed || index.contains(open.inode);
    }
    return lost;
}

/// A program gets the lowest number that is free: what it opens takes the place of what it closed, or comes last.
bool DescriptorTable::readLost(const DirectoryStream& descriptors, const Sight& now, const InodeIndex& index) {
    if (!m_trusted || m_isRefused) return false;
    const int directory = dirfd(descriptors.get());
    std::vector<Open> sockets;
    sockets.reserve(m_sockets.size());
    std::uint32_t listed = m_listed;
    for (const Open& known : m_sockets) {
        const bool isListed = index.contains(known.inode);
        if (index.proves(known.inode) || (!isListed && !known.wasListed)) {
            sockets.push_back({known.number, known.inode, isListed});
            continue;
        }
        errno = 0;
        if (const auto inode = socketInode(directory, std::to_string(known.number).c_str()))
            sockets.push_back({known.number, *inode, index.contains(*inode)});
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
        if (const auto inode = socketInode(directory, entry->d_name))
            sockets.push_back({*number, *inode, index.contains(*inode)});
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

void DescriptorTable::readList(const DirectoryStream& descriptors, const InodeIndex* index) {
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
        if (wasSocket && index != nullptr && index->proves(known->inode)) {
            sockets.push_back({number, known->inode, true});
            continue;
        }
        errno = 0;
        if (const auto inode = socketInode(dirfd(descriptors.get()), entry->d_name))
            sockets.push_back({number, *inode, index == nullptr || index->contains(*inode)});
        else
            m_isRefused = m_isRefused || isRefusal(errno);
    }
    adopt(std::move(sockets));
}

void DescriptorTable::adopt(std::vector<Open> sockets) {
    m_hasChanged = m_hasChanged || !std::ranges::equal(sockets, m_sockets, {}, &Open::inode, &Open::inode);
    m_sockets = std::move(sockets);
}

}   // namespace socklens
