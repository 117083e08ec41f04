// The rows, processes and names of a snapshot, all of them or what has changed since another one. See columns.h
// for how reading fails. Pure; any thread. Only for app/wire.
#pragma once

#include "app/core/snapshot.h"
#include "app/wire/columns.h"

namespace socklens::wire {

void writeAll(Snapshot& message, const socklens::Snapshot& snapshot);
/// Into a snapshot whose head is read.
void readAll(const Snapshot& message, socklens::Snapshot& snapshot, Check& check);

void writeChanges(Snapshot& message, const socklens::Snapshot& older, const socklens::Snapshot& newer);
void readChanges(const Snapshot& message, const socklens::Snapshot& older, socklens::Snapshot& newer,
                 Check& check);

}   // namespace socklens::wire
