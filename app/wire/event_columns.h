// What happened between two snapshots, as columns and back. See columns.h for how reading fails. Pure; any thread.
// Only for app/wire.
#pragma once

#include "app/core/event.h"
#include "app/wire/columns.h"

namespace socklens::wire {

void write(Happened& message, const Events& events);
Events readEvents(const Happened& message, Check& check);

}   // namespace socklens::wire
