// Notifications of the desktop, over D-Bus. The screen's thread; never blocks. Without a notification service
// nothing is shown, and nothing fails. Source: the Desktop Notifications Specification, version 1.2.
#pragma once

#include <QObject>
#include <set>

class QDBusMessage;
class QDBusPendingCallWatcher;

namespace socklens {

class DesktopNotifications final : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotifications(QObject* parent = nullptr);

    /// Plain text both.
    void show(const QString& summary, const QString& body);

Q_SIGNALS:
    /// Somebody clicked on one of ours.
    void activated();

private:
    Q_SLOT void onActionInvoked(const QDBusMessage& signal);   // the D-Bus finds it by name
    void onShown(QDBusPendingCallWatcher* call);

    std::set<uint> m_ours;
};

}   // namespace socklens
