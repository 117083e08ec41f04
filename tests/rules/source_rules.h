// The rules that keep the rooms of the house apart, as a function of one source file: which room may include
// which, where Qt may come in, and what no product file may hold. Pure: any thread, cannot fail.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace socklens::test {

/// Whether a header, named as in "#include <QString>", is one of Qt Core.
using IsQtCore = std::function<bool(std::string_view header)>;

/// One sentence with path and line for each violation. `path` is from the root of the repository, "app/core/x.h".
std::vector<std::string> violations(std::string_view path, std::string_view text, const IsQtCore& isQtCore);

/// The headers that a text includes, in their order.
std::vector<std::string> includedHeaders(std::string_view text);

/// The rooms under app/ that have rules.
std::vector<std::string> knownRooms();

}   // namespace socklens::test
