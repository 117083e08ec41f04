// The real agent, by its pipes, with the rights of whoever a test wants: it performs and answers what tests ask
// for. Main thread; after QCoreApplication, inside a private namespace. Owns the children, which end with it.
// Errors: std::runtime_error where an agent does not start, does not answer, or does what it may not.
#pragma once

#include "app/core/action.h"
#include "app/core/capabilities.h"
#include "app/core/query.h"
#include "tests/lab/temporary_directory.h"

#include <compare>
#include <map>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

namespace socklens::test {
class TalkingAgent;
}

namespace socklens::lab {

/// Who an agent runs as: with these capabilities (CAP_…) and no others. Root has all.
struct User {
    uid_t uid = 0;
    std::vector<int> capabilities{};
    friend auto operator<=>(const User&, const User&) = default;
};
extern const User root;
extern const User ordinaryUser;
extern const User networkAdministrator;   ///< an ordinary user with CAP_NET_ADMIN and nothing else

class ActingAgent {
public:
    ActingAgent(const std::string& program, const User& user);
    ~ActingAgent();

    const Capabilities& capabilities() const { return m_capabilities; }
    /// In portions, as the window sends them.
    ActionResults perform(const Actions& actions);
    ActionResult perform(const Action& action) { return perform(Actions{action}).front(); }
    Answer answer(const Query& query);

private:
    std::unique_ptr<test::TalkingAgent> m_agent;
    Capabilities m_capabilities;
    std::uint64_t m_lastRequest = 0;
};

/// One agent for each kind of rights, started when it is first needed. Exists once, in main().
class Agents {
public:
    Agents();
    Agents(const Agents&) = delete;
    Agents& operator=(const Agents&) = delete;
    ~Agents();

    static ActingAgent& of(const User& user);
    /// Why agents cannot run as other users here; empty if they can.
    static const std::string& hindrance();
    /// A directory that every user may write to; the agents keep their records there.
    static const std::string& directory();
    /// A copy of the agent that every user may run.
    static std::string program();

private:
    TemporaryDirectory m_directory;
    std::string m_hindrance;
    std::map<User, std::unique_ptr<ActingAgent>> m_agents;
};

/// Who performs what a test asks for in this run of the program, by SOCKLENS_LAB_RIGHTS: "root", which is also
/// meant where nothing is said, or "CAP_NET_ADMIN".
const User& performer();

/// First an ordinary user's agent is asked to, and must change nothing; then that of the performer.
ActionResult perform(const Action& action);
ActionResults perform(const Actions& actions);

}   // namespace socklens::lab
