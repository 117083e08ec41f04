#include "app/core/capabilities.h"

#include <string>

namespace socklens {

std::optional<Message> objectionToSignal(const Process& process, const Capabilities& capabilities) {
    const std::string pid = std::to_string(number(process.id.pid));
    if (process.id.pid == Pid{1})
        return Message{
            SOCKLENS_TEXT("%1 (pid 1) keeps the whole system running. Socklens does not send it signals."),
            {process.name}};
    if (process.id.pid == capabilities.self)
        return Message{SOCKLENS_TEXT("This is Socklens itself. Close its window to end it."), {}};
    if (capabilities.signalsAnyone) return std::nullopt;

    // kill(2): the sender's real or effective uid must equal the target's real or saved uid.
    bool ownerKnown = false;
    for (const std::optional<Uid>& theirs : {process.realUid, process.savedUid}) {
        ownerKnown = ownerKnown || theirs.has_value();
        if (theirs == capabilities.uid || theirs == capabilities.effectiveUid) return std::nullopt;
    }
    if (!ownerKnown) return std::nullopt;   // let the kernel decide
    return Message{
        SOCKLENS_TEXT("%1 (pid %2) belongs to another user. Sending it a signal needs administrator rights."),
        {process.name, pid}};
}

}   // namespace socklens
