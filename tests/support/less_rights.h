// Takes root's rights away for a while: modes of files count again. Nothing changes for an ordinary user.
// Main thread; the destructor gives them back.
#pragma once

#include <unistd.h>

namespace socklens::test {

class LessRights {
public:
    LessRights() : m_uid(geteuid()) {
        if (m_uid == 0) m_lowered = seteuid(nobody) == 0;
    }
    LessRights(const LessRights&) = delete;
    LessRights& operator=(const LessRights&) = delete;
    ~LessRights() {
        if (m_lowered && seteuid(m_uid) != 0) _exit(1);   // every later test would lie
    }
    /// False if root could not get rid of his rights.
    bool inForce() const { return m_uid != 0 || m_lowered; }

private:
    static constexpr uid_t nobody = 65534;
    uid_t m_uid;
    bool m_lowered = false;
};

}   // namespace socklens::test
