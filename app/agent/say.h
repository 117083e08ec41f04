// Sentences of this program to a person, on standard error, where the logs are too. Any thread; cannot fail.
#pragma once

#include "app/core/message.h"

#include <string>

namespace socklens {

void say(const std::string& sentence);
void say(const Message& message);

}   // namespace socklens
