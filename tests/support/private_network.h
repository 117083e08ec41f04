// The main() of tests with real sockets: a network namespace of their own first, then Qt. Where there is none,
// nothing is run and the test fails: it must not see, let alone touch, the machine's sockets.
#pragma once

#include "tests/support/namespaces.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <sched.h>

namespace socklens::test {

template <class Test>
int runInPrivateNetwork(int argc, char** argv) {
    if (const auto refused = enterNamespaces(CLONE_NEWNET); !refused.empty()) {
        std::fprintf(stderr, "No private network namespace, nothing was run: %s\n", refused.c_str());
        return 1;
    }
    const QCoreApplication application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}   // namespace socklens::test
