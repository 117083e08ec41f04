// A sentence for a person, kept apart from its language: the English literal is the key that the screen
// translates, the agent prints it as it is. Values only: any thread, the literal lives as long as the program.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// Marks a literal for lupdate (context "Message"). The literal stays what it is.
#define SOCKLENS_TEXT(sentence) sentence

namespace socklens {

struct Message {
    const char* sentence = "";            ///< English, with %1, %2 … for the arguments
    std::vector<std::string> arguments;   ///< names and numbers as they are, or a whole sentence as a reason

    bool empty() const { return *sentence == '\0'; }
    friend bool operator==(const Message& a, const Message& b) {
        return std::string(a.sentence) == b.sentence && a.arguments == b.arguments;
    }
};

/// Bytes of a sentence with its arguments in place. One from a hostile agent could repeat a long argument without
/// end.
inline constexpr std::size_t longestEnglish = 16384;

/// The English sentence with its arguments in place; cut where it becomes too long.
std::string english(const Message& message);

}   // namespace socklens
