#include "app/session/snapshot_export.h"

#include <memory>
#include <utility>

namespace socklens {

std::string exportText(const ExportOrder& order) {
    std::string text;
    write(order.form, *order.picture->snapshot, order.rows, [&](std::string_view piece) { text += piece; });
    return text;
}

TextProducer producerOf(ExportOrder order) {
    const auto kept = std::make_shared<const ExportOrder>(std::move(order));
    return [kept](const TextSink& sink) { write(kept->form, *kept->picture->snapshot, kept->rows, sink); };
}

TextProducer producerOf(ComparisonOrder order) {
    return [order = std::move(order)](const TextSink& sink) {
        writeComparison(order.format, *order.comparison, order.names, sink);
    };
}

void SnapshotExport::writeFile(const QString& path, TextProducer producer, Written done) {
    m_worker.post([this, path, producer = std::move(producer), done = std::move(done)] {
        const auto written = writeWholeFile(path.toStdString(), producer);
        QMetaObject::invokeMethod(
            this, [done, written] { done(written); }, Qt::QueuedConnection);
    });
}

void SnapshotExport::makeText(TextProducer producer, std::function<void(const QString&)> done) {
    m_worker.post([this, producer = std::move(producer), done = std::move(done)] {
        std::string bytes;
        producer([&](std::string_view piece) { bytes += piece; });
        const QString text = QString::fromStdString(bytes);
        QMetaObject::invokeMethod(
            this, [done, text] { done(text); }, Qt::QueuedConnection);
    });
}

}   // namespace socklens
