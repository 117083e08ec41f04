// Messages of both directions, full of chance, the same for the same seed. Any one thread.
#pragma once

#include "app/wire/messages.h"
#include "tests/support/random_snapshot.h"

namespace socklens::test {

wire::ClientMessage randomClientMessage(Random& random);
wire::AgentMessage randomAgentMessage(Random& random);

}   // namespace socklens::test
