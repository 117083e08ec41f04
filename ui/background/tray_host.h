// Waits until the desktop's panel is there. Qt asks only once in the life of a program whether icons have a place;
// what starts with the desktop is often there before the panel, and must not ask too early. The screen's thread;
// never blocks, and cannot fail. Source: the Status Notifier Item specification.
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>

class QDBusPendingCallWatcher;

namespace socklens {

class TrayHost final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualPatience{10'000};

    /// Begins at once. A desktop may have no such panel, or one that is not on the D-Bus: after so long, that is
    /// so.
    TrayHost(std::chrono::milliseconds patience, QObject* parent);

Q_SIGNALS:
    /// Qt can be asked now. Once, from the event loop.
    void settled();

private:
    void ask();
    void onAnswer(QDBusPendingCallWatcher* call);
    void settle();

    QTimer m_again;
    QTimer m_patience;
};

}   // namespace socklens
