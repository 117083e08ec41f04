#include "tests/bench/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace socklens::bench {

void runToItsEnd(const std::string& path, const std::vector<std::string>& arguments) {
    std::vector<char*> all{const_cast<char*>(path.c_str())};
    for (const std::string& argument : arguments) all.push_back(const_cast<char*>(argument.c_str()));
    all.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t pid = -1;
    const int error = posix_spawn(&pid, path.c_str(), &actions, nullptr, all.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = -1;
    if (error != 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw std::runtime_error("bench: " + path + " did not end with 0");
}

std::optional<std::string> findProgram(const std::string& name) {
    const char* path = getenv("PATH");
    std::istringstream directories(path == nullptr ? "" : path);
    for (std::string file; std::getline(directories, file, ':');) {
        file.append("/").append(name);
        if (access(file.c_str(), X_OK) == 0) return file;
    }
    return std::nullopt;
}

}   // namespace socklens::bench
