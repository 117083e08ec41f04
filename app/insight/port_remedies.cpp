#include "app/insight/port_remedies.h"

#include "app/core/socket_target.h"

#include <algorithm>

namespace socklens {

namespace {

using Kind = RemedyKind;
using Place = RemedyPlace;
using Effect = RemedyEffect;

/// What of the situation decides about remedies.
struct Situation {
    bool taken = false;
    bool reuseGetsPast = false;
    bool reuseUnsure = false;
    bool listener = false;
    bool livingListener = false;   ///< one that does not go as soon as a core has been written
    bool waitsForCore = false;
    bool connection = false;   ///< held by a process, while nobody listens
    bool outgoing = false;
    bool timeWait = false;
    bool finWait2 = false;
    std::vector<std::uint32_t> leftovers;   ///< rows
    std::vector<std::uint32_t> holders;     ///< that live: indexes into the snapshot's processes, ascending
    std::vector<std::uint32_t> dumping;     ///< holders whose core is being written, likewise

    std::size_t holderCount() const { return holders.size() + dumping.size(); }
};

Situation situationOf(const Snapshot& snapshot, const PortDiagnosis& diagnosis, const SocketMemory* memory) {
    Situation situation;
    situation.taken = !diagnosis.blockers.empty() || diagnosis.plain.verdict() == BindVerdict::AddressInUse;
    const BindVerdict reuse = diagnosis.reuseAddress.verdict();
    situation.reuseGetsPast = reuse == BindVerdict::Ok;
    situation.reuseUnsure = reuse == BindVerdict::Unsure;
    std::vector<bool> isHolder(snapshot.processes.size());
    for (const PortBlocker& blocker : diagnosis.blockers) {
        const Socket& socket = snapshot.sockets[blocker.row];
        const bool isListener = blocker.role == BlockerRole::Listener;
        situation.listener = situation.listener || isListener;
        situation.livingListener = situation.livingListener || (isListener && !blocker.waitsForCore);
        situation.waitsForCore = situation.waitsForCore || blocker.waitsForCore;
        situation.connection = situation.connection || blocker.role == BlockerRole::Connection;
        situation.outgoing = situation.outgoing || blocker.role == BlockerRole::Outgoing;
        if (socket.protocol == Protocol::Tcp && isLeftover(targetOf(socket))) {
            situation.leftovers.push_back(blocker.row);
            situation.timeWait = situation.timeWait || socket.state == State::TimeWait;
            situation.finWait2 = situation.finWait2 || socket.state == State::FinWait2;
        }
        for (const std::uint32_t process : snapshot.holders(blocker.row)) isHolder[process] = true;
    }
    for (std::uint32_t process = 0; process < isHolder.size(); ++process) {
        if (!isHolder[process]) continue;
        const bool dumps = memory != nullptr && memory->isDumpingCore(snapshot.processes[process]->id);
        (dumps ? situation.dumping : situation.holders).push_back(process);
    }
    return situation;
}

std::string namesOf(const Snapshot& snapshot, std::span<const std::uint32_t> processes) {
    constexpr std::size_t most = 5;
    return titles(snapshot, processes, most);
}

Remedy reuseAddress(Effect effect) {
    return {
        Kind::ReuseAddress,
        Place::Code,
        effect,
        {SOCKLENS_TEXT("Set SO_REUSEADDR before bind(), in every run of the program"), {}},
        {SOCKLENS_TEXT("A restarted server binds its port at once, whatever connections the run before has left."),
         {}},
        {SOCKLENS_TEXT("It does not help alone: the run that left them must have set it too, since connections "
                       "inherit it from their listener. It gets past no socket that listens, and makes nothing "
                       "go sooner."),
         {}}};
}

Remedy wait(const Forecast& free) {
    const bool soon = free.kind == Forecast::Kind::AnyMoment;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(free.remaining).count();
    return {Kind::Wait,
            Place::Machine,
            Effect::FreesNow,
            soon ? Message{SOCKLENS_TEXT("Wait: it is free any moment"), {}}
                 : Message{SOCKLENS_TEXT("Wait %1 s"), {std::to_string(seconds)}},
            {SOCKLENS_TEXT("The kernel removes what was left behind by itself, and nothing is lost."), {}},
            {SOCKLENS_TEXT("It does not keep the same from happening after the next restart."), {}}};
}

Remedy waitForCore() {
    return {
        Kind::WaitForCore,
        Place::Machine,
        Effect::FreesNow,
        {SOCKLENS_TEXT("Wait until the core has been written"), {}},
        {SOCKLENS_TEXT("Then the kernel closes its sockets by itself, and the core shows why it crashed."), {}},
        {SOCKLENS_TEXT("It can take minutes for a program with much memory. Smaller cores take less: "
                       "RLIMIT_CORE, or LimitCORE= of a service."),
         {}}};
}

/// Nothing but SIGKILL ends the writing: dump_interrupted() of fs/coredump.c.
Remedy killDumping(const Snapshot& snapshot, const Situation& situation) {
    Message does{
        SOCKLENS_TEXT("The kernel stops writing the core, and closes its sockets at once. Other signals do "
                      "nothing to it any more."),
        {}};
    if (!situation.holders.empty())
        does = {SOCKLENS_TEXT("The kernel stops writing the core, and closes what no other program holds. Other "
                              "signals do nothing to it any more."),
                {}};
    return {Kind::EndHolder,
            Place::Machine,
            Effect::FreesNow,
            {SOCKLENS_TEXT("Kill %1 (SIGKILL)"), {namesOf(snapshot, situation.dumping)}},
            std::move(does),
            {SOCKLENS_TEXT("It does not keep the core, which is cut off and of little use to a debugger."), {}},
            {},
            situation.dumping};
}

Remedy release(const Situation& situation) {
    Message does{
        SOCKLENS_TEXT("The kernel forgets them at once, and bind() succeeds even without SO_REUSEADDR. It "
                      "needs administrator rights and Linux 6.0."),
        {}};
    if (situation.holderCount() != 0)
        does = {SOCKLENS_TEXT("The kernel forgets them at once; what processes hold stays in the way. It needs "
                              "administrator rights and Linux 6.0."),
                {}};
    return {
        Kind::Release,
        Place::Machine,
        Effect::FreesNow,
        {SOCKLENS_TEXT("Release what was left behind (sockets: %1)"),
         {std::to_string(situation.leftovers.size())}},
        std::move(does),
        {SOCKLENS_TEXT("The other side is not told of a connection in TIME_WAIT or FIN_WAIT2; data that is still "
                       "under way in FIN_WAIT1 is lost. Late packets could then meet a new connection between "
                       "the same two ports."),
         {}},
        situation.leftovers};
}

Remedy endHolder(const Snapshot& snapshot, const Situation& situation, Protocol protocol) {
    Message does{SOCKLENS_TEXT("Its sockets are closed with it, and listeners are gone at once."), {}};
    if (situation.holderCount() > 1)
        does = {SOCKLENS_TEXT("Their sockets are closed with the last one that holds them: a child keeps what it "
                              "inherited open."),
                {}};
    Message doesNot{SOCKLENS_TEXT("What connections leave behind stays: TIME_WAIT for 60 s, which blocks the port "
                                  "again unless both runs have set SO_REUSEADDR."),
                    {}};
    if (protocol == Protocol::Udp)
        doesNot = {SOCKLENS_TEXT("It does not keep whoever started it from starting it again."), {}};
    return {Kind::EndHolder,
            Place::Machine,
            Effect::FreesNow,
            {SOCKLENS_TEXT("End %1"), {namesOf(snapshot, situation.holders)}},
            std::move(does),
            std::move(doesNot),
            {},
            situation.holders};
}

Remedy reusePort() {
    return {
        Kind::ReusePort,
        Place::Code,
        Effect::NextTime,
        {SOCKLENS_TEXT("Set SO_REUSEPORT in both programs"), {}},
        {SOCKLENS_TEXT("Several sockets of one user share the port, and the kernel spreads what arrives."), {}},
        {SOCKLENS_TEXT("It does nothing if only the new program sets it, or if the two belong to different "
                       "users."),
         {}}};
}

Remedy closeOnExec() {
    return {
        Kind::CloseOnExec,
        Place::Code,
        Effect::NextTime,
        {SOCKLENS_TEXT("Open sockets with SOCK_CLOEXEC, and close them in forked children"), {}},
        {SOCKLENS_TEXT("Children no longer inherit sockets, so that these go with the program that opened them."),
         {}},
        {SOCKLENS_TEXT("It takes nothing from children that run already: end those."), {}}};
}

Remedy reservePort(const PortQuestion& question, const PortSettings& settings) {
    const auto reserved = settings.reservedWith(question.port);
    return {
        Kind::ReservePort,
        Place::Machine,
        Effect::NextTime,
        {SOCKLENS_TEXT("Reserve port %1: net.ipv4.ip_local_reserved_ports"),
         {std::to_string(number(question.port))}},
        {SOCKLENS_TEXT("The kernel no longer gives it to outgoing connections; programs can still bind it."), {}},
        {SOCKLENS_TEXT("A connection that has it already keeps it."), {}},
        {},
        {},
        reserved ? std::optional(Sysctl::IpLocalReservedPorts) : std::nullopt,
        reserved.value_or("")};
}

Remedy otherPort(const PortSettings& settings) {
    return {
        Kind::OtherPort,
        Place::Code,
        Effect::NextTime,
        {SOCKLENS_TEXT("Let the server use a port outside of %1 to %2, or move that range "
                       "(net.ipv4.ip_local_port_range)"),
         {std::to_string(number(settings.first)), std::to_string(number(settings.last))}},
        {SOCKLENS_TEXT("Outgoing connections never get a port outside of the range."), {}},
        {SOCKLENS_TEXT("A smaller range leaves fewer ports for outgoing connections to one destination."), {}}};
}

Remedy peerClosesFirst() {
    return {
        Kind::PeerClosesFirst,
        Place::Code,
        Effect::NextTime,
        {SOCKLENS_TEXT("Keep connections open for more than one request, and let the client close first"), {}},
        {SOCKLENS_TEXT("Whoever closes first keeps the TIME_WAIT: then it is the client, and there are fewer."),
         {}},
        {SOCKLENS_TEXT("When the server dies, its end closes first all the same."), {}}};
}

Remedy lingerZero() {
    return {
        Kind::LingerZero,
        Place::Code,
        Effect::NextTime,
        {SOCKLENS_TEXT("Set SO_LINGER with a time of 0"), {}},
        {SOCKLENS_TEXT("Closing, and the program's death, end connections with RST: nothing is left behind."), {}},
        {SOCKLENS_TEXT("It does not deliver what is under way: that is lost, and the other side sees an error "
                       "(ECONNRESET) instead of the end."),
         {}}};
}

Remedy twReuse() {
    return {Kind::TwReuse,
            Place::Machine,
            Effect::DoesNotHelp,
            {SOCKLENS_TEXT("net.ipv4.tcp_tw_reuse"), {}},
            {SOCKLENS_TEXT("It lets connect() take a port in TIME_WAIT for an outgoing connection to the same "
                           "destination."),
             {}},
            {SOCKLENS_TEXT("It does nothing for bind(): a server is not helped."), {}}};
}

Remedy finTimeout() {
    return {
        Kind::FinTimeout,
        Place::Machine,
        Effect::DoesNotHelp,
        {SOCKLENS_TEXT("net.ipv4.tcp_fin_timeout"), {}},
        {SOCKLENS_TEXT("It decides how long FIN_WAIT2 without an owner waits for the other side, of connections "
                       "that are closed from then on."),
         {}},
        {SOCKLENS_TEXT("It does not shorten TIME_WAIT, which is always 60 s, nor what is there already."), {}}};
}

Remedy bindRight(const PortQuestion& question) {
    return {
        Kind::BindRight,
        Place::Machine,
        Effect::FreesNow,
        {SOCKLENS_TEXT("Give the program the right CAP_NET_BIND_SERVICE, or let systemd open the socket for it"),
         {}},
        {SOCKLENS_TEXT("A service gets it by AmbientCapabilities=CAP_NET_BIND_SERVICE, a program file by setcap. "
                       "Lowering net.ipv4.ip_unprivileged_port_start to %1 gives it to everybody."),
         {std::to_string(number(question.port))}},
        {SOCKLENS_TEXT("It does not make a port free that somebody has."), {}}};
}

Remedy otherAddress() {
    return {Kind::OtherAddress,
            Place::Code,
            Effect::FreesNow,
            {SOCKLENS_TEXT("Bind an address that this machine has, or every address (0.0.0.0 or ::)"), {}},
            {SOCKLENS_TEXT("An address that comes later, such as that of a cluster, can be bound beforehand with "
                           "IP_FREEBIND or net.ipv4.ip_nonlocal_bind."),
             {}},
            {SOCKLENS_TEXT("Binding beforehand does not make packets for that address arrive here."), {}}};
}

Remedy lookAgain() {
    return {Kind::LookAgain,
            Place::Machine,
            Effect::FreesNow,
            {SOCKLENS_TEXT("Look again in a few seconds, with administrator rights"), {}},
            {SOCKLENS_TEXT("A socket that was bound just now is listed at the next look."), {}},
            {SOCKLENS_TEXT("It does not show what the kernel does not list."), {}}};
}

/// SO_REUSEADDR frees the port now if all that is in the way has it; it prevents leftovers from blocking the next
/// time, but a listener never lets anybody past.
Remedy reuseAddressFor(const Situation& situation) {
    if (situation.reuseGetsPast) return reuseAddress(Effect::FreesNow);
    const bool onlyListener = situation.listener && !situation.connection && situation.leftovers.empty();
    const bool onlyOutgoing = situation.outgoing && !situation.listener && !situation.connection;
    return reuseAddress(onlyListener || onlyOutgoing ? Effect::DoesNotHelp : Effect::NextTime);
}

}   // namespace

std::string_view toText(RemedyKind kind) {
    switch (kind) {
    case Kind::ReuseAddress: return "reuse-address";
    case Kind::Wait: return "wait";
    case Kind::WaitForCore: return "wait-for-core";
    case Kind::EndHolder: return "end-holder";
    case Kind::Release: return "release";
    case Kind::BindRight: return "bind-right";
    case Kind::OtherAddress: return "other-address";
    case Kind::LookAgain: return "look-again";
    case Kind::ReusePort: return "reuse-port";
    case Kind::ReservePort: return "reserve-port";
    case Kind::OtherPort: return "other-port";
    case Kind::CloseOnExec: return "close-on-exec";
    case Kind::PeerClosesFirst: return "peer-closes-first";
    case Kind::LingerZero: return "linger-zero";
    case Kind::TwReuse: return "tcp-tw-reuse";
    case Kind::FinTimeout: return "tcp-fin-timeout";
    }
    return {};
}

std::vector<Remedy> remediesFor(const Snapshot& snapshot, const PortDiagnosis& diagnosis, const PortFacts& facts) {
    std::vector<Remedy> remedies;
    const auto add = [&](bool wanted, auto make) {
        if (wanted) remedies.push_back(make());
    };
    const Situation situation = situationOf(snapshot, diagnosis, facts.memory);
    const BindVerdict verdict = diagnosis.plain.verdict();
    const PortQuestion& question = diagnosis.question;
    const bool isTcp = question.protocol == Protocol::Tcp;
    const bool leftovers = !situation.leftovers.empty();
    const Forecast& free = diagnosis.free;
    add(verdict == BindVerdict::AddressNotAvailable, otherAddress);
    add(verdict == BindVerdict::AccessDenied, [&] { return bindRight(question); });
    const bool mayBecomeEphemeral = isTcp && facts.settings.isEphemeral(question.port);
    if (situation.taken && verdict != BindVerdict::Ok) {
        add(isTcp, [&] { return reuseAddressFor(situation); });
        add(free.kind == Forecast::Kind::Timed || free.kind == Forecast::Kind::AnyMoment,
            [&] { return wait(free); });
        add(situation.waitsForCore, waitForCore);
        add(!situation.holders.empty(), [&] { return endHolder(snapshot, situation, question.protocol); });
        add(!situation.dumping.empty(), [&] { return killDumping(snapshot, situation); });
        add(leftovers, [&] { return release(situation); });
        add(diagnosis.blockers.empty(), lookAgain);
        add(situation.connection || situation.holderCount() > 1, closeOnExec);
        add(situation.livingListener, reusePort);
        add(leftovers && !situation.outgoing, peerClosesFirst);
        add(leftovers, lingerZero);
        add(situation.timeWait, twReuse);
        add(situation.timeWait || situation.finWait2, finTimeout);
    }
    add(mayBecomeEphemeral, [&] { return reservePort(question, facts.settings); });
    add(mayBecomeEphemeral && situation.outgoing, [&] { return otherPort(facts.settings); });
    std::ranges::stable_sort(remedies, {}, &Remedy::effect);
    return remedies;
}

}   // namespace socklens
