// What the screen needs to export: text that is made and written beside it, into a file that is written whole or
// not at all. Lives in the screen's thread, where the answers come; an order that is being written when it ends is
// still finished. A producer runs on the other thread and owns what it reads.
#pragma once

#include "app/core/picture.h"
#include "app/core/worker.h"
#include "app/export/compared.h"
#include "app/export/whole_file.h"

#include <QObject>
#include <QString>
#include <functional>

namespace socklens {

/// Rows of a picture, and in which form: a value that can be given to another thread.
struct ExportOrder {
    PicturePointer picture;
    std::vector<std::uint32_t> rows;
    ExportForm form;
};

/// A comparison, and in which form: likewise.
struct ComparisonOrder {
    ComparisonPointer comparison;
    ComparedNames names;
    ExportFormat format = ExportFormat::Csv;
};

std::string exportText(const ExportOrder& order);
TextProducer producerOf(ExportOrder order);
TextProducer producerOf(ComparisonOrder order);

class SnapshotExport final : public QObject {
    Q_OBJECT

public:
    using Written = std::function<void(const tl::expected<void, std::error_code>&)>;

    using QObject::QObject;

    /// Fails with the errno of the step that failed; nothing is left behind then.
    void writeFile(const QString& path, TextProducer producer, Written done);
    void makeText(TextProducer producer, std::function<void(const QString&)> done);

private:
    Worker m_worker;
};

}   // namespace socklens
