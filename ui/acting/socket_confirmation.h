// What is said before connections are closed, aborted or released: exactly what will be hit, what the owner and
// the peer will see, and what is lost. Pure: the screen's thread for the language only.
#pragma once

#include "app/core/plan.h"
#include "ui/acting/confirmation.h"

namespace socklens {

/// `wholeList` is one line per target, for those who want to read it all.
struct SocketConfirmation {
    Confirmation text;
    QString wholeList;
};
SocketConfirmation confirmationFor(SocketVerb verb, const Plan& plan);

}   // namespace socklens
