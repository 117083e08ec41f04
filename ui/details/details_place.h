// Where the details are beside the page: what is kept of them for the next start. A value; any one thread. (Not as
// QMainWindow::saveState() has it: what a damaged state says, Qt 6.4 writes where it has no memory.)
#pragma once

#include <QString>
#include <optional>

namespace socklens {

struct DetailsPlace {
    static constexpr int widest = 4000;

    bool isShown = false;
    bool isLeft = false;
    int width = 0;   ///< pixels; 0: as wide as its content wants

    bool operator==(const DetailsPlace&) const = default;
};

/// Such as "shown right 320" and "hidden left 0".
QString toText(const DetailsPlace& place);
/// Nothing: it is no such text.
std::optional<DetailsPlace> detailsPlaceFromText(const QString& text);

}   // namespace socklens
