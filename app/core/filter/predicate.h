// The conditions of a filter in the types of a socket, so that asking a row needs no text where the kernel gave a
// number. Immutable values: any thread, matching cannot fail.
#pragma once

#include "app/core/address.h"
#include "app/core/filter/fields.h"
#include "app/core/filter/text.h"
#include "app/core/filter/words.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace socklens {

struct NumberRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;   ///< included
    bool contains(std::uint64_t value) const { return first <= value && value <= last; }
};

/// Every comparison of numbers becomes ranges: "<80" is 0-79.
struct NumberTest {
    Column column{};
    bool isEitherSide = false;   ///< of ports: the remote one counts too
    std::vector<NumberRange> ranges;
};

struct WordTest {
    Column column{};
    WordSet values = 0;
};

struct Endpoint {
    std::optional<AddressBlock> block;   ///< none: any address
    std::optional<NumberRange> ports;    ///< none: any port, or none at all
};

struct AddressTest {
    bool local = false;
    bool remote = false;
    std::vector<Endpoint> endpoints;
    TextPattern names;   ///< of UNIX sockets; or a part of an address
};

/// Of what has a number and a name: users, and network namespaces.
struct NamedNumberTest {
    Column column{};
    std::vector<NumberRange> numbers;
    TextPattern names;
};

struct TextTest {
    Column column{};
    TextPattern pattern;
};

/// "any", or negated "none".
struct KnownTest {
    FilterField field;
};

/// Why there is no holder: "pid:kernel", "pid:hidden".
struct OwnershipTest {
    bool byKernel = false;
    bool hidden = false;
};

/// A bare word. What it has in common with the words of a closed set is known before the first row is.
struct AnywhereTest {
    explicit AnywhereTest(std::string_view word);

    std::string folded;
    std::vector<WordTest> words;   ///< only those that some row can pass
    bool mayBeAddress = false;     ///< or a port, or part of both
    bool mayBeNumber = false;
    std::optional<std::uint64_t> number;   ///< if the whole word is one
};

/// What is quickly asked comes first: the tree goes by this order.
using FilterPredicate = std::variant<WordTest, NumberTest, AddressTest, NamedNumberTest, KnownTest, OwnershipTest,
                                     TextTest, AnywhereTest>;

bool matches(const WordTest& test, const SocketView& view);
bool matches(const NumberTest& test, const SocketView& view);
bool matches(const AddressTest& test, const SocketView& view);
bool matches(const NamedNumberTest& test, const SocketView& view);
bool matches(const KnownTest& test, const SocketView& view);
bool matches(const OwnershipTest& test, const SocketView& view);
bool matches(const TextTest& test, const SocketView& view);
bool matches(const AnywhereTest& test, const SocketView& view);   // search.cpp

/// The tree of a filter.
struct FilterNode {
    enum class Kind : std::uint8_t { All, Any, Predicate };
    Kind kind = Kind::All;   ///< all of no children is true
    bool isNegated = false;
    std::vector<FilterNode> children;
    FilterPredicate predicate;

    FilterNode() = default;
    explicit FilterNode(FilterPredicate condition) : kind(Kind::Predicate), predicate(std::move(condition)) {}
    /// Puts what is quickly asked first: "nginx port:80" looks for the name in the rows of port 80 only.
    FilterNode(Kind combination, std::vector<FilterNode> parts);
};

bool matches(const FilterNode& node, const SocketView& view);

}   // namespace socklens
