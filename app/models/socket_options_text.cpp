#include "app/models/socket_options_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace socklens {

namespace {

class Options {
    Q_DECLARE_TR_FUNCTIONS(SocketOptions)

public:
    static QString onOff(bool on) { return on ? tr("on") : tr("off"); }
    static QString seconds(std::chrono::seconds time) {
        return tr("%1 s", "seconds").arg(QLocale().toString(static_cast<qlonglong>(time.count())));
    }
    static QString milliseconds(std::chrono::milliseconds time) {
        return tr("%1 ms", "milliseconds").arg(QLocale().toString(static_cast<qlonglong>(time.count())));
    }
    static QString bytes(std::uint32_t count) {
        return tr("%1 bytes").arg(QLocale().toString(static_cast<qulonglong>(count)));
    }

    static QString reuseAddress(bool on) {
        return on ? tr("What this socket leaves behind does not keep a new program from binding the port, if that "
                       "sets "
                       "SO_REUSEADDR too.")
                  : tr("What this socket leaves behind keeps the port from being bound again, even by a program "
                       "that "
                       "sets SO_REUSEADDR itself.");
    }
    static QString reusePort(bool on) {
        return on ? tr("Several sockets of one user may share the port; the kernel spreads connections among "
                       "them.")
                  : QString();
    }
    static QString ipv6Only(bool on) {
        return on ? tr("On [::] this socket leaves the port free for IPv4.")
                  : tr("On [::] this socket holds the port for IPv4 too.");
    }
    static QString linger(bool on, std::optional<std::chrono::seconds> time) {
        if (!on) return tr("The kernel goes on delivering after the program has closed or died.");
        return time == std::chrono::seconds(0)
                   ? tr("Closing, and the program's death, end with RST: nothing stays behind, and what was not "
                        "delivered is lost.")
                   : tr("close(2) waits for delivery; the program's death does not.");
    }
    static QString keepAlive(bool on) {
        return on ? tr("A peer that vanished is noticed after idle time and probes.")
                  : tr("A peer that vanished is never noticed while nothing is sent; the keepalive settings of "
                       "the "
                       "kernel do nothing here.");
    }
    static QString userTimeout(std::chrono::milliseconds time) {
        return time.count() == 0
                   ? tr("The kernel's own number of retries decides how long unanswered data is kept.")
                   : tr("What is sent and not answered for so long ends the connection, also after the "
                        "program's death.");
    }
    static QString finWait2(std::chrono::seconds time) {
        return time.count() < 0
                   ? tr("There is no FIN_WAIT2 after the program's end.")
                   : tr("How long FIN_WAIT2 waits for the peer after the program's end. TIME_WAIT is 60 s "
                        "all the same.");
    }

    static QString prospectOf(const SocketOptions& options, State state) {
        const bool resets = options.lingers == true && options.lingerTime == std::chrono::seconds(0);
        switch (state) {
        case State::Listen:
            return options.reuseAddress == true
                       ? tr("If the program dies, the listener is gone at once. Connections that it had accepted "
                            "may "
                            "stay; a new program with SO_REUSEADDR can bind the port all the same.")
                       : tr("If the program dies, the listener is gone at once. Connections that it had accepted "
                            "may "
                            "stay, and keep the port from being bound again: this listener lacks SO_REUSEADDR.");
        case State::Established:
        case State::FinWait1:
        case State::FinWait2:
            return resets ? tr("If the program dies, this ends with RST, and nothing stays behind.")
                          : tr("If the program dies, the kernel sends FIN. Then FIN_WAIT2 stays for up to "
                               "tcp_fin_timeout, or TIME_WAIT for 60 s. Unread data ends it with RST instead.");
        case State::CloseWait:
            return tr("The peer has closed; this side waits for its program to close, for ever if need be. If the "
                      "program dies, nothing stays for longer than the last answer takes.");
        case State::SynSent:
        case State::SynRecv: return tr("If the program dies, nothing stays behind.");
        case State::TimeWait:
        case State::Close:
        case State::LastAck:
        case State::Closing: return {};
        }
        return {};
    }
};

}   // namespace

std::vector<OptionLine> optionLines(const SocketOptions& options, Protocol protocol) {
    std::vector<OptionLine> lines;
    const bool isTcp = protocol == Protocol::Tcp;
    const auto add = [&](const char* name, const QString& value, const QString& meaning = {}) {
        lines.push_back({QString::fromLatin1(name), value, meaning});
    };
    if (options.reuseAddress)
        add("SO_REUSEADDR", Options::onOff(*options.reuseAddress),
            isTcp ? Options::reuseAddress(*options.reuseAddress) : QString());
    if (options.reusePort)
        add("SO_REUSEPORT", Options::onOff(*options.reusePort), Options::reusePort(*options.reusePort));
    if (options.ipv6Only)
        add("IPV6_V6ONLY", Options::onOff(*options.ipv6Only), Options::ipv6Only(*options.ipv6Only));
    if (options.lingers) {
        const QString time = *options.lingers && options.lingerTime ? Options::seconds(*options.lingerTime)
                                                                    : Options::onOff(*options.lingers);
        add("SO_LINGER", time, isTcp ? Options::linger(*options.lingers, options.lingerTime) : QString());
    }
    if (options.keepAlive)
        add("SO_KEEPALIVE", Options::onOff(*options.keepAlive),
            isTcp ? Options::keepAlive(*options.keepAlive) : QString());
    if (options.keepAliveIdle) add("TCP_KEEPIDLE", Options::seconds(*options.keepAliveIdle));
    if (options.keepAliveInterval) add("TCP_KEEPINTVL", Options::seconds(*options.keepAliveInterval));
    if (options.keepAliveProbes) add("TCP_KEEPCNT", QLocale().toString(*options.keepAliveProbes));
    if (options.userTimeout)
        add("TCP_USER_TIMEOUT", Options::milliseconds(*options.userTimeout),
            Options::userTimeout(*options.userTimeout));
    if (options.finWait2Time)
        add("TCP_LINGER2", Options::seconds(*options.finWait2Time), Options::finWait2(*options.finWait2Time));
    if (options.noDelay) add("TCP_NODELAY", Options::onOff(*options.noDelay));
    if (options.receiveBuffer) add("SO_RCVBUF", Options::bytes(*options.receiveBuffer));
    if (options.sendBuffer) add("SO_SNDBUF", Options::bytes(*options.sendBuffer));
    if (options.congestionControl) add("TCP_CONGESTION", QString::fromStdString(*options.congestionControl));
    if (options.device)
        add("SO_BINDTODEVICE",
            options.device->empty() ? Options::tr("none") : QString::fromStdString(*options.device));
    if (options.mark) add("SO_MARK", QStringLiteral("0x%1").arg(*options.mark, 0, 16));
    return lines;
}

QString prospect(const SocketOptions& options, Protocol protocol, State state) {
    switch (protocol) {
    case Protocol::Tcp: return Options::prospectOf(options, state);
    case Protocol::Udp:
    case Protocol::Unix: break;
    }
    return {};
}

}   // namespace socklens
