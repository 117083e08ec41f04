// Scenes that take long, each in a forked child with a network namespace of its own, all at the same time. Main
// thread; kills by its pid and reaps what is still running when it goes. Errors: std::system_error.
#pragma once

#include "tests/lab/file_descriptor.h"

#include <functional>
#include <map>
#include <string>
#include <sys/types.h>

namespace socklens::lab {

class SideBySide {
public:
    /// Returns its complaint, empty if all is well.
    using Scene = std::function<std::string()>;

    SideBySide() = default;
    SideBySide(const SideBySide&) = delete;
    SideBySide& operator=(const SideBySide&) = delete;
    ~SideBySide();

    void start(const std::string& name, const Scene& scene);
    /// Waits for the end of a scene, once; a sentence if it took longer than 100 seconds, threw or crashed.
    std::string complaint(const std::string& name);

private:
    struct Running {
        pid_t pid = -1;
        FileDescriptor answer;
    };
    std::map<std::string, Running> m_running;
};

}   // namespace socklens::lab
