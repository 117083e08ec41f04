// Asks the person at the terminal, whatever standard input and output are. One thread; waits for the answer.
// Source: tty(4).
#pragma once

#include "app/probe/descriptor.h"

#include <optional>
#include <string_view>

namespace socklens {

class Terminal {
public:
    /// Nothing where nobody can be asked. /dev/tty, or standard input if that is a terminal.
    static std::optional<Terminal> open();

    void write(std::string_view text) const;
    /// Only "y" and "yes" are a yes.
    bool askWhether(std::string_view question) const;

private:
    explicit Terminal(Descriptor descriptor) : m_descriptor(std::move(descriptor)) {}
    Descriptor m_descriptor;
};

}   // namespace socklens
