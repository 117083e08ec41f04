// Why the table of sockets is empty, in words: what stands in the way of the sockets that there are, the widest
// first. Pure, but for the language: the screen's thread.
#pragma once

#include "ui/pages/ready_made_view.h"

#include <QStringList>

namespace socklens {

struct NoRows {
    bool hasLooked = false;
    bool hasSockets = false;   ///< of whatever protocol
    bool hasTicked = false;    ///< of a protocol that is ticked
    bool hasSeveralNetworks = false;
    QStringList unticked = {};   ///< names of the protocols that have some, and are not ticked
    ReadyMadeView view = ReadyMadeView::Everything;
    bool isFiltered = false;
};
/// Of a snapshot that has none, of whatever protocol.
QString noSockets(bool hasSeveralNetworks);
QString whyNoRows(const NoRows& table);

}   // namespace socklens
