#include "app/insight/port_doctor.h"

#include "app/core/system_error.h"
#include "app/insight/port_blockers.h"
#include "app/insight/port_remedies.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>
#include <system_error>

namespace socklens {

namespace {

BindVerdict verdictOf(int error) {
    switch (error) {
    case 0: return BindVerdict::Ok;
    case EADDRINUSE: return BindVerdict::AddressInUse;
    case EACCES: return BindVerdict::AccessDenied;
    case EADDRNOTAVAIL: return BindVerdict::AddressNotAvailable;
    default: return BindVerdict::Refused;
    }
}

bool needsRight(const PortQuestion& question, const PortFacts& facts) {
    return !facts.mayBindLowPorts && question.port < facts.settings.unprivilegedStart;
}

BindVerdict predict(const std::vector<PortBlocker>& blockers, Conflict PortBlocker::*how) {
    BindVerdict verdict = BindVerdict::Ok;
    for (const PortBlocker& blocker : blockers) {
        if (blocker.*how == Conflict::Yes) return BindVerdict::AddressInUse;
        if (blocker.*how != Conflict::No) verdict = BindVerdict::Unsure;
    }
    return verdict;
}

/// What a trial tells about options that nobody could see. If SO_REUSEADDR got past, each of them was harmless; if
/// it did not, and nothing else was in the way, the only one that was in doubt is.
void learn(std::vector<PortBlocker>& blockers, Conflict PortBlocker::*how, int error) {
    if (error != 0 && error != EADDRINUSE) return;
    std::vector<PortBlocker*> unsure;
    bool sure = false;
    for (PortBlocker& blocker : blockers) {
        sure = sure || blocker.*how == Conflict::Yes;
        if (blocker.*how != Conflict::Yes && blocker.*how != Conflict::No) unsure.push_back(&blocker);
    }
    if (error == 0)
        for (PortBlocker* blocker : unsure) blocker->*how = Conflict::No;
    else if (!sure && unsure.size() == 1)
        unsure.front()->*how = Conflict::Yes;
}

/// Those that are equally bad stay as they are. Each is moved once: they are large, and may be very many.
std::vector<PortBlocker> worstFirst(std::vector<PortBlocker> blockers) {
    std::map<std::pair<int, BlockerRole>, std::vector<std::size_t>> ranks;
    const auto badness = [](Conflict conflict) {
        return conflict == Conflict::No ? 2 : conflict == Conflict::Yes ? 0 : 1;
    };
    for (std::size_t at = 0; at < blockers.size(); ++at)
        ranks[{badness(blockers[at].reuseAddress), blockers[at].role}].push_back(at);
    std::vector<PortBlocker> sorted;
    sorted.reserve(blockers.size());
    for (const auto& [rank, places] : ranks)
        for (const std::size_t at : places) sorted.push_back(std::move(blockers[at]));
    return sorted;
}

Forecast latest(const std::vector<PortBlocker>& blockers) {
    Forecast free{Forecast::Kind::Timed, {}, {}};
    for (const PortBlocker& blocker : blockers) {
        const Forecast& gone = blocker.gone;
        if (gone.kind == Forecast::Kind::Never) return gone;
        if (free.kind == Forecast::Kind::Unknown) continue;   // perhaps somebody never goes
        const bool isLater = gone.remaining > free.remaining ||
                             (gone.kind == Forecast::Kind::AnyMoment && free.remaining.count() == 0);
        if (isLater || gone.kind == Forecast::Kind::Unknown) free = gone;
    }
    return free;
}

Forecast whenFree(const PortDiagnosis& diagnosis) {
    switch (diagnosis.plain.verdict()) {
    case BindVerdict::Ok: return {Forecast::Kind::Timed, {}, {}};
    case BindVerdict::AccessDenied:
        return {Forecast::Kind::Never, {}, {SOCKLENS_TEXT("Binding it needs a right, whoever holds it."), {}}};
    case BindVerdict::AddressNotAvailable:
        return {Forecast::Kind::Never, {}, {SOCKLENS_TEXT("The address is not one of this machine."), {}}};
    case BindVerdict::Refused: return {};
    case BindVerdict::AddressInUse:
    case BindVerdict::Unsure: break;
    }
    return diagnosis.blockers.empty() ? Forecast{} : latest(diagnosis.blockers);
}

std::optional<Message> contradiction(const Snapshot& snapshot, const PortDiagnosis& diagnosis) {
    const auto differs = [](const BindOutcome& outcome, BindVerdict predicted, int proven) {
        return outcome.predicted == predicted && outcome.proven == proven;
    };
    const bool complete = snapshot.source(diagnosis.question.protocol) == Source::SockDiag;
    if (differs(diagnosis.plain, BindVerdict::Ok, EADDRINUSE) ||
        differs(diagnosis.reuseAddress, BindVerdict::Ok, EADDRINUSE)) {
        if (!complete)
            return Message{SOCKLENS_TEXT("The kernel says that the port is taken, but shows nobody who has it: "
                                         "/proc does not list sockets that are bound and nothing else."),
                           {}};
        return Message{
            SOCKLENS_TEXT("The kernel says that the port is taken, but shows nobody who has it. Either it "
                          "was taken since the last look, or by a socket that is bound and nothing else: "
                          "before Linux 6.8 the kernel does not list those."),
            {}};
    }
    if (differs(diagnosis.plain, BindVerdict::AddressInUse, 0) ||
        differs(diagnosis.reuseAddress, BindVerdict::AddressInUse, 0))
        return Message{
            SOCKLENS_TEXT("bind() succeeded although sockets seemed to be in the way: they went between "
                          "the last look and the trial. Look again."),
            {}};
    if (differs(diagnosis.plain, BindVerdict::AccessDenied, 0))
        return Message{
            SOCKLENS_TEXT("bind() succeeded although it seemed to need a right: the setting was changed, "
                          "or whoever tried it has the right."),
            {}};
    return std::nullopt;
}

Message headlineForTaken(const Snapshot& snapshot, const PortDiagnosis& diagnosis, const std::string& port) {
    if (diagnosis.blockers.empty())
        return {SOCKLENS_TEXT("Port %1 is taken, but by nobody who is visible."), {port}};
    const PortBlocker& worst = diagnosis.blockers.front();
    const auto count =
        static_cast<std::size_t>(std::ranges::count(diagnosis.blockers, worst.role, &PortBlocker::role));
    const std::string who = holdersText(snapshot, worst.row);
    if (worst.waitsForCore)
        return {SOCKLENS_TEXT("Port %1 is still taken by %2, which has crashed: its core is being written."),
                {port, who}};
    switch (worst.role) {
    case BlockerRole::Listener:
    case BlockerRole::Bound:
        return who.empty() ? Message{SOCKLENS_TEXT("Port %1 is taken by a program that is not visible."), {port}}
                           : Message{SOCKLENS_TEXT("Port %1 is taken by %2."), {port, who}};
    case BlockerRole::Connection:
        return who.empty() ? Message{SOCKLENS_TEXT(
                                         "Port %1 is taken by the connections of a program that is not visible."),
                                     {port}}
                           : Message{SOCKLENS_TEXT("Port %1 is taken: %2 holds connections of it."), {port, who}};
    case BlockerRole::Outgoing:
        return {
            SOCKLENS_TEXT("Port %1 is taken by an outgoing connection, which got it by chance: it is within the "
                          "range for those."),
            {port}};
    case BlockerRole::Leftover: break;
    }
    return {SOCKLENS_TEXT("Port %1 is blocked by what a program without SO_REUSEADDR left behind (sockets: %2)."),
            {port, std::to_string(count)}};
}

Message headlineFor(const Snapshot& snapshot, const PortDiagnosis& diagnosis, const PortFacts& facts) {
    const std::string port = toText(diagnosis.question);
    const BindOutcome& plain = diagnosis.plain;
    switch (plain.verdict()) {
    case BindVerdict::Ok:
        if (diagnosis.question.port < facts.settings.unprivilegedStart)
            return {
                plain.proven
                    ? SOCKLENS_TEXT("Port %1 is free: bind() was tried with the right CAP_NET_BIND_SERVICE, and "
                                    "succeeded. A program without it gets EACCES.")
                    : SOCKLENS_TEXT("Port %1 is free for programs with the right CAP_NET_BIND_SERVICE: nothing "
                                    "that is visible is in the way. Others get EACCES."),
                {port}};
        return {plain.proven ? SOCKLENS_TEXT("Port %1 is free: bind() was tried, and succeeded.")
                             : SOCKLENS_TEXT("Port %1 is free: nothing that is visible is in the way."),
                {port}};
    case BindVerdict::AccessDenied:
        return {
            SOCKLENS_TEXT("Port %1 is below %2: bind() needs the right CAP_NET_BIND_SERVICE, which is not there "
                          "(EACCES)."),
            {port, std::to_string(number(facts.settings.unprivilegedStart))}};
    case BindVerdict::AddressNotAvailable:
        return {SOCKLENS_TEXT("%1 is not an address of this machine: no port of it can be bound here "
                              "(EADDRNOTAVAIL)."),
                {toText(diagnosis.question.address)}};
    case BindVerdict::Refused:
        return {SOCKLENS_TEXT("Port %1 could not be tried: %2."), {port, errorText(plain.proven.value_or(0))}};
    case BindVerdict::Unsure:
        return {SOCKLENS_TEXT("Port %1 is taken on [::]. Whether that holds for IPv4 too is not visible: a trial "
                              "tells."),
                {port}};
    case BindVerdict::AddressInUse: break;
    }
    switch (diagnosis.reuseAddress.verdict()) {
    case BindVerdict::Ok:
        return {SOCKLENS_TEXT("Port %1 can be bound with SO_REUSEADDR, and not without it."), {port}};
    case BindVerdict::Unsure:
        return {SOCKLENS_TEXT("Port %1 cannot be bound without SO_REUSEADDR. With it, that depends on whether the "
                              "program that had the port had set it too: a trial tells."),
                {port}};
    case BindVerdict::AddressInUse:
    case BindVerdict::AccessDenied:
    case BindVerdict::AddressNotAvailable:
    case BindVerdict::Refused: break;
    }
    return headlineForTaken(snapshot, diagnosis, port);
}

}   // namespace

BindVerdict BindOutcome::verdict() const {
    return proven ? verdictOf(*proven) : predicted;
}

std::string toText(const BindOutcome& outcome) {
    if (outcome.proven && *outcome.proven != 0) {
        const char* name = strerrorname_np(*outcome.proven);
        return name != nullptr ? name : "errno " + std::to_string(*outcome.proven);
    }
    switch (outcome.verdict()) {
    case BindVerdict::Ok: return "ok";
    case BindVerdict::AddressInUse: return "EADDRINUSE";
    case BindVerdict::AccessDenied: return "EACCES";
    case BindVerdict::AddressNotAvailable: return "EADDRNOTAVAIL";
    case BindVerdict::Refused:
    case BindVerdict::Unsure: break;
    }
    return "unsure";
}

std::string toText(const PortQuestion& question) {
    const bool everywhere = question.address == Address{};
    const std::string port = std::to_string(number(question.port));
    std::string rest = everywhere ? "" : toText(question.address);
    if (question.protocol == Protocol::Udp) rest = everywhere ? "udp" : "udp, " + rest;
    return rest.empty() ? port : port + " (" + rest + ')';
}

PortDiagnosis diagnosePort(const Snapshot& snapshot, const PortQuestion& question, const PortFacts& facts,
                           std::size_t mostExplained) {
    PortDiagnosis diagnosis;
    diagnosis.question = question;
    const PortBlockers candidates(snapshot, question, facts);
    for (const std::uint32_t row : candidates.rows()) {
        if (auto blocker = candidates.blocker(row))
            diagnosis.blockers.push_back(std::move(*blocker));
        else
            ++diagnosis.bystanders;
    }
    diagnosis.plain.predicted = predict(diagnosis.blockers, &PortBlocker::plain);
    diagnosis.reuseAddress.predicted = predict(diagnosis.blockers, &PortBlocker::reuseAddress);
    if (needsRight(question, facts))
        diagnosis.plain.predicted = diagnosis.reuseAddress.predicted = BindVerdict::AccessDenied;
    if (facts.trial) {
        diagnosis.plain.proven = facts.trial->plain;
        diagnosis.reuseAddress.proven = facts.trial->reuseAddress;
        learn(diagnosis.blockers, &PortBlocker::plain, facts.trial->plain);
        learn(diagnosis.blockers, &PortBlocker::reuseAddress, facts.trial->reuseAddress);
        const auto harmless = std::erase_if(
            diagnosis.blockers, [](const PortBlocker& blocker) { return blocker.plain == Conflict::No; });
        diagnosis.bystanders += static_cast<std::uint32_t>(harmless);
    }
    diagnosis.blockers = worstFirst(std::move(diagnosis.blockers));
    for (PortBlocker& blocker :
         std::span(diagnosis.blockers).first(std::min(mostExplained, diagnosis.blockers.size())))
        blocker.why = candidates.why(blocker);
    diagnosis.contradiction = contradiction(snapshot, diagnosis);
    diagnosis.free = whenFree(diagnosis);
    diagnosis.headline = headlineFor(snapshot, diagnosis, facts);
    diagnosis.remedies = remediesFor(snapshot, diagnosis, facts);
    return diagnosis;
}

}   // namespace socklens
