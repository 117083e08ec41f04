// What can be done about a port that cannot be bound, the best first, with what each does not do. Pure: any
// thread, cannot fail. A part of the port doctor.
#pragma once

#include "app/insight/port_doctor.h"

namespace socklens {

/// Of a diagnosis that has everything but remedies.
std::vector<Remedy> remediesFor(const Snapshot& snapshot, const PortDiagnosis& diagnosis, const PortFacts& facts);

}   // namespace socklens
