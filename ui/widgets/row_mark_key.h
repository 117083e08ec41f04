// An entry of the key to the marks of a table: a piece of a marked row, and what it means. The screen's thread.
#pragma once

#include "app/core/row_mark.h"

#include <QWidget>

namespace socklens {

class RowMarkKey final : public QWidget {
    Q_OBJECT

public:
    explicit RowMarkKey(RowMark mark, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont textFont() const;

    RowMark m_mark;
    QString m_title;
};

}   // namespace socklens
