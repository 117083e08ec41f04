// The whole story of one socket in words: what it is doing, who holds it, what it has been, and where it belongs.
// Pure, but for the language and the locale: the screen's thread.
#pragma once

#include "app/core/followed_socket.h"
#include "app/core/naming.h"
#include "app/core/query.h"
#include "app/insight/forecast.h"
#include "app/insight/socket_memory.h"
#include "app/models/connection_figures.h"
#include "app/models/story.h"

#include <optional>

namespace socklens {

/// What is known of a socket beside the picture.
struct SocketKnowledge {
    FormerOwner formerOwner;   ///< of a leftover
    QString formerOwnersEnd;   ///< "killed by SIGSEGV at 14:02:11"; empty: it lives, or nobody saw it
    std::optional<SocketPast> past;
    std::optional<Forecast> forecast;   ///< of what nobody holds
    ConnectionFigures figures;
    std::optional<Message> whyNoFigures;
    std::optional<SocketOptions> options;
    std::optional<Message> whyNoOptions;
    const Naming* naming = nullptr;   ///< told before the numbers; null: only these are told
};

/// `age`: how long ago the newest picture came; what runs down has gone on since.
Story socketStory(const FollowedSocket& socket, const SocketKnowledge& knowledge, Milliseconds age);

/// "TCP 10.0.0.1:80 → 10.0.0.2:1234", "TCP localhost:http (127.0.0.1:80)", "UNIX /run/nginx.sock".
QString socketTitle(const SocketView& view, const Naming* naming);
/// What ends the state, in a sentence.
QString whatEnds(const Socket& socket);

}   // namespace socklens
