#include "app/wire/texts.h"

#include <mutex>
#include <set>

namespace socklens::wire {

namespace {

constexpr std::size_t longestSentence = 1000;   // bytes; ours have up to 300
constexpr std::size_t mostSentences = 2000;     // ours are some hundreds
constexpr std::size_t longestText = 4096;

/// Null if there is no room for it.
const char* remembered(std::string_view sentence) {
    static std::mutex mutex;
    static std::set<std::string, std::less<>> sentences;   // nodes stay where they are
    if (sentence.size() > longestSentence || sentence.find('\0') != std::string_view::npos) return nullptr;
    const std::lock_guard lock(mutex);
    auto found = sentences.find(sentence);
    if (found == sentences.end()) {
        if (sentences.size() >= mostSentences) return nullptr;
        found = sentences.emplace(sentence).first;
    }
    return found->c_str();
}

}   // namespace

Message messageFrom(std::string_view sentence, std::vector<std::string> arguments) {
    for (std::string& argument : arguments)
        if (argument.size() > longestText) argument.resize(longestText);
    if (sentence.empty()) return {"", std::move(arguments)};
    if (const char* known = remembered(sentence)) return {known, std::move(arguments)};
    const std::string copy(sentence.substr(0, longestText));
    return {"%1", {english({copy.c_str(), std::move(arguments)}).substr(0, longestText)}};
}

}   // namespace socklens::wire
