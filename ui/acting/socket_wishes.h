// What is wanted of sockets and their owners, on whichever page: from the context menu, a key or a button. Whoever
// can do it listens here; pages and menu only emit. The screen's thread.
#pragma once

#include "app/core/plan.h"
#include "app/core/socket_key.h"
#include "app/core/sysctl.h"
#include "ui/acting/menu_subject.h"

#include <QObject>

namespace socklens {

class SocketWishes final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void signalWanted(const std::vector<socklens::ProcessPointer>& processes, int signal);
    void actionWanted(const socklens::MenuSubject& subject, socklens::SocketVerb verb);
    void inspectionWanted(const socklens::MenuSubject& subject);
    void settingWanted(socklens::Sysctl setting);
    void processWanted(socklens::ProcessId process);
    /// One more term of the filter.
    void filterWanted(const QString& term);
    /// Every socket that a process holds.
    void socketsOfWanted(const socklens::ProcessId& process);
    void socketWanted(const socklens::SocketKey& socket);

    // Not a wish, but what somebody has come to: the current row of a page, selected, for whoever tells more of
    // it.
    void socketChosen(const socklens::PicturePointer& picture, std::uint32_t row);
    void processChosen(const socklens::ProcessPointer& process);
    /// There is nothing to tell of it, for this reason, a sentence or two; empty: nothing is chosen there.
    void othersChosen(const QString& why);
};

}   // namespace socklens
