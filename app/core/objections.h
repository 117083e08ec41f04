// What speaks against an action, or a question, before it is tried: so that the screen disables what cannot work,
// with the reason, and the runner refuses it. Pure functions: any thread. nullopt: nothing does.
// Sources: kill(2), pidfd_getfd(2), ptrace(2) "Ptrace access mode checking", sock_diag(7).
#pragma once

#include "app/core/capabilities.h"
#include "app/core/message.h"
#include "app/core/process.h"
#include "app/core/socket_target.h"

#include <optional>

namespace socklens {

/// pid 1, Socklens itself and what it was started by are always refused; another user's process without CAP_KILL.
std::optional<Message> objectionToSignal(const Process& process, const Capabilities& capabilities);

/// To using a duplicate of a descriptor of the process: another user's without CAP_SYS_PTRACE, any where Yama
/// forbids it.
std::optional<Message> objectionToDuplicate(const Process& holder, const Capabilities& capabilities);

/// Whether the kernel would end it for whoever has these rights, without its holder.
bool canDestroy(const SocketTarget& socket, const Capabilities& capabilities);

/// The holder is null where none is known.
std::optional<Message> objectionToClose(const SocketTarget& socket, const Process* holder,
                                        const Capabilities& capabilities);
std::optional<Message> objectionToAbort(const SocketTarget& socket, const Process* holder,
                                        const Capabilities& capabilities);
std::optional<Message> objectionToInspect(const SocketTarget& socket, const Process* holder,
                                          const Capabilities& capabilities);
std::optional<Message> objectionToRelease(const SocketTarget& socket, const Capabilities& capabilities);

/// Whether no right and no other moment would let this kernel abort or release it: what speaks against it is then
/// "impossible" rather than "refused".
bool isBeyondTheKernel(const SocketTarget& socket, const Capabilities& capabilities);

/// To settings that belong to this network namespace.
std::optional<Message> objectionToSysctls(const Capabilities& capabilities);
/// To having them set again at every start; the file for it is of the initial network namespace.
std::optional<Message> objectionToKeptSysctls(const Capabilities& capabilities, bool isInitialNetwork);

}   // namespace socklens
