// Lets QCOMPARE show texts of the standard library, escaped and in quotes, when they differ. Any thread.
#pragma once

#include <QTest>

#include <string>
#include <string_view>

namespace QTest {

template <>
inline char* toString(const std::string_view& text) {
    return toString(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
}

template <>
inline char* toString(const std::string& text) {
    return toString(std::string_view(text));
}

}   // namespace QTest
