// What a program has set on a socket, in words: name, value, and what it means for what stays behind when the
// program dies. Pure: the screen's thread for the language only.
#pragma once

#include "app/core/socket.h"
#include "app/core/socket_options.h"

#include <QString>
#include <vector>

namespace socklens {

struct OptionLine {
    QString name;      ///< "SO_REUSEADDR"
    QString value;     ///< "on", "5 s", "212,992 bytes"
    QString meaning;   ///< one sentence; empty where there is nothing to say
};

/// Those that are known, what matters for leftovers first.
std::vector<OptionLine> optionLines(const SocketOptions& options, Protocol protocol);

/// What will be left of the connection if the program dies now, in a sentence or two.
QString prospect(const SocketOptions& options, Protocol protocol, State state);

}   // namespace socklens
