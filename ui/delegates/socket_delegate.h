// Paints the cells of the table of sockets: the state with its badge, quietly what has no owner, and for a moment
// what marks a row. The screen's thread. Hundreds of cells are painted with every sample, so those with nothing
// special about them are painted here, as Qt's own style would; what is selected, pointed at or has the focus is
// left to the style. Most texts are the same as a sample before, and are not laid out again.
#pragma once

#include "app/core/state_group.h"

#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QStaticText>
#include <QStyledItemDelegate>
#include <array>
#include <utility>

namespace socklens {

class SocketDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    void paintPlainly(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    const QPixmap& badge(StateGroup group, int size, const QStyleOptionViewItem& option) const;
    const QStaticText& laidOut(const QString& text, int width, const QStyleOptionViewItem& option) const;

    static constexpr qsizetype mostTexts = 4000;                   // some screens full
    mutable QHash<std::pair<QString, int>, QStaticText> m_texts;   ///< by text and width
    mutable QFont m_textsFor;
    mutable std::array<QPixmap, stateGroups.size()> m_badges;   ///< by group; null until one is painted
    mutable qint64 m_badgesFor = 0;                             ///< the palette that they were made for
};

}   // namespace socklens
