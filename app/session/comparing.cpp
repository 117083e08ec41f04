#include "app/session/comparing.h"

#include "app/export/saved_snapshot.h"

#include <utility>

namespace socklens {

void Comparing::read(const QString& path, std::function<void(const tl::expected<NotedSockets, Message>&)> done) {
    m_worker.post([this, path, done = std::move(done)] {
        const auto noted = readSnapshotFile(path.toStdString()).map([](const SnapshotPointer& snapshot) {
            return NotedSockets{snapshot, nullptr};
        });
        QMetaObject::invokeMethod(
            this, [done, noted] { done(noted); }, Qt::QueuedConnection);
    });
}

void Comparing::compare(const NotedSockets& older, const NotedSockets& newer,
                        std::function<void(const ComparisonPointer&)> done) {
    m_worker.post([this, older, newer, done = std::move(done)] {
        const auto comparison = std::make_shared<const Comparison>(socklens::compare(older, newer));
        QMetaObject::invokeMethod(
            this, [done, comparison] { done(comparison); }, Qt::QueuedConnection);
    });
}

}   // namespace socklens
