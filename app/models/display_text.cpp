#include "app/models/display_text.h"

#include "app/core/state_group.h"
#include "app/models/translated.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>

namespace socklens {

namespace {

class DisplayWords {
    Q_DECLARE_TR_FUNCTIONS(DisplayText)
};

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString plain(const SocketView& view, Column column) {
    return QString::fromStdString(text(view, column));
}

bool isAboutHolders(Column column) {
    return column == Column::Pid || column == Column::Process || column == Column::Command;
}

/// The first holder, and how many more there are.
QString holdersText(const SocketView& view, Column column) {
    switch (ownership(view.snapshot, view.row)) {
    case Ownership::Kernel:
        return column == Column::Process ? DisplayWords::tr("no process", "instead of its name") : QString();
    case Ownership::Hidden: return column == Column::Process ? DisplayWords::tr("unknown") : QString();
    case Ownership::NotLookedFor: return {};
    case Ownership::Held: break;
    }
    const auto all = values(view, column);
    const QString first = std::holds_alternative<std::string>(all.front())
                              ? QString::fromStdString(std::get<std::string>(all.front()))
                              : QString::number(std::get<std::uint64_t>(all.front()));
    return all.size() == 1 || column == Column::Command
               ? first
               : QStringLiteral("%1 +%2").arg(first, QString::number(all.size() - 1));
}

QString timerName(Timer timer) {
    switch (timer) {
    case Timer::Off: return {};
    case Timer::Retransmit: return DisplayWords::tr("resend");
    case Timer::KeepAlive: return DisplayWords::tr("keepalive");
    case Timer::TimeWait: return DisplayWords::tr("timewait");
    case Timer::Persist: return DisplayWords::tr("zero window");
    }
    return {};
}

/// Nearly every idle UDP socket is in the state that the kernel calls CLOSE: nothing was closed there.
QString stateText(State state) {
    return state == State::Close ? translated(title(StateGroup::Unconnected)) : fromView(toText(state));
}

QString stateDetail(State state) {
    const QString meaning = translated(description(state));
    return state == State::Close
               ? DisplayWords::tr("%1 The kernel calls this %2.").arg(meaning, fromView(toText(state)))
               : meaning;
}

/// The kernel's timers end up to two seconds late; a count below zero would be a lie.
QString remaining(std::uint32_t milliseconds) {
    return milliseconds == 0 ? DisplayWords::tr("any moment") : durationText(milliseconds);
}

QString timerText(const Socket& socket) {
    if (!socket.timer || *socket.timer == Timer::Off) return {};
    const QString name = timerName(*socket.timer);
    return socket.timerExpiresMs ? QStringLiteral("%1 · %2").arg(remaining(*socket.timerExpiresMs), name)
                                 : name;   // what runs down comes first: a narrow column cuts the end
}

QString numberText(const SocketView& view, Column column) {
    const auto all = values(view, column);
    return all.empty() ? QString()
                       : QLocale().toString(static_cast<qulonglong>(std::get<std::uint64_t>(all.front())));
}

QString endpoint(const SocketView& view, Column address, Column port, const Naming* naming) {
    QString host = nameOf(view, address, naming);
    QString service = nameOf(view, port, naming);
    if (host.isEmpty()) {
        host = plain(view, address);
        if (view.socket().family == Family::Inet6) host = u'[' + host + u']';
    }
    if (service.isEmpty()) service = plain(view, port);
    return host + u':' + (service.isEmpty() ? QStringLiteral("*") : service);
}

}   // namespace

QString plainToolTip(const QString& text) {
    if (!text.contains(u'<')) return text;
    return QStringLiteral("<p style=\"white-space: pre-wrap\">%1</p>").arg(text.toHtmlEscaped());
}

QString durationText(std::uint64_t milliseconds) {
    constexpr std::uint64_t roundsToTen = 9950;
    if (milliseconds < roundsToTen)
        return DisplayWords::tr("%1 s").arg(
            QLocale().toString(static_cast<double>(milliseconds) / 1000.0, 'f', 1));
    const std::uint64_t seconds = std::max<std::uint64_t>(milliseconds / 1000, 10);
    if (seconds <= 120) return DisplayWords::tr("%1 s").arg(seconds);
    if (seconds < 3600) return DisplayWords::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return DisplayWords::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString countdownText(Milliseconds remaining) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(remaining).count();
    return seconds < 10 ? DisplayWords::tr("%1 s").arg(seconds)
                        : durationText(static_cast<std::uint64_t>(seconds) * 1000);
}

QString nameOf(const SocketView& view, Column column, const Naming* naming) {
    if (naming == nullptr) return {};
    const Socket& socket = view.socket();
    if (column == Column::LocalAddress) return QString::fromStdString(naming->hostName(socket.localAddress));
    if (column == Column::RemoteAddress) return QString::fromStdString(naming->hostName(socket.remoteAddress));
    const auto service = [&](Port port) {
        return QString::fromStdString(naming->serviceName(socket.protocol, port));
    };
    if (column == Column::LocalPort) return service(socket.localPort);
    if (column == Column::RemotePort) return service(socket.remotePort);
    return {};
}

QString localEndpoint(const SocketView& view, const Naming* naming) {
    if (view.socket().protocol == Protocol::Unix) return plain(view, Column::LocalAddress);
    return endpoint(view, Column::LocalAddress, Column::LocalPort, naming);
}

QString remoteEndpoint(const SocketView& view, const Naming* naming) {
    if (view.socket().protocol == Protocol::Unix) return plain(view, Column::RemoteAddress);
    if (number(view.socket().remotePort) == 0) return {};
    return endpoint(view, Column::RemoteAddress, Column::RemotePort, naming);
}

QString withNumbers(const QString& named, const QString& numbers) {
    return named == numbers ? numbers : QStringLiteral("%1 (%2)").arg(named, numbers);
}

QString processTitle(const Process& process) {
    return QStringLiteral("%1 (%2)").arg(QString::fromStdString(process.name),
                                         QString::number(number(process.id.pid)));
}

QString displayText(const SocketView& view, Column column) {
    const Socket& socket = view.socket();
    if (isAboutHolders(column)) return holdersText(view, column);
    if (column == Column::State) return stateText(socket.state);
    if (column == Column::Timer) return timerText(socket);
    if (column == Column::TimerExpires)
        return socket.timerExpiresMs ? remaining(*socket.timerExpiresMs) : QString();
    if (column == Column::Age) {
        const auto age = values(view, column);
        return age.empty() ? QString() : durationText(std::get<std::uint64_t>(age.front()));
    }
    // A listener's other side is anybody: 0.0.0.0 would only be noise.
    if (column == Column::RemoteAddress && socket.protocol != Protocol::Unix && number(socket.remotePort) == 0)
        return {};
    const bool isQuantity = column == Column::ReceiveQueue || column == Column::SendQueue ||
                            column == Column::BytesSent || column == Column::BytesReceived ||
                            column == Column::RoundTripTime || column == Column::TotalRetransmits;
    return isQuantity ? numberText(view, column) : plain(view, column);
}

QString detailText(const SocketView& view, Column column) {
    if (column == Column::State) return stateDetail(view.socket().state);
    if (!isAboutHolders(column)) return {};
    switch (ownership(view.snapshot, view.row)) {
    case Ownership::Kernel:
        return DisplayWords::tr(
            "No process holds this socket any more, or none has accepted it yet: the kernel keeps it.");
    case Ownership::Hidden:
        return DisplayWords::tr(
            "No visible process holds this socket: it belongs to another user, or to a process outside of this "
            "container, or it was closed while Socklens was looking. With administrator rights more can be seen.");
    case Ownership::NotLookedFor: return {};
    case Ownership::Held: break;
    }
    QStringList lines;
    for (const std::uint32_t holder : view.snapshot.holders(view.row)) {
        const Process& process = *view.snapshot.processes[holder];
        lines << (process.command.empty()
                      ? processTitle(process)
                      : QStringLiteral("%1: %2").arg(processTitle(process), fromView(process.command)));
    }
    return lines.join(u'\n');
}

}   // namespace socklens
