#include "ui/pages/ready_made_view.h"

#include <QCoreApplication>

namespace socklens {

namespace {

class ViewWords {
    Q_DECLARE_TR_FUNCTIONS(ReadyMadeView)
};

const char* filterText(ReadyMadeView view) {
    switch (view) {
    case ReadyMadeView::Everything: return "";
    case ReadyMadeView::Listening: return "state:listen or (protocol:udp and state:close and local_port>0)";
    case ReadyMadeView::Connections: return "state:established,syn-sent,syn-recv";
    case ReadyMadeView::Hanging: return "state:close-wait,time-wait,fin-wait-1,fin-wait-2,closing,last-ack";
    }
    return "";
}

}   // namespace

QString title(ReadyMadeView view) {
    switch (view) {
    //: A ready-made view of the table of sockets: nothing is left out
    case ReadyMadeView::Everything: return ViewWords::tr("Everything");
    //: A ready-made view of the table of sockets: those that wait for somebody
    case ReadyMadeView::Listening: return ViewWords::tr("Listening");
    //: A ready-made view of the table of sockets: those that are connected
    case ReadyMadeView::Connections: return ViewWords::tr("Connections");
    //: A ready-made view of the table of sockets: what is left of connections that are over
    case ReadyMadeView::Hanging: return ViewWords::tr("Hanging");
    }
    return {};
}

QString description(ReadyMadeView view) {
    switch (view) {
    case ReadyMadeView::Everything: return ViewWords::tr("Sockets in every state.");
    case ReadyMadeView::Listening:
        return ViewWords::tr(
            "Sockets that wait for somebody: in the state LISTEN, and UDP sockets that take packets "
            "from everywhere.");
    case ReadyMadeView::Connections:
        return ViewWords::tr(
            "Sockets that are connected or just being connected: ESTABLISHED, SYN_SENT and SYN_RECV.");
    case ReadyMadeView::Hanging:
        return ViewWords::tr("What is left of connections that are over or being ended: CLOSE_WAIT, TIME_WAIT, "
                             "FIN_WAIT1, FIN_WAIT2, CLOSING and LAST_ACK.");
    }
    return {};
}

Filter filterOf(ReadyMadeView view) {
    return Filter::parse(filterText(view)).value();
}

QString toText(ReadyMadeView view) {
    switch (view) {
    case ReadyMadeView::Everything: return QStringLiteral("everything");
    case ReadyMadeView::Listening: return QStringLiteral("listening");
    case ReadyMadeView::Connections: return QStringLiteral("connections");
    case ReadyMadeView::Hanging: return QStringLiteral("hanging");
    }
    return {};
}

std::optional<ReadyMadeView> readyMadeViewFromText(const QString& text) {
    for (const ReadyMadeView view : readyMadeViews)
        if (toText(view) == text) return view;
    return std::nullopt;
}

}   // namespace socklens
