// Actions, queries and answers, to messages and back. See columns.h for how reading fails. Pure; any thread. Only
// for app/wire.
#pragma once

#include "app/core/action.h"
#include "app/core/query.h"
#include "app/wire/parts.h"

namespace socklens::wire {

void write(Action& message, const socklens::Action& action);
socklens::Action read(const Action& message, Check& check);

void write(Ask& message, const Query& query);
Query read(const Ask& message, Check& check);

void write(Answered& message, const Answer& answer);
Answer read(const Answered& message, Check& check);

}   // namespace socklens::wire
