// The values that several messages carry. See columns.h for how reading fails. Pure; any thread. Only for
// app/wire.
#pragma once

#include "app/core/message.h"
#include "app/core/process.h"
#include "app/core/socket_target.h"
#include "app/core/sysctl.h"
#include "app/wire/columns.h"

namespace socklens::wire {

void write(ProcessId& message, const socklens::ProcessId& process);
socklens::ProcessId read(const ProcessId& message, Check& check);

void write(SocketTarget& message, const socklens::SocketTarget& socket);
socklens::SocketTarget read(const SocketTarget& message, Check& check);

Sysctl sysctlFromWire(std::uint32_t value, Check& check);

void addText(Texts& texts, const Message& message);
std::vector<Message> readTexts(const Texts& texts, Check& check);
/// The only one.
Message readText(const Texts& texts, Check& check);

/// The one sentence for everything that could not be read; `what` is an argument, never translated.
Message malformed(const char* what);

}   // namespace socklens::wire
