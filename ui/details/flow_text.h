// A text that breaks where it must, inside of words too: paths and IPv6 addresses are longer than a narrow dock.
// It can be marked and copied, is never read as markup, and keeps what is marked while it changes. The screen's
// thread.
#pragma once

#include <QTextEdit>

namespace socklens {

class FlowText final : public QTextEdit {
    Q_OBJECT

public:
    explicit FlowText(QWidget* parent = nullptr);

    /// Nothing is done, and nothing flickers, where it says so already.
    void setFlowingText(const QString& text);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

}   // namespace socklens
