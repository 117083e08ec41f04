// What became of the inodes of sockets from one sample to the next, and which row of the last a row of this one
// continues: what it says of few inodes holds all that is new. Two lists seldom change their order: they are
// compared place by place, and only what misses at its place is looked up. Any one thread; many can ask of() at
// once. Cannot fail.
#pragma once

#include "app/core/socket.h"
#include "app/probe/inode_index.h"
#include "app/probe/row_section.h"

#include <optional>
#include <span>
#include <vector>

namespace socklens {

class InodeChanges {
public:
    static constexpr std::uint32_t noRow = InodeIndex::noRow;

    /// Of an inode, in the present sample.
    enum class Listing : std::uint8_t {
        AsBefore,     ///< whether it was listed or not
        Gone,         ///< in no list, or no longer with all its rows: add() finds out
        FromMemory,   ///< shown, which proves nothing
        Listed
    };

    /// `before` is empty where nothing is known of the sample before: nothing is as before then. `remembered`:
    /// rows of `now` that are shown from memory. Refers to `now`.
    InodeChanges(std::span<const Socket> before, std::span<const Socket> now, RowSection remembered);

    /// The same inodes in both samples.
    bool isNothing() const { return m_isSame; }
    Listing of(Inode inode) const;

    /// What is to be laid out anew: also the rows of these, whose holders have changed.
    void add(std::span<const Inode> touched);
    /// Whether nothing is.
    bool isEmpty() const { return m_index.isEmpty(); }
    /// Each row of this inode, if it is to be laid out anew. True: it has some; false: it is in no list. Nothing:
    /// its rows, if any, are those of before.
    template <class Visit>
    std::optional<bool> forEachRow(Inode inode, const Visit& visit) const {
        std::optional<bool> hasRows = m_knowsAll ? std::optional(false) : std::nullopt;
        m_index.find(inode, [&](std::uint32_t row) {
            hasRows = hasRows.value_or(false) || row != noRow;
            if (row != noRow) visit(row);
        });
        return hasRows;
    }
    /// For every row of now: the one before with the same holders, or noRow, if it is to be laid out anew.
    const std::vector<std::uint32_t>& rowsBefore() const { return m_rowsBefore; }

private:
    void layOutAnew(std::uint32_t row);

    std::span<const Socket> m_now;
    RowSection m_remembered;
    bool m_knowsAll;
    bool m_isSame = true;
    std::vector<std::uint32_t> m_rowsBefore;
    InodeIndex m_index;   ///< of rows to be laid out anew, and of inodes that are gone
};

}   // namespace socklens
