// Sentences that come from the other side. A Message points at a literal that lives as long as the program; what
// arrives is remembered for that long too, in a table that a hostile peer cannot make grow without bound.
// Any thread.
#pragma once

#include "app/core/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace socklens::wire {

/// A message with this sentence. What is too long, or too much for the table, loses its translation: the sentence
/// then reads "%1" and carries the English text as its argument. Every argument is cut after a few thousand bytes.
Message messageFrom(std::string_view sentence, std::vector<std::string> arguments);

}   // namespace socklens::wire
