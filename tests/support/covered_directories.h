// Empty directories over /run and /etc/sysctl.d, seen by this process and its children alone, so that nothing of
// the machine is read or written there. For the main thread, before others matter; there is no way back.
#pragma once

#include <string>

namespace socklens::test {

/// Empty, or why it was refused: then nothing that writes there may be run.
std::string coverStateDirectories();

}   // namespace socklens::test
