// The main() of every test of the lab: the walls first, then Qt. What a test lets through is printed and fails it.
#pragma once

#include "tests/lab/private_namespace.h"

#include <QCoreApplication>
#include <QTest>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace socklens::lab {

template <class Test>
int runLab(int argc, char** argv) {
    enterPrivateNamespace();
    try {
        const QCoreApplication application(argc, argv);
        Test test;
        return QTest::qExec(&test, argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "lab: %s\n", error.what());
        return 1;
    }
}

/// Fails the test with every sentence on a line of its own.
inline void verifyNone(const std::vector<std::string>& complaints) {
    for (const std::string& complaint : complaints) qWarning("%s", complaint.c_str());
    QVERIFY2(complaints.empty(), (std::to_string(complaints.size()) + " complaints, see above").c_str());
}

}   // namespace socklens::lab
