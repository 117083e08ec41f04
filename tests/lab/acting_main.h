// The main() of every test of the lab that acts through agents. See lab_main.h.
#pragma once

#include "tests/lab/agents.h"
#include "tests/lab/lab_main.h"

namespace socklens::lab {

template <class Test>
int runActing(int argc, char** argv) {
    enterPrivateNamespace();
    try {
        const QCoreApplication application(argc, argv);
        const Agents agents;
        Test test;
        return QTest::qExec(&test, argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "lab: %s\n", error.what());
        return 1;
    }
}

}   // namespace socklens::lab

/// For initTestCase().
#define LAB_NEEDS_PERFORMER()                                                                                     \
    do {                                                                                                          \
        if (socklens::lab::performer() != socklens::lab::root && !socklens::lab::Agents::hindrance().empty())     \
            QSKIP(socklens::lab::Agents::hindrance().c_str());                                                    \
    } while (false)
