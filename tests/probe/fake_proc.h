// A directory that looks like /proc, with just the processes and descriptors that a test wants. Main thread; owns
// the directory. Throws std::filesystem::filesystem_error or std::runtime_error if the disk refuses.
#pragma once

#include "app/core/units.h"

#include <QTemporaryDir>

#include <filesystem>
#include <string>

namespace socklens::test {

class FakeProc {
public:
    FakeProc();

    std::string root() const { return m_directory.path().toStdString(); }
    std::filesystem::path directoryOf(int pid) const;

    /// Can be called again for a pid: its facts are then others.
    void setProcess(int pid, const std::string& name, std::uint64_t startTime = 1000, int parent = 1,
                    char state = 'S', bool kernelThread = false);
    void addDescriptor(int pid, int descriptor, const std::string& target);
    void addSocket(int pid, int descriptor, Inode inode);

private:
    QTemporaryDir m_directory;
};

}   // namespace socklens::test
