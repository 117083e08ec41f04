#include "tests/support/files.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace socklens::test {

void writeText(const std::filesystem::path& path, std::string_view text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text << std::flush;
    if (!file) throw std::runtime_error(path.string() + " could not be written");
}

std::string readText(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path.string() + " could not be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

void makeLink(const std::filesystem::path& path, std::string_view target) {
    std::filesystem::create_directories(path.parent_path());
    std::filesystem::create_symlink(target, path);
}

}   // namespace socklens::test
