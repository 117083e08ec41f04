// What nearly every test reads first, read once for all of them: half of the time that a test takes to compile.
#pragma once

#include <QTest>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>
