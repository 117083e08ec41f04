// Which findings somebody wants to be told. Values; the words for people in the screen's thread.
#pragma once

#include "app/insight/finding.h"

#include <QString>
#include <array>
#include <set>

namespace socklens {

using FindingKinds = std::set<Finding::Kind>;

inline constexpr std::array allFindingKinds{Finding::Kind::PortExhaustion,  Finding::Kind::DescriptorLeak,
                                            Finding::Kind::FullAcceptQueue, Finding::Kind::CloseWaitLeak,
                                            Finding::Kind::NoAnswer,        Finding::Kind::Leftovers};

/// What stops programs from working.
FindingKinds usualFindingKinds();

/// "port-exhaustion full-accept-queue", as a file has it; "none".
QString toText(const FindingKinds& kinds);
/// What is not understood is passed over; if nothing is, it is as usual.
FindingKinds findingKindsFromText(const QString& text);

/// On a check box, with its letter.
QString checkBoxText(Finding::Kind kind);

}   // namespace socklens
