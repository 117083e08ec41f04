#include "app/wire/parts.h"

#include "app/wire/texts.h"

namespace socklens::wire {

namespace {

constexpr std::uint32_t mostArguments = 9;   // %1 to %9

}   // namespace

void write(ProcessId& message, const socklens::ProcessId& process) {
    message.set_pid(number(process.pid));
    message.set_start_time(number(process.startTime));
}

/// Any number may be asked for: whoever acts looks at it.
socklens::ProcessId read(const ProcessId& message, Check& /*check*/) {
    return {Pid{message.pid()}, StartTime{message.start_time()}};
}

void write(SocketTarget& message, const socklens::SocketTarget& socket) {
    message.set_cookie(toWire(socket.cookie));
    message.set_inode(toWire(socket.inode));
    message.set_interface(toWire(socket.interface));
    message.set_local_address(toWire(socket.localAddress));
    message.set_remote_address(toWire(socket.remoteAddress));
    message.set_local_port(number(socket.localPort));
    message.set_remote_port(number(socket.remotePort));
    message.set_protocol(unsignedNumber(socket.protocol));
    message.set_family(unsignedNumber(socket.family));
    message.set_state(unsignedNumber(socket.state));
    message.set_network_namespace(toWire(socket.networkNamespace));
}

socklens::SocketTarget read(const SocketTarget& message, Check& check) {
    socklens::SocketTarget socket;
    fromWire(message.cookie(), socket.cookie, check);
    fromWire(message.inode(), socket.inode, check);
    fromWire(message.interface(), socket.interface, check);
    socket.localAddress = addressFromWire(message.local_address(), check);
    socket.remoteAddress = addressFromWire(message.remote_address(), check);
    check.require(message.local_port() <= UINT16_MAX && message.remote_port() <= UINT16_MAX);
    socket.localPort = static_cast<Port>(message.local_port());
    socket.remotePort = static_cast<Port>(message.remote_port());
    enumFromWire(message.protocol(), socket.protocol, Protocol::Tcp, Protocol::Unix, check);
    enumFromWire(message.family(), socket.family, Family::Inet, Family::Unix, check);
    enumFromWire(message.state(), socket.state, State::Established, State::Closing, check);
    fromWire(message.network_namespace(), socket.networkNamespace, check);
    return socket;
}

Sysctl sysctlFromWire(std::uint32_t value, Check& check) {
    Sysctl setting{};
    enumFromWire(value, setting, Sysctl{}, static_cast<Sysctl>(sysctlCount - 1), check);
    return setting;
}

void addText(Texts& texts, const Message& message) {
    addString(*texts.mutable_strings(), message.sentence);
    for (const std::string& argument : message.arguments) addString(*texts.mutable_strings(), argument);
    texts.add_argument_counts(static_cast<std::uint32_t>(message.arguments.size()));
}

std::vector<Message> readTexts(const Texts& texts, Check& check) {
    const auto strings = readStrings(texts.strings(), check);
    std::vector<Message> messages;
    messages.reserve(static_cast<std::size_t>(texts.argument_counts_size()));
    std::size_t at = 0;
    for (const std::uint32_t count : texts.argument_counts()) {
        if (!check.require(count <= mostArguments && at + 1 + count <= strings.size())) return {};
        std::vector<std::string> arguments;
        arguments.reserve(count);
        for (std::uint32_t argument = 1; argument <= count; ++argument)
            arguments.emplace_back(strings[at + argument]);
        messages.push_back(messageFrom(strings[at], std::move(arguments)));
        at += std::size_t{1} + count;
    }
    check.require(at == strings.size());
    return messages;
}

Message readText(const Texts& texts, Check& check) {
    auto messages = readTexts(texts, check);
    return check.require(messages.size() == 1) ? std::move(messages.front()) : Message{};
}

Message malformed(const char* what) {
    return {SOCKLENS_TEXT("The other side sent something that makes no sense (%1)."), {what}};
}

}   // namespace socklens::wire
