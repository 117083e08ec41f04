// The ready-made views of the table of sockets: what somebody usually looks for, without typing a filter.
// Pure functions: any thread, cannot fail.
#pragma once

#include "app/core/filter/filter.h"

#include <QString>
#include <array>
#include <cstdint>
#include <optional>

namespace socklens {

enum class ReadyMadeView : std::uint8_t { Everything, Listening, Connections, Hanging };

inline constexpr std::array readyMadeViews{ReadyMadeView::Everything, ReadyMadeView::Listening,
                                           ReadyMadeView::Connections, ReadyMadeView::Hanging};

/// In the user's language: a word, and a sentence that says what is in it.
QString title(ReadyMadeView view);
QString description(ReadyMadeView view);

/// What it lets through.
Filter filterOf(ReadyMadeView view);

/// "listening", as it is kept in a file; nullopt for what is not the name of one.
QString toText(ReadyMadeView view);
std::optional<ReadyMadeView> readyMadeViewFromText(const QString& text);

}   // namespace socklens
