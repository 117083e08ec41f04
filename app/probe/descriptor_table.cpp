#include "app/probe/descriptor_table.h"

#include "app/probe/text_fields.h"

#include <cerrno>
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
    const bool hasChanged = m_hasChanged || !m_inodes.empty();
    *this = {};
    m_isRefused = refused;
    m_hasChanged = hasChanged;
}

void DescriptorTable::read(const DirectoryStream& descriptors, Look look, const IsThere& isThere) {
    struct stat status {};
    const bool isSeen = fstat(dirfd(descriptors.get()), &status) == 0;
    const Sight now = isSeen ? sightOf(status) : Sight{};
    const bool isSame = isSeen && now.identity == m_identity;
    std::vector<Inode> inodes;
    std::vector<std::int32_t> numbers;
    inodes.reserve(m_inodes.size());
    numbers.reserve(m_numbers.size());
    m_listed = 0;
    m_isRefused = false;
    std::size_t known = 0;
    while (const dirent* entry = readdir(descriptors.get())) {
        if (entry->d_name[0] == '.') continue;
        ++m_listed;
        const auto descriptor = parseNumber<std::int32_t>(entry->d_name).value_or(-1);
        while (known < m_numbers.size() && m_numbers[known] < descriptor) ++known;
        const bool wasSocket = isSame && known < m_numbers.size() && m_numbers[known] == descriptor;
        errno = 0;
        const auto inode = look == Look::AtChanges && wasSocket && isThere(m_inodes[known])
                               ? std::optional(m_inodes[known])
                               : socketInode(dirfd(descriptors.get()), entry->d_name);
        if (inode) {
            inodes.push_back(*inode);
            numbers.push_back(descriptor);
        } else {
            m_isRefused = m_isRefused || isRefusal(errno);
        }
    }
    m_hasChanged = m_hasChanged || inodes != m_inodes;
    m_inodes = std::move(inodes);
    m_numbers = std::move(numbers);
    m_identity = now.identity;
    // Opened or closed while they were listed: it is not known which of the two is true now.
    m_trusted = isSeen && now.count == m_listed ? std::optional(now.count) : std::nullopt;
}

}   // namespace socklens
