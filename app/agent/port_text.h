// What the port doctor found, for people and for scripts. Pure: any thread, cannot fail.
#pragma once

#include "app/insight/port_doctor.h"

#include <string>

namespace socklens {

/// Lines of at most 100 characters, but for what has no blank.
std::string portText(const Snapshot& snapshot, const PortDiagnosis& diagnosis);
/// The form is in the help of `socklens-agent port`.
std::string portJson(const Snapshot& snapshot, const PortDiagnosis& diagnosis);

}   // namespace socklens
