// Text of more than a line that can be marked and copied, and that is never read as markup: names of processes and
// of files are not ours. The screen's thread; its parent owns it.
#pragma once

class QLabel;
class QWidget;

namespace socklens {

/// Tab passes it by, for it goes to what can be changed.
QLabel* addSelectableText(QWidget* parent);

}   // namespace socklens
