#include "ui/background/desktop_notifications.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>
#include <algorithm>
#include <utility>

namespace socklens {

namespace {

constexpr QLatin1String service("org.freedesktop.Notifications");
constexpr QLatin1String path("/org/freedesktop/Notifications");
constexpr std::size_t mostSubjects = 64;   // whose clicks are still awaited

}   // namespace

DesktopNotifications::DesktopNotifications(QObject* parent) : QObject(parent) {
    // From any sender: naming one makes Qt ask the bus for its owner and wait for the answer.
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(QString(), path, service, QStringLiteral("ActionInvoked"), this,
                SLOT(onActionInvoked(QDBusMessage)));
    bus.connect(QString(), path, service, QStringLiteral("NotificationClosed"), this,
                SLOT(onClosed(QDBusMessage)));
}

void DesktopNotifications::show(const QString& subject, const QString& summary, const QString& body) {
    if (m_notices.size() >= mostSubjects && !m_notices.contains(subject)) m_notices.erase(m_notices.begin());
    Notice& notice = m_notices[subject];
    notice.isWithdrawn = false;
    if (notice.isBeingShown)
        notice.next = Text{summary, body};
    else
        send(subject, notice, {summary, body});
}

void DesktopNotifications::correct(const QString& subject, const QString& summary, const QString& body) {
    const auto known = m_notices.find(subject);
    if (known == m_notices.end()) return;
    const Notice& notice = known->second;
    const bool isThere = notice.isBeingShown ? !notice.isWithdrawn : notice.number != 0;
    if (isThere) show(subject, summary, body);
}

void DesktopNotifications::withdraw(const QString& subject) {
    const auto known = m_notices.find(subject);
    if (known == m_notices.end()) return;
    Notice& notice = known->second;
    notice.next.reset();
    if (notice.isBeingShown)
        notice.isWithdrawn = true;   // it has no number yet
    else
        close(notice);
}

void DesktopNotifications::close(Notice& notice) {
    if (notice.number == 0) return;
    QDBusMessage message =
        QDBusMessage::createMethodCall(service, path, service, QStringLiteral("CloseNotification"));
    message << std::exchange(notice.number, 0U);
    QDBusConnection::sessionBus().asyncCall(message);
}

void DesktopNotifications::send(const QString& subject, Notice& notice, const Text& text) {
    QDBusMessage notify = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    const QStringList actions{QStringLiteral("default"), tr("Show")};
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()}};
    constexpr int servicesOwnTime = -1;
    // The specification takes the body for a kind of HTML.
    notify << QGuiApplication::applicationDisplayName() << notice.number << QStringLiteral("socklens")
           << text.summary << text.body.toHtmlEscaped() << actions << hints << servicesOwnTime;
    notice.isBeingShown = true;
    auto* call = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(notify), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, subject, call] {
        call->deleteLater();
        onShown(subject, *call);
    });
}

void DesktopNotifications::onShown(const QString& subject, const QDBusPendingCallWatcher& call) {
    const auto known = m_notices.find(subject);
    if (known == m_notices.end()) return;   // too many others have come meanwhile
    Notice& notice = known->second;
    const QDBusPendingReply<uint> reply(call);
    notice.number = reply.isValid() ? reply.value() : 0;
    notice.isBeingShown = false;
    if (std::exchange(notice.isWithdrawn, false)) return close(notice);
    if (const auto next = std::exchange(notice.next, std::nullopt)) send(subject, notice, *next);
}

std::optional<QString> DesktopNotifications::takeSubject(const QDBusMessage& signal) {
    const QVariantList arguments = signal.arguments();
    const uint number = arguments.empty() ? 0 : arguments.first().toUInt();
    const auto known =
        std::ranges::find_if(m_notices, [&](const auto& notice) { return notice.second.number == number; });
    if (number == 0 || known == m_notices.end()) return std::nullopt;
    known->second.number = 0;
    return known->first;
}

void DesktopNotifications::onActionInvoked(const QDBusMessage& signal) {
    if (const auto subject = takeSubject(signal)) Q_EMIT activated(*subject);
}

void DesktopNotifications::onClosed(const QDBusMessage& signal) {
    takeSubject(signal);
}

}   // namespace socklens
