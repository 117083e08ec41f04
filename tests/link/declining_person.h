// A polkit authentication agent, as a desktop has one, whose person cancels every question. Main thread; answers
// while events are looked at. Throws std::runtime_error where polkitd does not take it. Source: the reference
// manual of polkit, org.freedesktop.PolicyKit1.AuthenticationAgent.
#pragma once

#include "app/core/units.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusVirtualObject>
#include <QStringList>
#include <stdexcept>

namespace socklens::test {

/// (sa{sv}): what may ask.
struct PolkitSubject {
    QString kind;
    QVariantMap details;
};

inline QDBusArgument& operator<<(QDBusArgument& argument, const PolkitSubject& subject) {
    argument.beginStructure();
    argument << subject.kind << subject.details;
    argument.endStructure();
    return argument;
}

inline const QDBusArgument& operator>>(const QDBusArgument& argument, PolkitSubject& subject) {
    argument.beginStructure();
    argument >> subject.kind >> subject.details;
    argument.endStructure();
    return argument;
}

class DecliningPerson final : public QDBusVirtualObject {
public:
    /// For what this process starts with pkexec(1).
    explicit DecliningPerson(ProcessId self) {
        qDBusRegisterMetaType<PolkitSubject>();
        const QString path = QStringLiteral("/org/socklens/test/AuthenticationAgent");
        QDBusConnection bus = QDBusConnection::systemBus();
        const PolkitSubject subject{QStringLiteral("unix-process"),
                                    {{QStringLiteral("pid"), static_cast<uint>(number(self.pid))},
                                     {QStringLiteral("start-time"), qulonglong{number(self.startTime)}}}};
        QDBusMessage call = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.PolicyKit1"), QStringLiteral("/org/freedesktop/PolicyKit1/Authority"),
            QStringLiteral("org.freedesktop.PolicyKit1.Authority"), QStringLiteral("RegisterAuthenticationAgent"));
        call << QVariant::fromValue(subject) << QStringLiteral("en_GB.UTF-8") << path;
        if (!bus.registerVirtualObject(path, this)) throw std::runtime_error("there is no system bus");
        const QDBusMessage reply = bus.call(call);
        if (reply.type() == QDBusMessage::ErrorMessage)
            throw std::runtime_error(reply.errorMessage().toStdString());
    }

    QStringList actions;    ///< what was asked about
    QStringList messages;   ///< and how

private:
    QString introspect(const QString& /*path*/) const override { return {}; }

    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override {
        if (message.member() != QLatin1String("BeginAuthentication")) return false;
        actions << message.arguments().value(0).toString();
        messages << message.arguments().value(1).toString();
        return connection.send(message.createErrorReply(
            QStringLiteral("org.freedesktop.PolicyKit1.Error.Cancelled"), QStringLiteral("The person said no.")));
    }
};

}   // namespace socklens::test

Q_DECLARE_METATYPE(socklens::test::PolkitSubject)
