#include "ui/style/color_scheme_portal.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QVariant>

namespace socklens {

namespace {

constexpr QLatin1String portalPath("/org/freedesktop/portal/desktop");
constexpr QLatin1String interface("org.freedesktop.portal.Settings");
constexpr QLatin1String appearance("org.freedesktop.appearance");
constexpr QLatin1String colorScheme("color-scheme");

}   // namespace

ColorSchemePortal::ColorSchemePortal(QObject* parent) : QObject(parent) {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    // From any sender: naming one makes Qt ask the bus for its owner and wait for the answer.
    bus.connect(QString(), portalPath, interface, QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QDBusMessage)));
    QDBusMessage question = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.portal.Desktop"),
                                                           portalPath, interface, QStringLiteral("Read"));
    question << appearance << colorScheme;
    auto* call = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &ColorSchemePortal::onAnswer);
}

void ColorSchemePortal::onAnswer(QDBusPendingCallWatcher* call) {
    call->deleteLater();
    const QDBusMessage reply = call->reply();
    if (reply.type() == QDBusMessage::ReplyMessage && !reply.arguments().isEmpty())
        take(reply.arguments().constFirst());
}

void ColorSchemePortal::onSettingChanged(const QDBusMessage& message) {
    const QVariantList arguments = message.arguments();
    if (arguments.size() == 3 && arguments[0] == appearance && arguments[1] == colorScheme) take(arguments[2]);
}

void ColorSchemePortal::take(const QVariant& value) {
    // `Read` wraps its variant in a second one; the specification keeps that mistake for old programs.
    QVariant inner = value;
    while (inner.metaType() == QMetaType::fromType<QDBusVariant>()) inner = inner.value<QDBusVariant>().variant();
    const uint number = inner.toUInt();
    const auto scheme = number == 1   ? ColorScheme::PreferDark
                        : number == 2 ? ColorScheme::PreferLight
                                      : ColorScheme::NoPreference;
    if (m_answered && scheme == m_scheme) return;
    m_answered = true;
    m_scheme = scheme;
    Q_EMIT schemeChanged(scheme);
}

}   // namespace socklens
