// A small line of the last minutes, in the colour of the text. Its accessible description says what it shows. The
// screen's thread.
#pragma once

#include "app/models/story.h"

#include <QWidget>

namespace socklens {

class TrendLine final : public QWidget {
    Q_OBJECT

public:
    explicit TrendLine(QWidget* parent = nullptr);

    void setTrend(const StoryTrend& trend, const QString& name);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double secondsShown() const;

    StoryTrend m_trend;
};

}   // namespace socklens
