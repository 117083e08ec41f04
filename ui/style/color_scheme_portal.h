// What the desktop says of dark and light: the setting org.freedesktop.appearance color-scheme of the XDG portal,
// which Qt reads by itself only from 6.5 on.
// GUI thread. Asks without waiting; where there is no session bus or no portal it says nothing, ever.
#pragma once

#include <QObject>

#include <cstdint>

class QDBusMessage;
class QDBusPendingCallWatcher;
class QVariant;

namespace socklens {

/// The portal's numbers.
enum class ColorScheme : std::uint8_t { NoPreference = 0, PreferDark = 1, PreferLight = 2 };

class ColorSchemePortal : public QObject {
    Q_OBJECT

public:
    explicit ColorSchemePortal(QObject* parent = nullptr);

    /// NoPreference until the portal answers.
    ColorScheme scheme() const { return m_scheme; }

Q_SIGNALS:
    /// Also for the first answer, whatever it is.
    void schemeChanged(socklens::ColorScheme scheme);

private:
    Q_SLOT void onAnswer(QDBusPendingCallWatcher* call);
    Q_SLOT void onSettingChanged(const QDBusMessage& message);
    void take(const QVariant& value);

    ColorScheme m_scheme = ColorScheme::NoPreference;
    bool m_answered = false;
};

}   // namespace socklens
