#include "tests/agent/needed_libraries.h"

#include "tests/support/files.h"

#include <cstring>
#include <elf.h>
#include <stdexcept>

namespace socklens::test {

namespace {

template <class Structure>
Structure at(const std::string& file, std::uint64_t offset) {
    Structure structure;
    if (offset > file.size() || file.size() - offset < sizeof structure)
        throw std::runtime_error("ELF: cut short");
    std::memcpy(&structure, file.data() + offset, sizeof structure);
    return structure;
}

Elf64_Phdr segment(const std::string& file, std::uint32_t type, std::uint64_t address = 0) {
    const auto header = at<Elf64_Ehdr>(file, 0);
    for (std::uint64_t index = 0; index < header.e_phnum; ++index) {
        const auto found = at<Elf64_Phdr>(file, header.e_phoff + index * header.e_phentsize);
        const bool holds = address >= found.p_vaddr && address < found.p_vaddr + found.p_filesz;
        if (found.p_type == type && (type == PT_DYNAMIC || holds)) return found;
    }
    throw std::runtime_error("ELF: a segment is missing");
}

}   // namespace

std::vector<std::string> neededLibraries(const std::string& program) {
    const std::string file = readText(program);
    const auto header = at<Elf64_Ehdr>(file, 0);
    if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64)
        throw std::runtime_error("no 64-bit ELF");

    std::vector<std::uint64_t> offsets;
    std::uint64_t names = 0;
    for (auto place = segment(file, PT_DYNAMIC).p_offset;; place += sizeof(Elf64_Dyn)) {
        const auto entry = at<Elf64_Dyn>(file, place);
        if (entry.d_tag == DT_NULL) break;
        if (entry.d_tag == DT_NEEDED) offsets.push_back(entry.d_un.d_val);
        if (entry.d_tag == DT_STRTAB) names = entry.d_un.d_ptr;
    }
    const auto loaded = segment(file, PT_LOAD, names);   // the table is known by its address in memory
    std::vector<std::string> libraries;
    for (const auto offset : offsets)
        libraries.emplace_back(file.c_str() + (names - loaded.p_vaddr + loaded.p_offset + offset));
    return libraries;
}

}   // namespace socklens::test
