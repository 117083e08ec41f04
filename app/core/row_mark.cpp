#include "app/core/row_mark.h"

#include "app/core/message.h"

namespace socklens {

const char* title(RowMark mark) {
    switch (mark) {
    case RowMark::New: return SOCKLENS_TEXT("new");
    case RowMark::Changed: return SOCKLENS_TEXT("state changed");
    case RowMark::Gone: return SOCKLENS_TEXT("gone");
    }
    return "";
}

const char* description(RowMark mark) {
    switch (mark) {
    case RowMark::New: return SOCKLENS_TEXT("This socket has just come.");
    case RowMark::Changed: return SOCKLENS_TEXT("The state of this socket has just changed.");
    case RowMark::Gone:
        return SOCKLENS_TEXT("This socket is gone. Its row stays for a moment, so that it can be read.");
    }
    return "";
}

}   // namespace socklens
