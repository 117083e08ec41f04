#include "app/agent/question.h"

#include "app/core/filter/text.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace socklens {

std::optional<Terminal> Terminal::open() {
    Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC));
    if (!terminal && isatty(STDIN_FILENO) == 1) terminal = Descriptor(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
    if (!terminal) return std::nullopt;
    return Terminal(std::move(terminal));
}

void Terminal::write(std::string_view text) const {
    while (!text.empty()) {
        const ssize_t written = ::write(m_descriptor.get(), text.data(), text.size());
        if (written < 0 && errno != EINTR) return;
        if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
}

bool Terminal::askWhether(std::string_view question) const {
    write(question);
    std::string answer;
    for (;;) {
        char character = 0;
        const ssize_t got = read(m_descriptor.get(), &character, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0 || character == '\n') break;
        answer += fold(character);
    }
    return answer == "y" || answer == "yes";
}

}   // namespace socklens
