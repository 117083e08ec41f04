#include "app/agent/say.h"

#include <cstdio>

namespace socklens {

void say(const std::string& sentence) {
    std::fprintf(stderr, "socklens-agent: %s\n", sentence.c_str());
}

void say(const Message& message) {
    say(english(message));
}

}   // namespace socklens
