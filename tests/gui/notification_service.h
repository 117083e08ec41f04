// The notification service of a desktop, as far as it is needed: it writes down what it is asked to show, and can
// be clicked. The screen's thread.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QStringList>
#include <QVariantMap>
#include <vector>

namespace socklens::test {

class NotificationService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Asked {
        uint number = 0;   ///< that it got
        uint replaces = 0;
        QString summary;
        QString body;
    };

    /// A connection of its own.
    bool begin(const QString& busAddress) {
        m_bus = QDBusConnection::connectToBus(busAddress, QStringLiteral("desktop"));
        return m_bus.registerObject(path(), this, QDBusConnection::ExportAllSlots) &&
               m_bus.registerService(name());
    }
    void end() { QDBusConnection::disconnectFromBus(QStringLiteral("desktop")); }

    void click(uint number) { tell(QStringLiteral("ActionInvoked"), number, QStringLiteral("default")); }
    void close(uint number) { tell(QStringLiteral("NotificationClosed"), number, 2U); }

    std::vector<Asked> asked;
    std::vector<uint> withdrawn;   ///< numbers

public Q_SLOTS:
    uint Notify(const QString& /*program*/, uint replaces, const QString& /*icon*/, const QString& summary,
                const QString& body, const QStringList& /*actions*/, const QVariantMap& /*hints*/, int /*time*/) {
        asked.push_back({replaces != 0 ? replaces : ++m_last, replaces, summary, body});
        return asked.back().number;
    }
    void CloseNotification(uint number) { withdrawn.push_back(number); }

private:
    static QString name() { return QStringLiteral("org.freedesktop.Notifications"); }
    static QString path() { return QStringLiteral("/org/freedesktop/Notifications"); }
    void tell(const QString& signal, uint number, const QVariant& detail) {
        QDBusMessage message = QDBusMessage::createSignal(path(), name(), signal);
        message << number << detail;
        m_bus.send(message);
    }

    QDBusConnection m_bus{QString()};
    uint m_last = 0;
};

}   // namespace socklens::test
