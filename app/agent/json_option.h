// The option --format text|json, which most commands have. `json` outlives the parsing.
#pragma once

namespace CLI {
class App;
}

namespace socklens {

void addJsonOption(CLI::App& command, bool& json);

}   // namespace socklens
