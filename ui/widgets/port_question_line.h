// Which port is asked about: number, address and protocol in one line, with the button that tries it. The screen's
// thread. Emits what is wanted; does nothing itself.
#pragma once

#include "app/insight/port_doctor.h"

#include <QWidget>
#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace socklens {

class PortQuestionLine final : public QWidget {
    Q_OBJECT

public:
    explicit PortQuestionLine(QWidget* parent = nullptr);

    /// Nothing while what is typed is no port, or no address.
    std::optional<PortQuestion> question() const;
    /// What is wrong with it, or what to type.
    QString mistake() const;
    bool isEmpty() const;
    /// Addresses of this machine, to choose from; what is typed stays.
    void offerAddresses(const std::vector<Address>& addresses);
    void enter();
    /// Instead of what is typed.
    void ask(Port port);

Q_SIGNALS:
    void changed();
    void tryWanted();

private:
    std::optional<Port> port() const;
    std::optional<Address> address() const;
    void update();

    QLineEdit* m_port;
    QComboBox* m_address;
    QComboBox* m_protocol;
    QPushButton* m_try;
};

}   // namespace socklens
