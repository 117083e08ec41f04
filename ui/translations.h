// Loads the texts of the user's language, ours and Qt's own; English, which everybody else gets, needs them too,
// for "1 socket" and "2 sockets". The screen's thread, before the first window. Cannot fail: without them the
// texts in the program are shown.
#pragma once

namespace socklens {

void installTranslations();

}   // namespace socklens
