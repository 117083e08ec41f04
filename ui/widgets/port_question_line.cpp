#include "ui/widgets/port_question_line.h"

#include "ui/widgets/flow_layout.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace socklens {

namespace {

constexpr int highestPort = 65535;

}   // namespace

PortQuestionLine::PortQuestionLine(QWidget* parent)
    : QWidget(parent),
      m_port(new QLineEdit),
      m_address(new QComboBox),
      m_protocol(new QComboBox),
      m_try(new QPushButton(tr("&Try to bind"))) {
    const auto label = [this](const QString& text, QWidget* buddy) {
        auto* made = new QLabel(text, this);
        made->setBuddy(buddy);
        return made;
    };
    m_port->setAccessibleName(tr("Port"));
    m_port->setPlaceholderText(tr("1 to 65535"));
    m_port->setMaximumWidth(12 * fontMetrics().averageCharWidth() + 24);
    m_port->setClearButtonEnabled(true);
    m_protocol->setAccessibleName(tr("Protocol"));
    m_protocol->addItem(QStringLiteral("TCP"));
    m_protocol->addItem(QStringLiteral("UDP"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setEditable(true);
    m_address->lineEdit()->setAccessibleName(m_address->accessibleName());
    m_address->setInsertPolicy(QComboBox::NoInsert);
    m_address->setCompleter(nullptr);   // an address that is only begun is another one
    m_address->setMinimumContentsLength(26);
    m_address->setToolTip(tr("Of which address the port is wanted: choose one, or type one"));
    offerAddresses({});
    m_try->setToolTip(
        tr("Asks the kernel with two sockets, with and without SO_REUSEADDR. They never listen, and are "
           "closed at once."));

    // Gives each its parent, in the order of the Tab key.
    const auto together = [this](std::initializer_list<QWidget*> widgets) {
        auto* group = new QWidget(this);
        auto* line = new QHBoxLayout(group);
        line->setContentsMargins(0, 0, 0, 0);
        for (QWidget* widget : widgets) line->addWidget(widget);
        return group;
    };
    auto* layout = new FlowLayout(FlowLayout::Last::Follows, this);
    layout->setSpacing(12);
    layout->addWidget(together({label(tr("&Port"), m_port), m_port, m_protocol}));
    layout->addWidget(together({label(tr("&Address"), m_address), m_address}));
    layout->addWidget(m_try);

    connect(m_port, &QLineEdit::textChanged, this, &PortQuestionLine::update);
    connect(m_address, &QComboBox::currentTextChanged, this, &PortQuestionLine::update);
    connect(m_protocol, &QComboBox::currentIndexChanged, this, &PortQuestionLine::update);
    const auto wish = [this] {
        if (question()) Q_EMIT tryWanted();
    };
    connect(m_port, &QLineEdit::returnPressed, this, wish);
    connect(m_address->lineEdit(), &QLineEdit::returnPressed, this, wish);
    connect(m_try, &QPushButton::clicked, this, wish);
    update();
}

void PortQuestionLine::update() {
    m_try->setEnabled(question().has_value());
    Q_EMIT changed();
}

std::optional<Port> PortQuestionLine::port() const {
    bool isNumber = false;
    const int typed = m_port->text().trimmed().toInt(&isNumber);
    if (!isNumber || typed < 1 || typed > highestPort) return std::nullopt;
    return static_cast<Port>(typed);
}

/// The words that stand for every address are not to be typed.
std::optional<Address> PortQuestionLine::address() const {
    const int at = m_address->findText(m_address->currentText());
    const QString text = at >= 0 ? m_address->itemData(at).toString() : m_address->currentText().trimmed();
    return parseAddress(text.toStdString());
}

std::optional<PortQuestion> PortQuestionLine::question() const {
    const auto typedPort = port();
    const auto typedAddress = address();
    if (!typedPort || !typedAddress) return std::nullopt;
    return PortQuestion{*typedAddress, *typedPort,
                        m_protocol->currentIndex() == 0 ? Protocol::Tcp : Protocol::Udp};
}

void PortQuestionLine::ask(Port port) {
    m_address->setCurrentIndex(0);
    m_protocol->setCurrentIndex(0);
    m_port->setText(QString::number(number(port)));
}

bool PortQuestionLine::isEmpty() const {
    return m_port->text().trimmed().isEmpty();
}

QString PortQuestionLine::mistake() const {
    if (isEmpty()) return {};
    if (!port()) return tr("“%1” is not a port: type a number from 1 to 65535.").arg(m_port->text());
    if (!address())
        return tr("“%1” is not an IP address: type one such as 127.0.0.1 or ::1, or choose one.")
            .arg(m_address->currentText());
    return {};
}

void PortQuestionLine::offerAddresses(const std::vector<Address>& addresses) {
    const QString kept = m_address->currentText();
    const QSignalBlocker quiet(m_address);
    m_address->clear();
    m_address->addItem(tr("every address (:: and 0.0.0.0)"), QStringLiteral("::"));
    m_address->addItem(tr("every address of IPv4 (0.0.0.0)"), QStringLiteral("0.0.0.0"));
    for (const Address& address : addresses) {
        const QString text = QString::fromStdString(toText(address));
        m_address->addItem(text, text);
    }
    if (!kept.isEmpty()) m_address->setCurrentText(kept);
}

void PortQuestionLine::enter() {
    m_port->setFocus(Qt::ShortcutFocusReason);
    m_port->selectAll();
}

}   // namespace socklens
