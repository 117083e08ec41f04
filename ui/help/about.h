// What this program is: name, version, licence. The screen's thread.
#pragma once

class QWidget;

namespace socklens {

/// Over the parent; deletes itself when it is closed.
void openAbout(QWidget* parent);

}   // namespace socklens
