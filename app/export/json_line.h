// JSON as the exports write it: members in their order, on one line; what is not UTF-8 is replaced. Pure; any
// thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace socklens {

using Json = nlohmann::ordered_json;

inline std::string toLine(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}   // namespace socklens
