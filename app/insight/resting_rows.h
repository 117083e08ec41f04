// Since when TCP sockets have been in a state in which they should not stay, or may wait for somebody: LISTEN,
// SYN_SENT and CLOSE_WAIT. A value: any thread, one at a time; cannot fail.
#pragma once

#include "app/core/picture.h"

#include <vector>

namespace socklens {

class RestingRows {
public:
    struct Row {
        std::uint32_t row = 0;   ///< of the newest snapshot
        Timestamp since{};       ///< of the first look that found it so
    };

    /// What is not the next update begins anew.
    void observe(const Update& update);
    /// By ascending row.
    const std::vector<Row>& rows() const { return m_rows; }

private:
    PicturePointer m_last;
    std::vector<Row> m_rows;
};

}   // namespace socklens
