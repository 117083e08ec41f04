// Reads saved snapshots and compares, beside the screen. Lives in the screen's thread, where the answers come.
#pragma once

#include "app/core/worker.h"
#include "app/insight/compare.h"

#include <QObject>
#include <QString>
#include <functional>
#include <tl/expected.hpp>

namespace socklens {

class Comparing final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void read(const QString& path, std::function<void(const tl::expected<NotedSockets, Message>&)> done);
    void compare(const NotedSockets& older, const NotedSockets& newer,
                 std::function<void(const ComparisonPointer&)> done);

private:
    Worker m_worker;
};

}   // namespace socklens
