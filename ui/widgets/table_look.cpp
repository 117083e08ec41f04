#include "ui/widgets/table_look.h"

#include <QHeaderView>
#include <QProxyStyle>
#include <QTableView>
#include <QTreeView>
#include <algorithm>

namespace socklens {

namespace {

// With the style's own two pixels, a number at the right touches the text that begins in the next column.
constexpr int roomyMargin = 5;
constexpr int rowPadding = 6;

/// The application's style, with more room beside the text of cells.
class RoomyCells final : public QProxyStyle {
public:
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
        const bool isMargin = metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin;
        return isMargin ? roomyMargin : QProxyStyle::pixelMetric(metric, option, widget);
    }
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override {
        const QSize natural = QProxyStyle::sizeFromContents(type, option, size, widget);
        return type == CT_ItemViewItem ? natural + QSize(0, rowPadding) : natural;
    }
};

void giveRoom(QAbstractItemView& view, QHeaderView& header) {
    auto* style = new RoomyCells;
    style->setParent(&view);   // a widget does not own its style
    view.setStyle(style);
    header.setStyle(style);
}

}   // namespace

void fitSection(QHeaderView& header, int section, int letters) {
    const int wanted = letters * header.fontMetrics().averageCharWidth();
    header.resizeSection(section, std::max(wanted, header.sectionSizeHint(section)));
}

int cellMargin(const QAbstractItemView& view) {
    return view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &view) + 1;
}

void giveTableLook(QTableView& table) {
    giveRoom(table, *table.horizontalHeader());
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.setCornerButtonEnabled(false);
    table.setTabKeyNavigation(false);   // Tab leaves the table; the arrows move in it
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + rowPadding);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void giveTableLook(QTreeView& tree) {
    giveRoom(tree, *tree.header());
    tree.setAlternatingRowColors(true);
    tree.setUniformRowHeights(true);
    tree.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree.header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    tree.header()->setStretchLastSection(true);
}

}   // namespace socklens
