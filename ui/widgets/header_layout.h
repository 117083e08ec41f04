// Which columns a table shows, in which order and how wide, and by which one it is sorted: to be kept from one
// start to the next. A value; reading and setting up a header in the screen's thread, the rest in any.
#pragma once

#include <QString>
#include <QStringList>
#include <Qt>
#include <optional>
#include <vector>

class QHeaderView;

namespace socklens {

struct HeaderLayout {
    struct Shown {
        int section = 0;
        int width = 0;   ///< pixels that do not depend on the screen's scale

        friend bool operator==(const Shown&, const Shown&) = default;
    };
    std::vector<Shown> shown;   ///< from left to right
    int sortedBy = 0;           ///< a section
    Qt::SortOrder order = Qt::AscendingOrder;

    friend bool operator==(const HeaderLayout&, const HeaderLayout&) = default;
};

/// "process:120 pid:60 … | state ascending"; `words` has a word for every section.
QString toText(const HeaderLayout& layout, const QStringList& words);

/// Somebody may have written it by hand, or another version of the program: columns that are not known, or come
/// twice, are left out; where what it was sorted by is not known, it is sorted by `sortedBy`. Nullopt where no
/// column is left or the form is another.
std::optional<HeaderLayout> parseHeaderLayout(const QString& text, const QStringList& words, int sortedBy);

/// From left to right, without those that are hidden.
std::vector<int> shownSections(const QHeaderView& header);

HeaderLayout layoutOf(const QHeaderView& header);
/// All but what is hidden and what it is sorted by, which are for a menu and a view to say.
void arrangeSections(QHeaderView& header, const HeaderLayout& layout);

}   // namespace socklens
