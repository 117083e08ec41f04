// What is told of whoever was chosen: collects it while somebody looks, and tells when there is more. The screen's
// thread.
#pragma once

#include "app/models/story.h"
#include "ui/acting/menu_subject.h"

#include <QObject>

namespace socklens {

class Details : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// The next picture.
    virtual void follow(const UpdatePointer& update) = 0;
    /// However much was missed.
    virtual void catchUp(const PicturePointer& picture) = 0;
    /// Nobody looks any more: what is large is given up, and nothing is asked.
    virtual void rest() = 0;
    /// Somebody has stayed with it for a moment: what has to be asked for is asked for.
    virtual void ask() = 0;

    virtual Story story() const = 0;
    /// What can be acted on; no rows and processes where it is gone.
    virtual MenuSubject subject() const = 0;

Q_SIGNALS:
    /// Something that was asked for has come.
    void changed();
};

}   // namespace socklens
