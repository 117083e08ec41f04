#include "app/core/message.h"

namespace socklens {

std::string english(const Message& message) {
    std::string text;
    for (const char* at = message.sentence; *at != '\0' && text.size() < longestEnglish; ++at) {
        const bool placeholder = *at == '%' && at[1] >= '1' && at[1] <= '9';
        const std::size_t argument = placeholder ? static_cast<std::size_t>(at[1] - '1') : 0;
        if (placeholder && argument < message.arguments.size()) {
            text.append(message.arguments[argument], 0, longestEnglish - text.size());
            ++at;
        } else {
            text += *at;
        }
    }
    return text;
}

}   // namespace socklens
