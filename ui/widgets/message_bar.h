// One line below the pages that says what happened, and stays; what is no warning goes with its page. The status
// bar's own messages vanish when the mouse passes over a menu. The screen's thread.
#pragma once

#include <QFrame>

class QLabel;

namespace socklens {

class IconLabel;

class MessageBar final : public QFrame {
    Q_OBJECT

public:
    enum class Kind : std::uint8_t { Information, Warning };

    explicit MessageBar(QWidget* parent = nullptr);

    void say(Kind kind, const QString& sentence);
    QString text() const;
    Kind kind() const { return m_kind; }

private:
    IconLabel* m_icon;
    QLabel* m_text;
    Kind m_kind = Kind::Information;
};

}   // namespace socklens
