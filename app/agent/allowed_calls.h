// The system calls that the agent can make once it is confined. Whole process; there is no way back.
// Source: seccomp(2), libseccomp.
#pragma once

namespace socklens {

/// 0, or an errno. Every other call then fails with EPERM, so that a call that was forgotten ends in a sentence
/// and not in death, and is logged by the kernel.
int allowOnlyNeededCalls();

}   // namespace socklens
