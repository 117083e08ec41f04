#include "ui/pages/why_no_rows.h"

#include <QCoreApplication>

namespace socklens {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(socklens::SocketsPage)
};

}   // namespace

QString noSockets(bool hasSeveralNetworks) {
    return hasSeveralNetworks ? Words::tr("There are no sockets in any network namespace that can be looked into.")
                              : Words::tr("There are no sockets in this network namespace.");
}

QString whyNoRows(const NoRows& table) {
    if (!table.hasLooked) return Words::tr("Looking at the sockets for the first time …");
    if (!table.hasSockets) return noSockets(table.hasSeveralNetworks);
    if (!table.hasTicked)
        return Words::tr("There are sockets only of protocols that are not ticked. To see them, tick above: %1.",
                         "UNIX; or TCP, UDP")
            .arg(table.unticked.join(QStringLiteral(", ")));
    const bool isNarrowed = table.view != ReadyMadeView::Everything;
    if (isNarrowed && !table.isFiltered)
        return Words::tr("No socket is in the view “%1”. Choose “%2” to see all.", "names of views")
            .arg(title(table.view), title(ReadyMadeView::Everything));
    return isNarrowed ? Words::tr("No socket in the view “%1” matches the filter. Clear it, or choose “%2”.",
                                  "names of views")
                            .arg(title(table.view), title(ReadyMadeView::Everything))
                      : Words::tr("No socket matches the filter. Clear it to see all.");
}

}   // namespace socklens
