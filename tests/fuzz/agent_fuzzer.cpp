// A hostile client against the agent's whole session: frames, requests and their order. Whatever it sends, what
// comes back is sound, and nothing is performed after an objection.
#include "app/agent/serve_session.h"
#include "tests/agent/client_end.h"
#include "tests/fuzz/demand.h"

using namespace socklens;
using test::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    ServeSession::Time now{std::chrono::hours(1)};
    const auto clock = [&] { return now; };
    std::size_t answers = 0;
    ServeSession* running = nullptr;
    const auto alive = [&] { demand(running == nullptr || !running->end()); };
    ServeSession session({[](const wire::Wishes&) { return std::make_shared<const Snapshot>(); },
                          [&](const Query&) {
                              alive();
                              ++answers;
                              return Answer(ProcessAnswer{});
                          },
                          [&](const Actions& actions) {
                              alive();
                              ++answers;
                              return ActionResults(actions.size());
                          },
                          [] { return Events{}; }, [] { return std::vector<Message>{}; }},
                         Capabilities{}, std::chrono::seconds(30), now);
    running = &session;
    test::ClientEnd client;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (std::size_t at = 0; at < size; at += 777) {   // in pieces, as pipes do
        session.receive(bytes.substr(at, 777), now);
        session.proceed(clock);
        client.feed(session.pending());
        session.written(session.pending().size());
        now += std::chrono::milliseconds(10);
    }
    std::size_t replies = 0;
    while (client.take<wire::Reply>()) ++replies;
    while (client.take<wire::BatchResults>()) ++replies;
    demand(replies == answers);   // each once
    return 0;
}
