// Notifications of the desktop, over D-Bus. The screen's thread; never blocks. Without a notification service
// nothing is shown, and nothing fails. Source: the Desktop Notifications Specification, version 1.2.
#pragma once

#include <QObject>
#include <map>
#include <optional>

class QDBusMessage;
class QDBusPendingCallWatcher;

namespace socklens {

class DesktopNotifications final : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotifications(QObject* parent = nullptr);

    /// Plain text all. There is one about a subject: a later one takes its place, so that a flood does not pile
    /// up.
    void show(const QString& subject, const QString& summary, const QString& body);
    /// The same if one is still there; what somebody has closed does not come back.
    void correct(const QString& subject, const QString& summary, const QString& body);
    /// It is not true any more.
    void withdraw(const QString& subject);

Q_SIGNALS:
    /// Somebody clicked on one of ours.
    void activated(const QString& subject);

private:
    struct Text {
        QString summary;
        QString body;
    };
    struct Notice {
        uint number = 0;             ///< the service's; 0: none is shown
        bool isBeingShown = false;   ///< its number is not known yet
        std::optional<Text> next;    ///< what has come meanwhile
        bool isWithdrawn = false;    ///< meanwhile
    };

    Q_SLOT void onActionInvoked(const QDBusMessage& signal);   // the D-Bus finds them by name
    Q_SLOT void onClosed(const QDBusMessage& signal);
    void send(const QString& subject, Notice& notice, const Text& text);
    void close(Notice& notice);
    void onShown(const QString& subject, const QDBusPendingCallWatcher& call);
    /// Whose number the signal begins with; it is not shown any more.
    std::optional<QString> takeSubject(const QDBusMessage& signal);

    std::map<QString, Notice> m_notices;   ///< by subject
};

}   // namespace socklens
