#include "ui/background/tray_host.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace socklens {

namespace {

constexpr std::chrono::milliseconds betweenQuestions{250};

}   // namespace

TrayHost::TrayHost(std::chrono::milliseconds patience, QObject* parent) : QObject(parent) {
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &TrayHost::settle);
    m_patience.start(patience);
    m_again.setSingleShot(true);
    m_again.setInterval(betweenQuestions);
    connect(&m_again, &QTimer::timeout, this, &TrayHost::ask);
    ask();
}

void TrayHost::ask() {
    QDBusMessage question = QDBusMessage::createMethodCall(
        QStringLiteral("org.kde.StatusNotifierWatcher"), QStringLiteral("/StatusNotifierWatcher"),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question << QStringLiteral("org.kde.StatusNotifierWatcher")
             << QStringLiteral("IsStatusNotifierHostRegistered");
    auto* call = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &TrayHost::onAnswer);
}

void TrayHost::onAnswer(QDBusPendingCallWatcher* call) {
    call->deleteLater();
    if (!m_patience.isActive()) return;   // too late
    const QDBusPendingReply<QDBusVariant> answer(*call);
    if (answer.isValid() && answer.value().variant().toBool())
        settle();
    else
        m_again.start();
}

void TrayHost::settle() {
    m_again.stop();
    m_patience.stop();
    Q_EMIT settled();
}

}   // namespace socklens
