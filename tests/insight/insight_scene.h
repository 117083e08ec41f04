// Traffic with everything that watches it. One thread; cannot fail.
#pragma once

#include "app/insight/findings.h"
#include "tests/insight/traffic.h"

#include <vector>

namespace socklens::test {

class InsightScene {
public:
    explicit InsightScene(std::uint16_t ports = 28'232);

    Traffic traffic;
    PortSettings settings;
    std::vector<LeftoverGroup> leftovers;

    /// `happen` is called before each look, with the number of the second.
    template <class Happen>
    void play(int seconds, Happen happen) {
        for (int second = 0; second < seconds; ++second) {
            happen(second);
            look();
        }
    }
    void look(Milliseconds after = std::chrono::seconds(1));

    const PicturePointer& picture() const { return m_picture; }
    const std::vector<Finding>& findings() const { return m_findings.findings(); }
    /// The keys of everything that was shown in this scene, in the order in which it came.
    const std::vector<std::string>& everShown() const { return m_everShown; }

private:
    PicturePointer m_picture;
    PortBudgets m_budgets;
    FindingsWatch m_findings;
    std::vector<std::string> m_everShown;
};

}   // namespace socklens::test
