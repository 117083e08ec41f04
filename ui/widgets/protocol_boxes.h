// A check box for each protocol: which sockets a table shows. The screen's thread.
#pragma once

#include "app/models/socket_rearrangement.h"

#include <QStringList>
#include <QWidget>
#include <array>

class QCheckBox;

namespace socklens {

using ProtocolSet = std::array<bool, 3>;   ///< by Protocol

class ProtocolBoxes final : public QWidget {
    Q_OBJECT

public:
    explicit ProtocolBoxes(QWidget* parent = nullptr);

    ProtocolSet ticked() const;
    void setTicked(const ProtocolSet& ticked);
    /// "protocol:tcp,udp"; empty where all are ticked.
    std::string filter() const;
    /// Of the protocols that are ticked.
    std::uint32_t sumOf(const ProtocolCounts& counts) const;
    /// Names of the protocols that have some, and are not ticked.
    QStringList untickedOf(const ProtocolCounts& counts) const;

Q_SIGNALS:
    void changed();

private:
    std::array<QCheckBox*, 3> m_boxes{};   ///< by Protocol
};

}   // namespace socklens
