// One socket on its way through the pictures: where it stands, which sockets belong to it, and which states it was
// seen in. When it is gone, what was last known of it stays. A step from one picture to the next costs what has
// changed, not what there is. A value: any thread, one at a time; cannot fail.
#pragma once

#include "app/core/picture.h"
#include "app/core/relatives.h"
#include "app/core/socket_key.h"

#include <optional>
#include <span>
#include <vector>

namespace socklens {

/// The same socket after an update; nullopt if it is gone. A row has hardly moved: it is looked for outwards from
/// where it was.
std::optional<std::uint32_t> rowAfter(const Update& update, std::uint32_t row);

/// Wherever it stands: every row is looked at. Nullopt if it is not there.
std::optional<std::uint32_t> rowOf(const Snapshot& snapshot, const SocketKey& key);

class FollowedSocket {
public:
    /// Of a program that connects and disconnects one socket for ever, the newest are kept, and the first.
    static constexpr std::size_t mostStates = 20;

    struct SeenState {
        State state{};
        Timestamp since{};   ///< of the sample that showed it first
        friend bool operator==(const SeenState&, const SeenState&) = default;
    };

    FollowedSocket(PicturePointer picture, std::uint32_t row);

    /// The next picture. Where it does not follow the one that is known, every row is looked at.
    void follow(const Update& update);
    /// However much was missed.
    void catchUp(const PicturePointer& picture) {
        if (picture != m_picture) follow({nullptr, picture, {}});
    }
    /// Gives up the picture but for what belongs to the socket, until the next one.
    void rest();

    const SocketKey& key() const { return m_key; }
    /// What is known, or was known last: the whole picture, or an excerpt of it.
    const PicturePointer& picture() const { return m_picture; }
    SocketView view() const { return m_picture->view(m_row); }
    std::uint32_t row() const { return m_row; }
    const Socket& socket() const { return m_picture->snapshot->sockets[m_row]; }
    const Relatives& relatives() const { return m_relatives; }
    std::span<const SeenState> states() const { return m_states; }
    /// When a sample first missed it; nullopt while it is there.
    std::optional<Timestamp> goneAt() const { return m_goneAt; }

private:
    std::optional<std::uint32_t> find(const Update& update, bool isNext) const;
    Relatives relativesAfter(const Update& update, std::uint32_t row) const;
    void note(State state, Timestamp at);

    SocketKey m_key;
    PicturePointer m_picture;
    std::uint32_t m_row = 0;
    Relatives m_relatives;
    std::vector<SeenState> m_states;
    std::optional<Timestamp> m_goneAt;
};

}   // namespace socklens
