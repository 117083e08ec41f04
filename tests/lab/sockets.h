// What the scenes do with sockets, in a line each. Every socket is non-blocking and closed on exec: a program that
// the test starts must not become a holder. Main thread; whoever gets a FileDescriptor owns it. Errors:
// std::system_error from the kernel, std::runtime_error at a deadline.
#pragma once

#include "tests/lab/endpoint.h"
#include "tests/lab/file_descriptor.h"

#include <cstdint>
#include <string>

namespace socklens::lab {

FileDescriptor openSocket(int domain, int type);
void setOption(int descriptor, int level, int option, int value);
void bindTo(int descriptor, const Endpoint& local);

/// Bound to an address of the internet, port 0 for any; IPv6 is for IPv6 only.
FileDescriptor boundSocket(int type, const Endpoint& local);
FileDescriptor listenerOn(const Endpoint& local, int backlog);
/// On [::], for both families.
FileDescriptor dualStackListener(int backlog);

/// Starts a TCP connection, or connects UDP.
FileDescriptor startConnection(int type, const Endpoint& remote);
/// The same from a chosen port, whatever was there before.
FileDescriptor startConnection(const Endpoint& local, const Endpoint& remote);
/// Takes the next connection of a listener, waiting for it.
FileDescriptor acceptFrom(int listener);

struct Connection {
    FileDescriptor client;
    FileDescriptor server;
};
Connection connectThrough(int listener, const Endpoint& remote);
Connection connectThrough(int listener);

/// So many connections that the client closed first, from four addresses in turn where the listener has all: each
/// leaves a TIME_WAIT, but for those that a later one replaces.
void leaveBehind(int listener, std::size_t count);

/// Until data, or a connection, has arrived.
void awaitReadable(int descriptor);

void sendBytes(int descriptor, std::size_t count);

/// One of the TCP_* states of netinet/tcp.h; what a socket whose TIME_WAIT has begun says is TCP_CLOSE.
int tcpState(int descriptor);
void awaitTcpState(int descriptor, int state);

std::uint64_t cookieOf(int descriptor);

}   // namespace socklens::lab
