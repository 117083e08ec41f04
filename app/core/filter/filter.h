// The filter language: one for the screen and for the headless agent.
//
//   filter := [ all { or all } ]               nothing at all matches every row; or: "or" "||" "|"
//   all    := part { [and] part }              binds stronger than or; and: "and" "&&" "&"
//   part   := { not } ( "(" filter ")" | term )                         not: "not" "!"
//   term   := word                             what the row says contains it, in any column but when it was seen
//           | field op value { "," value }     op: ":" "=" "!=" "<" "<=" ">" ">=", or eq ne lt le gt ge
//           | field value                      as ss(8) has it: sport :443, dst ::1, state big, exclude time-wait
//   value  := 42 | 0x2a | 8000-8999 | 10k | 4Mi                         numbers, queues, bytes
//           | 500ms | 60s | 1.5h                                        age, expires, rtt
//           | 443 | :443 | https                                        port, sport, dport
//           | 10.0.0.1 | 10.0.0.0/8 | 192.168. | [::1]:22 | /run/x.sock  address, local, remote, src, dst
//           | tcp | time-wait | word | "two words" | 'it\'s'            all others, whatever their case
//           | any | none                                                the field is known, is unknown
//
// The fields are the ids of column.h and the short names of fields.cpp. ":" on text asks whether the field
// contains the value, "=" whether it is the value; elsewhere both mean the same. A list matches if one of its
// values does, a field of several processes if one of them does. A duration equals "5s" from 5 s to just below 6
// s. What is unknown fits no comparison, and "!=" is always "not =": pid!=42 finds the rows without a process too.
// A bare number is part of an address, a port, a pid, an inode or a cookie, or the whole of what is counted.
// Upper and lower case are the same for the letters A to Z only.
//
// A Filter is an immutable value, cheap to copy and to share between threads. Parsing answers a FilterError for
// what it does not understand (and may read /etc/services); matching cannot fail.
#pragma once

#include "app/core/column.h"
#include "app/core/message.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace socklens {

/// The mistake in a filter: which bytes of the text, and a sentence that helps.
struct FilterError {
    std::size_t offset = 0;
    std::size_t length = 0;   ///< never 0: where something is missing, what asks for it
    Message message;
    friend bool operator==(const FilterError&, const FilterError&) = default;
};

struct FilterProgram;

class Filter {
public:
    static constexpr std::size_t maximumLength = 4096;   ///< bytes
    static constexpr int maximumDepth = 64;              ///< of brackets

    Filter() = default;   ///< matches everything
    static tl::expected<Filter, FilterError> parse(std::string_view text);

    /// Matches what both match.
    Filter narrowedBy(const Filter& other) const;

    bool matches(const SocketView& view) const;
    bool isEmpty() const;
    bool isSingleTerm() const;   ///< needs no brackets beside an "and"
    std::string text() const;    ///< as it was typed

    bool dependsOnAge() const;   ///< a row may begin or cease to match although its socket did not change
    bool needsMemory() const;    ///< asks for what only who watched knows: unknown in a single snapshot
    bool needsTcpInfo() const;   ///< unknown, and so without a match, in snapshots without tcp_info
    bool needsOwners() const;    ///< asks for the processes that hold a socket; a bare word matches without them

private:
    explicit Filter(std::shared_ptr<const FilterProgram> program) : m_program(std::move(program)) {}
    std::shared_ptr<const FilterProgram> m_program;
};

/// "field=value" for a value of column.h, in quotes where it needs them; "field:none" for an empty one. Always
/// understood for the id of a column. An overlong value is cut, and then asked for with ":".
std::string filterTerm(std::string_view field, std::string_view value);

}   // namespace socklens
