// Below the pages: says what happened, and stays; what is no warning goes with its page. The status bar's own
// messages vanish when the mouse passes over a menu. The screen's thread.
#pragma once

#include <QFrame>
#include <vector>

class QLabel;

namespace socklens {

class IconLabel;

class MessageBar final : public QFrame {
    Q_OBJECT

public:
    enum class Kind : std::uint8_t { Information, Warning };

    explicit MessageBar(QWidget* parent = nullptr);

    /// Instead of what it says so far.
    void say(Kind kind, const QString& sentence);
    /// Below what it says so far.
    void sayToo(Kind kind, const QString& sentence);
    /// It does not hold any more. Nothing happens if that is not said.
    void withdraw(const QString& sentence);
    void withdrawInformation();

private:
    struct Said {
        Kind kind;
        QString sentence;
    };

    void speak();
    void write();

    IconLabel* m_icon;
    QLabel* m_text;
    std::vector<Said> m_said;   ///< the oldest first
};

}   // namespace socklens
