#include "ui/background/desktop_notifications.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>

namespace socklens {

namespace {

constexpr QLatin1String service("org.freedesktop.Notifications");
constexpr QLatin1String path("/org/freedesktop/Notifications");
constexpr std::size_t mostOurs = 64;   // whose clicks are still awaited

}   // namespace

DesktopNotifications::DesktopNotifications(QObject* parent) : QObject(parent) {
    // From any sender: naming one makes Qt ask the bus for its owner and wait for the answer.
    QDBusConnection::sessionBus().connect(QString(), path, service, QStringLiteral("ActionInvoked"), this,
                                          SLOT(onActionInvoked(QDBusMessage)));
}

void DesktopNotifications::show(const QString& summary, const QString& body) {
    QDBusMessage notify = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    const QStringList actions{QStringLiteral("default"), tr("Show")};
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()}};
    constexpr uint replacesNone = 0;
    constexpr int servicesOwnTime = -1;
    // The specification takes the body for a kind of HTML.
    notify << QGuiApplication::applicationDisplayName() << replacesNone << QStringLiteral("socklens") << summary
           << body.toHtmlEscaped() << actions << hints << servicesOwnTime;
    auto* call = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(notify), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &DesktopNotifications::onShown);
}

void DesktopNotifications::onShown(QDBusPendingCallWatcher* call) {
    call->deleteLater();
    const QDBusPendingReply<uint> reply(*call);
    if (!reply.isValid()) return;
    if (m_ours.size() >= mostOurs) m_ours.erase(m_ours.begin());
    m_ours.insert(reply.value());
}

/// Of the number of the notification, and the name of the action.
void DesktopNotifications::onActionInvoked(const QDBusMessage& signal) {
    const QVariantList arguments = signal.arguments();
    if (!arguments.empty() && m_ours.erase(arguments.first().toUInt()) > 0) Q_EMIT activated();
}

}   // namespace socklens
