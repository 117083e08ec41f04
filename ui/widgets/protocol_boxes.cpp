#include "ui/widgets/protocol_boxes.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace socklens {

namespace {

constexpr std::array allProtocols{Protocol::Tcp, Protocol::Udp, Protocol::Unix};   // by their numbers

QString nameOf(Protocol protocol) {
    return QString::fromUtf8(toText(protocol).data()).toUpper();
}

}   // namespace

ProtocolBoxes::ProtocolBoxes(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (const Protocol protocol : allProtocols) {
        auto* box = new QCheckBox(nameOf(protocol), this);
        box->setChecked(protocol != Protocol::Unix);   // there are hundreds on a desktop, and few look for them
        box->setToolTip(tr("Show or hide %1 sockets").arg(box->text()));
        box->setAccessibleName(tr("Show %1 sockets").arg(box->text()));
        connect(box, &QCheckBox::toggled, this, &ProtocolBoxes::changed);
        m_boxes[static_cast<std::size_t>(protocol)] = box;
        row->addWidget(box);
    }
}

ProtocolSet ProtocolBoxes::ticked() const {
    ProtocolSet ticked{};
    for (std::size_t at = 0; at < m_boxes.size(); ++at) ticked.at(at) = m_boxes.at(at)->isChecked();
    return ticked;
}

void ProtocolBoxes::setTicked(const ProtocolSet& ticked) {
    for (std::size_t at = 0; at < m_boxes.size(); ++at) m_boxes.at(at)->setChecked(ticked.at(at));
}

std::string ProtocolBoxes::filter() const {
    QStringList names;
    for (std::size_t at = 0; at < m_boxes.size(); ++at)
        if (m_boxes.at(at)->isChecked()) names << QString::fromUtf8(toText(allProtocols.at(at)).data());
    if (names.size() == static_cast<qsizetype>(m_boxes.size())) return {};
    return "protocol:" + (names.isEmpty() ? "none" : names.join(u',').toStdString());
}

std::uint32_t ProtocolBoxes::sumOf(const ProtocolCounts& counts) const {
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < m_boxes.size(); ++at)
        if (m_boxes.at(at)->isChecked()) sum += counts.at(at);
    return sum;
}

QStringList ProtocolBoxes::untickedOf(const ProtocolCounts& counts) const {
    QStringList names;
    for (std::size_t at = 0; at < m_boxes.size(); ++at)
        if (!m_boxes.at(at)->isChecked() && counts.at(at) > 0) names << nameOf(allProtocols.at(at));
    return names;
}

}   // namespace socklens
