// The step of a tree of processes from what it shows to what it should show, and what becomes of the sockets that
// it lists. Pure functions of immutable values: any thread. Whoever waits for the answer may change his mind: what
// is overtaken ends early, and its result is good for nothing.
#pragma once

#include "app/core/filter/filter.h"
#include "app/core/picture.h"
#include "app/models/process_columns.h"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

namespace socklens {

/// What a group is the group of: a process, or one of the kinds of sockets without a visible one.
struct OwnerKey {
    Ownership ownership{};
    ProcessId process;
    friend auto operator<=>(const OwnerKey&, const OwnerKey&) = default;
};

/// Which sockets are counted and listed, and the order of their owners.
struct Grouping {
    Filter filter;
    ProcessColumn column = ProcessColumn::Sockets;
    bool descending = true;
};

struct KeyedGroup {
    OwnerKey key;
    OwnerGroup group;   ///< its sockets ascending
};

/// A total order of the groups of a snapshot.
bool isBefore(const Snapshot& snapshot, const Grouping& grouping, const KeyedGroup& a, const KeyedGroup& b);

/// The sockets that an opened group lists, as rows of the picture, in the order in which they came.
using Listing = std::shared_ptr<const std::vector<std::uint32_t>>;

/// Places that follow each other: from `first` to `last`.
struct PlaceRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

struct ListingStep {
    Listing before;
    std::vector<PlaceRange> gone;   ///< places in `before`, the last ones first
    Listing after;                  ///< as rows of the next picture: those that stay, then those that come
    std::size_t staying = 0;
};

/// `newRows`: per row of the picture before; empty: the rows are the same.
ListingStep stepOf(Listing before, const OwnerGroup& group, std::span<const std::uint32_t> newRows);

/// What is shown, and what should be.
struct RegroupingTask {
    PicturePointer shown;
    std::map<OwnerKey, Listing> opened;   ///< of it
    Grouping grouping;
    UpdatePointer update;   ///< to the picture that should be shown; null: the same
};

struct Regrouping {
    PicturePointer picture;
    std::vector<std::uint32_t> newRows;         ///< per row of the snapshot shown before; empty: the same rows
    std::vector<KeyedGroup> groups;             ///< in their order
    std::map<OwnerKey, std::size_t> places;     ///< of these
    std::map<OwnerKey, ListingStep> listings;   ///< of those that were opened and stay
};

/// The update need not begin where the tree stands: it may have missed some.
Regrouping regroup(const RegroupingTask& task, const std::stop_token& overtaken = {});

/// To the same groups with the same counts, which list nothing but these rows of what is shown, in ascending
/// order; the rest of the picture can go. The task's update is not looked at.
Regrouping reduce(const RegroupingTask& task, std::vector<KeyedGroup> groups, std::span<const std::uint32_t> rows);

}   // namespace socklens
