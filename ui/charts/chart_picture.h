// A chart as a picture for a file: with its title, when and where it was taken and what its colours mean, on the
// background of the theme. It is made from a chart of its own, without what the pointer or the keyboard have
// chosen, and does not change any more. The screen's thread; owns that chart. Cannot fail.
#pragma once

#include "app/core/units.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <memory>

class QWidget;

namespace socklens {

struct PictureCaption {
    QString title;
    QString where;    ///< the computer
    Timestamp at{};   ///< when; the epoch: it is not known
};

class ChartPicture {
public:
    /// `words` says what the chart shows. It gets `size`, or what it needs to be complete; the key may be null.
    ChartPicture(const PictureCaption& caption, QString words, std::unique_ptr<QWidget> chart, QSize size,
                 std::unique_ptr<QWidget> key);
    ~ChartPicture();
    ChartPicture(const ChartPicture&) = delete;
    ChartPicture& operator=(const ChartPicture&) = delete;

    /// Twice as fine as a plain screen.
    QByteArray png() const;
    /// Lines and texts; the words are its description.
    QByteArray svg() const;

private:
    QString m_title;
    QString m_words;
    std::unique_ptr<QWidget> m_sheet;
};

using ChartPicturePointer = std::shared_ptr<const ChartPicture>;

}   // namespace socklens
