// How socklens-agent ends, for scripts. Any thread, no ownership, cannot fail.
#pragma once

namespace socklens {

inline constexpr int done = 0;
inline constexpr int failed = 1;
inline constexpr int askedWrongly = 2;

}   // namespace socklens
