// Runs a piece of a test in a forked child, where it can change namespaces, rights and limits without a way back.
// Main thread. Qt Test's macros do not work in there: the piece returns its complaint instead, empty if all is
// well.
#pragma once

#include <functional>
#include <string>

namespace socklens::test {

/// What the piece returned, or a sentence if it crashed, threw or took longer than 20 seconds (it is killed then).
std::string inChild(const std::function<std::string()>& piece);

/// The complaint of a piece that cannot run on this machine begins with this; the rest says why.
inline constexpr char skipMark[] = "SKIP: ";

}   // namespace socklens::test

/// Runs a piece in a child; fails or skips the test function with what it returned.
#define SOCKLENS_VERIFY_IN_CHILD(piece)                                                                           \
    do {                                                                                                          \
        const std::string complaint = socklens::test::inChild(piece);                                             \
        if (complaint.starts_with(socklens::test::skipMark)) QSKIP(complaint.c_str());                            \
        QVERIFY2(complaint.empty(), complaint.c_str());                                                           \
    } while (false)
