// Everything beside snapshots, there and back; and what a hostile peer sends.
#include <QTest>

#include "app/wire/messages.h"
#include "app/wire/socklens.pb.h"
#include "app/wire/texts.h"
#include "tests/wire/random_messages.h"

#include <functional>

using namespace socklens;
using namespace socklens::test;
using namespace socklens::wire;

namespace {

using RequestHarm = std::function<void(ToAgent&)>;
using MessageHarm = std::function<void(FromAgent&)>;

void setSocket(wire::SocketTarget& socket) {
    socket.set_state(1);
}

void addProcess(Processes& processes, std::int32_t pid) {
    processes.mutable_ids()->add_pids(pid);
    processes.mutable_ids()->add_start_times(0);
    for (Strings* texts : {processes.mutable_names(), processes.mutable_commands(), processes.mutable_cgroups()})
        texts->add_lengths(0);
}

/// Flips some bits, or cuts.
std::string harmed(Random& random, std::string bytes) {
    if (bytes.empty() || oneIn(random, 4)) return bytes.substr(0, below(random, 1000) % (bytes.size() + 1));
    for (std::uint32_t change = 1 + below(random, 3); change > 0; --change)
        bytes[below(random, static_cast<std::uint32_t>(bytes.size()))] ^=
            static_cast<char>(1U << below(random, 8));
    return bytes;
}

}   // namespace

class MessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack();
    void longestInterval();
    void mostActions();
    void refusedRequests_data();
    void refusedRequests();
    void refusedMessages_data();
    void refusedMessages();
    void harmedOnes();
    void sentencesAreRemembered();
    void sentencesThatGrow();
    void sentencesWithoutRoom();
};

void MessagesTest::thereAndBack() {
    Random random(1);
    for (int round = 0; round < 5000; ++round) {
        const ClientMessage request = randomClientMessage(random);
        const auto decodedRequest = decodeClientMessage(encode(request));
        QVERIFY(decodedRequest);
        QVERIFY(*decodedRequest == request);
        const AgentMessage message = randomAgentMessage(random);
        const auto decodedMessage = decodeAgentMessage(encode(message));
        QVERIFY(decodedMessage);
        QVERIFY(*decodedMessage == message);
    }
}

void MessagesTest::longestInterval() {
    ToAgent request;
    request.mutable_watch()->set_interval_ms(UINT64_MAX);
    const auto decoded = decodeClientMessage(request.SerializeAsString());
    QVERIFY(decoded);
    QVERIFY(std::get<Wishes>(*decoded).interval == std::chrono::hours(24));
}

void MessagesTest::mostActions() {
    Batch batch{1, Actions(wire::mostActions, socklens::SendSignal{})};
    QVERIFY(decodeClientMessage(encode(ClientMessage(batch))));
    batch.actions.emplace_back(socklens::SendSignal{});
    QVERIFY(!decodeClientMessage(encode(ClientMessage(batch))));
}

void MessagesTest::refusedRequests_data() {
    QTest::addColumn<RequestHarm>("make");
    const auto row = [](const char* name, const RequestHarm& make) { QTest::newRow(name) << make; };
    row("nothing", [](auto&) {});
    row("a question about nothing", [](auto& m) { m.mutable_ask()->set_id(1); });
    row("no action", [](auto& m) { m.mutable_perform()->add_actions(); });
    const auto target = [&](const char* name, const std::function<void(wire::SocketTarget&)>& harm) {
        row(name, [harm](auto& m) {
            auto& socket = *m.mutable_perform()->add_actions()->mutable_release();
            setSocket(socket);
            harm(socket);
        });
    };
    target("state 0", [](auto& socket) { socket.set_state(0); });
    target("state 12", [](auto& socket) { socket.set_state(12); });
    target("protocol 3", [](auto& socket) { socket.set_protocol(3); });
    target("family 4000000000", [](auto& socket) { socket.set_family(4'000'000'000); });
    target("port 65536", [](auto& socket) { socket.set_remote_port(65536); });
    target("half an address", [](auto& socket) { socket.set_local_address("12345678"); });
    target("two addresses", [](auto& socket) { socket.set_local_address(std::string(32, 'a')); });
    row("no such setting",
        [](auto& m) { m.mutable_perform()->add_actions()->mutable_set_sysctl()->set_setting(sysctlCount); });
    row("a value as long as no setting takes one", [](auto& m) {
        m.mutable_perform()->add_actions()->mutable_set_sysctl()->set_value(std::string(4097, ' ') + "30");
    });
    row("no such setting to undo",
        [](auto& m) { m.mutable_perform()->add_actions()->mutable_undo_sysctl()->set_setting(UINT32_MAX); });
    row("a socket without state", [](auto& m) { m.mutable_ask()->mutable_socket_options(); });
    row("a connection without state", [](auto& m) { m.mutable_ask()->mutable_tcp_info(); });
    row("one bad action among good ones", [](auto& m) {
        m.mutable_perform()->add_actions()->mutable_send_signal();
        m.mutable_perform()->add_actions();
    });
}

void MessagesTest::refusedRequests() {
    QFETCH(RequestHarm, make);
    ToAgent request;
    make(request);
    const auto decoded = decodeClientMessage(request.SerializeAsString());
    QVERIFY(!decoded);
    QVERIFY(!decoded.error().empty());
}

void MessagesTest::refusedMessages_data() {
    QTest::addColumn<MessageHarm>("make");
    const auto row = [](const char* name, const MessageHarm& make) { QTest::newRow(name) << make; };
    row("nothing", [](auto&) {});
    row("no answer", [](auto& m) { m.mutable_answered()->set_id(1); });
    row("no event", [](auto& m) { m.mutable_event(); });
    const auto happened = [&](const char* name, const std::function<void(Happened&)>& harm) {
        row(name, [harm](auto& m) {
            Happened& message = *m.mutable_event()->mutable_happened();
            addProcess(*message.mutable_processes(), 5);
            if (!decodeAgentMessage(m.SerializeAsString())) qFatal("It makes no sense before it is harmed.");
            harm(message);
        });
    };
    happened("the end of somebody who is not there", [](auto& m) { m.add_exits(1); });
    happened("an exit status without an exit", [](auto& m) { m.add_exit_statuses(1); });
    happened("an exit status beyond all", [](auto& m) {
        m.add_exits(0);
        m.add_exit_statuses(UINT64_MAX);
    });
    happened("two times of one core dump", [](auto& m) {
        m.add_core_dumps(0);
        m.add_core_dump_times(1);
        m.add_core_dump_times(2);
    });
    happened("a time after all times", [](auto& m) {
        m.add_core_dumps(0);
        m.add_core_dump_times(253'402'300'799'001);
    });
    happened("a time before all times", [](auto& m) {
        m.add_exits(0);
        m.add_exit_times(-1);
    });
    happened("a process without a pid", [](auto& m) { m.mutable_processes()->mutable_ids()->set_pids(0, 0); });
    happened("processes out of order", [](auto& m) { addProcess(*m.mutable_processes(), 4); });
    happened("more exits than one message may bring", [](auto& m) {
        for (std::size_t count = 0; count <= mostEvents; ++count) m.add_exits(0);
    });
    const auto stateChange = [&](const char* name, const std::function<void(StateChanges&)>& harm) {
        happened(name, [harm](auto& m) {
            StateChanges& changes = *m.mutable_state_changes();
            changes.add_processes(0);
            changes.set_from("\1");
            changes.set_to("\4");
            harm(changes);
        });
    };
    stateChange("from state 0", [](auto& changes) { changes.set_from(std::string(1, '\0')); });
    stateChange("to state 12", [](auto& changes) { changes.set_to("\14"); });
    stateChange("from port 65536", [](auto& changes) { changes.add_local_ports(65536); });
    stateChange("half of an address", [](auto& changes) { changes.set_remote_addresses("12345678"); });
    row("no reason", [](auto& m) { m.mutable_failure(); });
    row("outcome 5", [](auto& m) {
        m.mutable_performed()->set_outcomes("\5");
        m.mutable_performed()->mutable_messages()->add_argument_counts(0);
        m.mutable_performed()->mutable_messages()->mutable_strings()->add_lengths(0);
    });
    row("an outcome without a message", [](auto& m) { m.mutable_performed()->set_outcomes("\1"); });
    row("no reason why there are no options", [](auto& m) { m.mutable_answered()->mutable_no_socket_options(); });
    row("no reason why there is no tcp_info", [](auto& m) { m.mutable_answered()->mutable_no_tcp_info(); });
    row("two reasons why there is no tcp_info", [](auto& m) {
        auto& reasons = *m.mutable_answered()->mutable_no_tcp_info();
        for (int count = 0; count < 2; ++count) {
            reasons.add_argument_counts(0);
            reasons.mutable_strings()->add_lengths(0);
        }
    });
    row("a process that started before all times",
        [](auto& m) { m.mutable_answered()->mutable_process()->set_started_at(-1); });
    row("a process that started after all times",
        [](auto& m) { m.mutable_answered()->mutable_process()->set_started_at(253'402'300'799'001); });
    row("an endless time",
        [](auto& m) { m.mutable_answered()->mutable_socket_options()->set_keep_alive_idle_s(INT64_MAX); });
    row("a setting that is none",
        [](auto& m) { m.mutable_answered()->mutable_sysctls()->add_readings()->set_setting(sysctlCount); });
    row("more settings than there are", [](auto& m) {
        for (int count = 0; count <= sysctlCount; ++count) m.mutable_answered()->mutable_sysctls()->add_readings();
    });
}

void MessagesTest::refusedMessages() {
    QFETCH(MessageHarm, make);
    FromAgent message;
    make(message);
    const auto decoded = decodeAgentMessage(message.SerializeAsString());
    QVERIFY(!decoded);
    QVERIFY(!decoded.error().empty());
}

/// Refused or understood; what is understood can be said again.
void MessagesTest::harmedOnes() {
    Random random(5);
    for (int round = 0; round < 20'000; ++round) {
        if (const auto request = decodeClientMessage(harmed(random, encode(randomClientMessage(random)))))
            QVERIFY(decodeClientMessage(encode(*request)) == *request);
        if (const auto message = decodeAgentMessage(harmed(random, encode(randomAgentMessage(random)))))
            QVERIFY(decodeAgentMessage(encode(*message)).has_value());
    }
}

void MessagesTest::sentencesAreRemembered() {
    const Message first = messageFrom(std::string("Something %1 happened."), {"else"});
    const Message second = messageFrom(std::string("Something %1 happened."), {"new"});
    QCOMPARE(static_cast<const void*>(first.sentence), static_cast<const void*>(second.sentence));
    QCOMPARE(english(first), std::string("Something else happened."));
}

/// A few bytes, compressed, that would become gigabytes.
void MessagesTest::sentencesThatGrow() {
    for (const std::size_t placeholders : {std::size_t{500}, std::size_t{2000}}) {   // remembered or not
        std::string sentence;
        for (std::size_t count = 0; count < placeholders; ++count) sentence += "%1";
        const auto decoded =
            decodeAgentMessage(encode(AgentMessage(Note{{sentence.c_str(), {std::string(1U << 20U, 'x')}}})));
        QVERIFY(decoded.has_value());
        const Message& message = std::get<Note>(*decoded).message;
        QVERIFY(message.arguments.at(0).size() <= 4096);
        QVERIFY(english(message).size() <= longestEnglish);
    }
}

/// Still readable, but not remembered.
void MessagesTest::sentencesWithoutRoom() {
    const Message huge = messageFrom(std::string(1'000'000, 'a'), {});
    QCOMPARE(std::string(huge.sentence), std::string("%1"));
    QVERIFY(english(huge).size() <= 4096);
    QCOMPARE(std::string(messageFrom(std::string("a\0b", 3), {}).sentence), std::string("%1"));
    for (int count = 0; count < 5000; ++count) messageFrom("Flood " + std::to_string(count), {});
    const Message late = messageFrom("One %1 more.", {"sentence"});
    QCOMPARE(std::string(late.sentence), std::string("%1"));
    QCOMPARE(english(late), std::string("One sentence more."));
}

QTEST_APPLESS_MAIN(MessagesTest)
#include "messages_test.moc"
